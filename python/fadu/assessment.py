"""One case to its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Optional, Union

from . import _fadu, _html
from .results import Coverage, Finding, Note, Option, Practice, Question, RulebookHead
from .rulebook import Rulebook, native

__all__ = ["Assessment", "Day", "Money", "assess", "explain", "options"]

Day = Union[str, date]
"""A day: :class:`datetime.date`, or text YYYY-MM-DD."""
Money = Union[str, int, Decimal]
"""A sum in yuan, exact: never a float."""
_Texts = Union[str, Iterable[str]]
_Act = Union[Day, tuple[Optional[Day], Optional[Day]], Mapping[str, Day]]

_LISTS: dict[str, Any] = {"options": Option, "findings": Finding, "practice": Practice, "questions": Question, "notes": Note}


class Assessment:
    """The whole answer to a case: an assessment from the facts as stated, never a decision.

    The case is read at once, so that faults are told at once. Options and coverage are worked out when one of them is first read;
    findings, questions and notes, which take longer, when one of those is. Objects are converted when they are read, and then
    kept. In a notebook it shows itself as a table.
    """

    __slots__ = ("_native", "_read")
    _native: _fadu.Assessment
    _read: Optional[dict[str, Any]]

    def __init__(self, native: _fadu.Assessment) -> None:
        object.__setattr__(self, "_native", native)
        object.__setattr__(self, "_read", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an assessment does not change")

    def _part(self, key: str) -> Any:
        read = self._read
        if read is None:
            read = {}
            object.__setattr__(self, "_read", read)
        if key not in read:
            told, kind = self._native.part(key), _LISTS.get(key)
            read[key] = tuple(kind._of(one) for one in told) if kind else told
        return read[key]

    @property
    def id(self) -> Optional[str]:
        """The caller's own id."""
        id: Optional[str] = self._part("id")
        return id

    @property
    def rulebook(self) -> RulebookHead:
        """The rulebook it was answered from: id, version, digest, overlays."""
        return RulebookHead._of(dict(self._part("rulebook")))

    @property
    def coverage(self) -> Coverage:
        """How far the rulebook covers the case."""
        return Coverage._of(dict(self._part("coverage")))

    @property
    def options(self) -> tuple[Option, ...]:
        """The measures as they stand, in the order of statute, article and tier. What is not an option is not listed."""
        options: tuple[Option, ...] = self._part("options")
        return options

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the law says of the proposals; empty without any."""
        findings: tuple[Finding, ...] = self._part("findings")
        return findings

    @property
    def practice(self) -> tuple[Practice, ...]:
        """What enforcement reports name for the violations, and what grounds it here."""
        practice: tuple[Practice, ...] = self._part("practice")
        return practice

    @property
    def questions(self) -> tuple[Question, ...]:
        """What could still change the answer, most decisive first; empty: the answer is final."""
        questions: tuple[Question, ...] = self._part("questions")
        return questions

    @property
    def notes(self) -> tuple[Note, ...]:
        """What else there is to say: general rules, procedure, doubts."""
        notes: tuple[Note, ...] = self._part("notes")
        return notes

    def explain(self, lang: str = "en", format: str = "text") -> str:
        """The statement of reasons. ``lang``: ``en`` or ``zh``; ``format``: ``text`` or ``markdown``; else ValueError."""
        return self._native.explain(lang, format)

    def measures(self, lang: str = "en", format: str = "text") -> str:
        """Coverage, measures and practice in words: the statement's middle part."""
        return self._native.measures(lang, format)

    def rows(self, lang: str = "en") -> list[dict[str, str]]:
        """The options in words, a row each: measure, target, status, bounds, article, basis, by, waits_on. Fits a data frame."""
        return self._native.rows(lang)

    def to_dict(self) -> dict[str, Any]:
        """The objects of the JSON text: money as text, every key present."""
        return self._native.to_dict()

    def to_json(self) -> str:
        """The public JSON format, compact. Equal input gives equal bytes, from every language."""
        return self._native.to_json()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Assessment) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        counts = {s: sum(o.status == s for o in self.options) for s in ("permitted", "conditional", "displaced")}
        told = ", ".join(f"{n} {s}" for s, n in counts.items() if n) or "no options"
        own = f"{self.id!r}, " if self.id else ""
        by = ", ".join(f"{violation} {how}" for violation, how in self.coverage.by.items()) or self.coverage.worst
        return f"<Assessment {own}{by}: {told}>"

    def _repr_html_(self) -> str:
        return _html.table(self)


