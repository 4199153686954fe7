"""The rulebook: the law it holds, look-ups forwards and backwards, overlays on top, and the enforcement reports."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _fadu

__all__ = ["Lead", "Provision", "Rulebook", "Statute", "Term", "report_2024", "rules"]

_Entry = Union["Statute", "Provision", "Term"]
_Path = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Statute:
    """A statute version."""

    id: str
    """Such as ``csl@2017-06-01``."""
    zh: str
    en: str
    level: str
    """``law``, ``administrative-regulation``, ``department-rule``, ``normative-document``, or ``policy`` of an overlay."""
    from_: str
    """First day in force."""
    until: Optional[str]
    """First day no longer in force."""
    vouched: str
    """Acts whose last day is earlier are out of the window."""
    checked: str
    """Last day its rule file was held against the official text."""
    origin: str
    """``law``, or the overlay it comes from."""


@dataclass(frozen=True)
class Provision:
    """A provision."""

    id: str
    """Such as ``csl@2017-06-01/59/1``."""
    kind: str
    """``penalty``, ``power``, ``platform-duty``, ``consequence`` or ``general``."""
    measures: tuple[str, ...]
    """Measures it grants, in its own order."""
    violations: tuple[str, ...]
    """Violation types it answers."""
    verified: bool
    """False: it rests on a second-hand source."""
    origin: str
    """``law``, or the overlay it comes from."""


@dataclass(frozen=True)
class Term:
    """An id of the vocabulary."""

    id: str
    zh: str
    """The term the statutes use."""
    en: str
    cls: Optional[str]
    """Of a measure, its class in law."""
    ask_zh: Optional[str]
    """Of a fact or an amount, the question that states the legal test."""
    ask_en: Optional[str]


@dataclass(frozen=True)
class Lead:
    """A violation that can lead to a measure, and through which provision."""

    violation: str
    zh: str
    en: str
    provision: str


def _statute(d: dict[str, Any]) -> Statute:
    d["from_"] = d.pop("from")
    return Statute(**d)


def _provision(d: dict[str, Any]) -> Provision:
    d["measures"], d["violations"] = tuple(d["measures"]), tuple(d["violations"])
    return Provision(**d)


def _term(d: dict[str, Any]) -> Term:
    d["cls"] = d.pop("class")
    return Term(**d)


def _read(path: _Path) -> tuple[str, str]:
    with open(path, encoding="utf-8") as f:
        return os.fspath(path), f.read()


class Rulebook:
    """All of the law, compiled. May be shared by threads.

    >>> import fadu
    >>> book = fadu.Rulebook.embedded()
    >>> book.digest.startswith("sha256:")
    True
    """

    __slots__ = ("_native",)
    _native: _fadu.Rulebook

    def __init__(self, native: _fadu.Rulebook) -> None:
        object.__setattr__(self, "_native", native)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a rulebook does not change")

    @staticmethod
    def embedded() -> Rulebook:
        """The one that ships with the package, made when something is first asked of it; always the same object."""
        return _EMBEDDED

    @staticmethod
    def load(
        base: Optional[_Path] = None,
        *,
        overlays: Iterable[_Path] = (),
        overlay_texts: Iterable[tuple[str, str]] = (),
        digest: Optional[str] = None,
    ) -> Rulebook:
        """Another rulebook, checked and ready. Takes a moment: load it once.

        :param base: a file that :meth:`export` or ``fadu export`` wrote, newer or pinned; None: the embedded law.
        :param overlays: files with rules of your own on top: they add and narrow, never change law.
        :param overlay_texts: the same as pairs of a name for messages and the TOML text.
        :param digest: ``sha256:…`` that the law must have.
        :raises fadu.errors.RulesError: every fault, with file, line and reason in both languages; or the law has another digest.
        """
        texts = [*map(_read, overlays), *overlay_texts]
        return Rulebook(_fadu.Rulebook.load(None if base is None else _read(base), texts, digest))

    @property
    def id(self) -> str:
        """Its id."""
        return self._native.id

    @property
    def version(self) -> str:
        """Last day any of its files was held against the official text, YYYY-MM-DD."""
        return self._native.version

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical export, with ``sha256:`` before it."""
        return self._native.digest

    @property
    def overlays(self) -> tuple[tuple[str, str], ...]:
        """Overlays loaded on top: id and digest."""
        return tuple(self._native.overlays)

    def export(self) -> str:
        """The law in it as canonical JSON, whose SHA-256 is the digest; overlays left out."""
        return self._native.export()

    def export_dict(self) -> dict[str, Any]:
        """The same as objects."""
        told: dict[str, Any] = json.loads(self.export())
        return told

    def statutes(self) -> tuple[Statute, ...]:
        """The statute versions, by statute and day."""
        return tuple(map(_statute, self._native.statutes()))

    def provisions(self) -> tuple[Provision, ...]:
        """The provisions, by statute version and place."""
        return tuple(map(_provision, self._native.provisions()))

    def terms(self, table: str) -> tuple[Term, ...]:
        """A table of the vocabulary by id: violations, measures, targets, authorities, subjects, facts, amounts; else ValueError."""
        return tuple(map(_term, self._native.terms(table)))

    def leads_to(self, measure: str) -> tuple[Lead, ...]:
        """Which violations can lead to a measure, or to what realises a term of the report, and through which provision.

        :raises fadu.errors.UnknownIdError: no such measure; ``nearest`` may tell which was meant.
        """
        return tuple(Lead(**d) for d in self._native.leads_to(measure))

    def answered_by(self, violation: str) -> tuple[Provision, ...]:
        """Which provisions answer a violation, of every version.

        :raises fadu.errors.UnknownIdError: no such violation type.
        """
        return tuple(map(_provision, self._native.answered_by(violation)))

    def reports(self) -> list[dict[str, Any]]:
        """The enforcement reports as data: rows, headline figures, statements."""
        return self._native.reports()

    def __repr__(self) -> str:
        more = "".join(f" + {id}" for id, _ in self.overlays)
        return f"<Rulebook {self.id} {self.version}{more} {self.digest[:19]}…>"