def assess(
    case: Union[str, bytes, Mapping[str, Any], None] = None,
    /,
    *,
    id: Optional[str] = None,
    violations: Optional[_Texts] = None,
    breaches: Optional[_Texts] = None,
    subjects: Optional[_Texts] = None,
    act: Optional[_Act] = None,
    discovered: Optional[Day] = None,
    filed: Optional[Day] = None,
    decided: Optional[Day] = None,
    steps: Optional[Mapping[str, Day]] = None,
    facts: Optional[Mapping[str, Optional[bool]]] = None,
    amounts: Optional[Mapping[str, Optional[Money]]] = None,
    prior: Optional[Iterable[Mapping[str, Any]]] = None,
    proposals: Optional[Iterable[Mapping[str, Any]]] = None,
    powers: bool = False,
    rulebook: Optional[Rulebook] = None,
) -> Assessment:
    """Which measures the law permits in a case.

    >>> import fadu
    >>> a = fadu.assess(violations="security.logs-not-retained", subjects=["platform"], act="2024-03-01",
    ...                 facts={"refuses-to-correct": True})
    >>> [o.bands[0].max for o in a.options if o.measure == "fine" and o.target == "entity" and o.status == "permitted"]
    [Decimal('100000')]

    :param case: JSON text of the public format, or a mapping with its keys; keyword arguments replace keys of a mapping, and
        cannot stand beside text.
    :param violations: ids of violation types (see :func:`fadu.rules`). One of ``violations`` and ``breaches`` is required.
    :param breaches: articles breached, such as ``"csl/21/1/3"``; without a version, that of the last day of the act.
    :param subjects: every role that holds; required, may be empty. A role not named does not hold.
    :param act: the day of the act, or its first and last day as a pair; ``(None, day)``: not later than.
    :param facts: id to true or false; left out or None is unknown. ``"serious@pipl/66"`` states it of one provision.
    :param amounts: id to yuan. Floats are refused.
    :param prior: earlier measures; absent is unknown, empty is none.
    :param proposals: measures intended: ``{"measure": "fine", "amount": 80000, "authority": {"body": "cac", "level": "county"}}``.
    :param powers: list powers whose condition is unknown, too.
    :param rulebook: another than the embedded one.
    :raises fadu.errors.CaseError: the entry is no valid case; the class tells the kind of the first fault, ``errors`` all.
    """
    fields = (id, violations, breaches, subjects, act, discovered, filed, decided, steps, facts, amounts, prior, proposals)
    return Assessment(_fadu.assess(native(rulebook), case, fields, powers))


def options(
    case: Union[str, bytes, Mapping[str, Any], None] = None, /, *, rulebook: Optional[Rulebook] = None, **fields: Any
) -> tuple[Option, ...]:
    """The options of a case alone; the arguments are those of :func:`assess`, but the day of the act is not required: without
    one it is the last day the rulebook was checked.

    >>> import fadu
    >>> {o.measure for o in fadu.options(violations="security.logs-not-retained", subjects="platform")} >= {"warning", "fine"}
    True
    """
    if case is None and "act" not in fields:
        fields["act"] = (rulebook or Rulebook.embedded()).version
    return assess(case, rulebook=rulebook, **fields).options


def explain(
    case: Union[str, bytes, Mapping[str, Any], Assessment, None] = None,
    /,
    *,
    lang: str = "en",
    format: str = "text",
    rulebook: Optional[Rulebook] = None,
    **fields: Any,
) -> str:
    """The statement of reasons: the violation, the measures with articles and bounds, what was considered, what remains open.

    :param case: an assessment, or what :func:`assess` takes.
    :param lang: ``en`` or ``zh``.
    :param format: ``text`` or ``markdown``.
    :raises ValueError: another language or format.
    :raises fadu.errors.CaseError: the entry is no valid case.
    """
    told = case if isinstance(case, Assessment) else assess(case, rulebook=rulebook, **fields)
    return told.explain(lang, format)