_EMBEDDED = Rulebook(_fadu.Rulebook.embedded())


def native(rulebook: Optional[Rulebook]) -> _fadu.Rulebook:
    """Its native half; of None, that of the embedded one."""
    return (_EMBEDDED if rulebook is None else rulebook)._native


def rules(
    what: str = "statutes",
    search: str = "",
    *,
    leads_to: Optional[str] = None,
    answers: Optional[str] = None,
    rulebook: Optional[Rulebook] = None,
) -> tuple[Union[Statute, Provision, Term, Lead], ...]:
    """What the rulebook holds, forwards and backwards, as ``fadu rules`` on the command line.

    >>> import fadu
    >>> [t.id for t in fadu.rules("violations", "留存网络日志")]
    ['security.logs-not-retained']
    >>> "csl@2017-06-01/61" in {x.provision for x in fadu.rules(leads_to="close-website")}
    True

    :param what: statutes, provisions, violations, measures, targets, authorities, subjects, facts or amounts; else ValueError.
    :param search: only those whose id or label, in either language, holds this text, in any case.
    :param leads_to: instead, which violations can lead to this measure, and through which provision.
    :param answers: instead, which provisions answer this violation.
    :raises fadu.errors.UnknownIdError: no such measure or violation.
    """
    book = rulebook or _EMBEDDED
    found: tuple[Union[Statute, Provision, Term, Lead], ...]
    if leads_to is not None:
        found = book.leads_to(leads_to)
    elif answers is not None:
        found = book.answered_by(answers)
    elif what == "statutes":
        found = book.statutes()
    elif what == "provisions":
        found = book.provisions()
    else:
        found = book.terms(what)
    wanted = search.casefold()
    return tuple(entry for entry in found if any(wanted in text.casefold() for text in _words(entry)))


def _words(entry: Union[Statute, Provision, Term, Lead]) -> Iterable[str]:
    if isinstance(entry, Provision):
        return (entry.id, *entry.measures, *entry.violations)
    if isinstance(entry, Lead):
        return (entry.violation, entry.zh, entry.en, entry.provision)
    return (entry.id, entry.zh, entry.en)


def report_2024(rulebook: Optional[Rulebook] = None) -> dict[str, Any]:
    """The national cyberspace administration's summary of its enforcement in 2024, as data.

    ``headline``: the published figures (``measures``, ``unit``, ``count``, ``zh``, ``en``); ``row``: what was reported for
    which violations (``id``, ``violations``, ``subjects``, ``measures``, ``condition``); ``statement``: how enforcement runs.

    >>> import fadu
    >>> [h["count"] for h in fadu.report_2024()["headline"] if h["measures"] == ["regulatory-interview"]]
    [11159]
    """
    return next(r for r in (rulebook or _EMBEDDED).reports() if r["report"] == "2024")
