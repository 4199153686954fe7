"""What an answer is made of: frozen objects with the keys of the public JSON format.

Money is :class:`decimal.Decimal` in yuan, exact. Lists are tuples. References carry the statute version:
``csl@2017-06-01/59/1`` is article 59, paragraph 1 of the Cybersecurity Law as of 2017-06-01.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar, Optional, TypeVar

__all__ = [
    "Authority",
    "Band",
    "Coverage",
    "Duration",
    "Finding",
    "Float",
    "Formula",
    "Group",
    "Need",
    "Note",
    "Option",
    "Overlay",
    "Practice",
    "Question",
    "Reading",
    "Reason",
    "RulebookHead",
    "Step",
    "StepRange",
    "Threshold",
]

_T = TypeVar("_T", bound="_Result")
_Read = Callable[[Any], Any]


@dataclass(frozen=True, repr=False)
class _Result:
    """Made from an object of the JSON format. As text, without what is None, empty or False."""

    _reads: ClassVar[Mapping[str, _Read]] = {}
    _names: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def _of(cls: type[_T], told: dict[str, Any]) -> _T:
        for key, read in cls._reads.items():
            value = told.get(key)
            if value is not None:
                told[key] = read(value)
        for key, name in cls._names.items():
            told[name] = told.pop(key)
        # the fields are all there, so the frozen object is filled at once
        made = object.__new__(cls)
        made.__dict__.update(told)
        return made

    def __repr__(self) -> str:
        told = ((f.name, getattr(self, f.name)) for f in fields(self))
        shown = (f"{name}={value!r}" for name, value in told if value is not None and value is not False and value != ())
        return f"{type(self).__name__}({', '.join(shown)})"


def _each(kind: type[_T]) -> _Read:
    return lambda values: tuple(kind._of(v) for v in values)


@dataclass(frozen=True, repr=False)
class Need(_Result):
    """What is asked for, typed; as text it is the name of the column that answers it: ``fact.serious@pipl@2021-11-01/66/2``."""

    kind: str
    """``fact``, ``amount``, ``role``, ``imposed``, ``breach``, ``violation`` or ``date``."""
    id: str
    """Its id; of a breach, the reference; of a date, the key of the case that states it."""
    at: Optional[str] = None
    """Where a fact is stated per provision: the provision."""

    @classmethod
    def _of(cls, told: dict[str, Any]) -> Need:
        at = told.pop("at", None)
        ((kind, id),) = told.items()
        return cls(kind, id, at)

    def __str__(self) -> str:
        if self.kind == "date":
            return self.id
        return f"{self.kind}.{self.id}" + (f"@{self.at}" if self.at else "")


@dataclass(frozen=True, repr=False)
class Threshold(_Result):
    """A threshold on an amount, in yuan; one of the four bounds is given."""

    of: str
    """The amount, such as ``illegal-gains``."""
    at_least: Optional[Decimal] = None
    above: Optional[Decimal] = None
    below: Optional[Decimal] = None
    at_most: Optional[Decimal] = None

    _reads = {"at_least": Decimal, "above": Decimal, "below": Decimal, "at_most": Decimal}

    @classmethod
    def _of(cls, told: dict[str, Any]) -> Threshold:
        return cls(told["of"], *(Decimal(told[k]) if told.get(k) is not None else None for k in cls._reads))


@dataclass(frozen=True, repr=False)
class Formula(_Result):
    """Bounds as multiples or a share of an amount."""

    of: str
    """The amount, such as ``illegal-gains`` or ``prior-year-turnover``."""
    min: Optional[Decimal]
    """Least multiple; None: no lower bound."""
    max: Optional[Decimal]
    """Greatest multiple, such as ``Decimal("0.05")`` for five per cent."""

    _reads = {"min": Decimal, "max": Decimal}


@dataclass(frozen=True, repr=False)
class Band(_Result):
    """Bounds of a fine in yuan, both included."""

    min: Optional[Decimal]
    """Lower bound; None: none, or not yet known (see ``resolved``)."""
    max: Optional[Decimal]
    """Upper bound; None: none, or not yet known."""
    when: Optional[Threshold]
    """The threshold it waits on; None once settled."""
    formula: Optional[Formula]
    """How the bounds are computed, where they are."""
    resolved: bool
    """False: they rest on an amount that is not given."""

    _reads = {"min": Decimal, "max": Decimal, "when": Threshold._of, "formula": Formula._of}


@dataclass(frozen=True, repr=False)
class Float(_Result):
    """A range of discretion with what may be added at its ends."""

    at_least: Optional[Decimal]
    above: Optional[Decimal]
    at_most: Optional[Decimal]
    below: Optional[Decimal]
    basis: str
    """The article that allows it."""

    _reads = {"at_least": Decimal, "above": Decimal, "at_most": Decimal, "below": Decimal}


@dataclass(frozen=True, repr=False)
class StepRange(_Result):
    """The range of a fine at one step of discretion: yuan, or a share of ``of``. Of each end one of two is given."""

    band: int
    """Which band of the option, from 0."""
    of: Optional[str]
    """The amount of which the ends are multiples; None: they are yuan."""
    at_least: Optional[Decimal]
    above: Optional[Decimal]
    at_most: Optional[Decimal]
    below: Optional[Decimal]
    basis: str
    """The article that sets it."""
    origin: str
    """``law``, or the overlay that narrowed it."""
    float_: Optional[Float]
    """The range with its float; ``float`` in JSON."""

    _reads = {"at_least": Decimal, "above": Decimal, "at_most": Decimal, "below": Decimal, "float": Float._of}
    _names = {"float": "float_"}


@dataclass(frozen=True, repr=False)
class Step(_Result):
    """A step of discretion (裁量阶次)."""

    step: str
    """``waived``, ``mitigated``, ``lighter``, ``ordinary`` or ``heavier``."""
    status: str
    """``holds``, ``possible`` or ``ruled-out``, by the facts stated."""
    ranges: tuple[StepRange, ...]
    """Its ranges, band by band."""

    _reads = {"ranges": _each(StepRange)}


@dataclass(frozen=True, repr=False)
class Duration(_Result):
    """How long a measure lasts."""

    unit: Optional[str] = None
    """``day``, ``month`` or ``year``; None: for life or unspecified."""
    min: Optional[int] = None
    max: Optional[int] = None
    life: bool = False
    unspecified: bool = False
    """The text gives no length."""

    @classmethod
    def _of(cls, told: dict[str, Any]) -> Duration:
        return cls(**told)


@dataclass(frozen=True, repr=False)
class Authority(_Result):
    """Who may act: a body, and its lowest level."""

    body: str
    level: str
    """``county``, ``municipal``, ``provincial`` or ``national``."""


@dataclass(frozen=True, repr=False)
class Group(_Result):
    """A menu of measures that belong together."""

    id: int
    """Unique within the provision."""
    kind: str
    """``one-of`` (exactly one branch) or ``any-of``."""
    at_least: int
    branch: str
    """``a``, ``b``, …"""


@dataclass(frozen=True, repr=False)
class Reading(_Result):
    """Why this reading of a text was chosen where it bears two."""

    zh: str
    en: str


@dataclass(frozen=True, repr=False)
class Option(_Result):
    """A measure as it stands in the case."""

    measure: str
    """The measure, such as ``fine``."""
    target: str
    """Against whom: ``entity``, ``responsible-manager``, ``other-responsible``, ``account``, …"""
    status: str
    """``permitted`` (its condition is known true), ``conditional`` (unknown: see ``needs``) or ``displaced`` (apl/29)."""
    mode: str
    """``must`` (应当) or ``may`` (可以)."""
    group: Optional[Group]
    with_: tuple[str, ...]
    """Lawful only beside these measures; ``with`` in JSON."""
    bands: tuple[Band, ...]
    """Bounds of a fine; a sum within any of them is lawful."""
    discretion: Optional[tuple[Step, ...]]
    """Steps of discretion of a fine, lightest first; None where no benchmark applies."""
    duration: Optional[Duration]
    deadline: bool
    """An order with a time limit."""
    authorities: tuple[Authority, ...]
    authorities_open: bool
    """The text's list of authorities ends in 等."""
    transfer_to: tuple[str, ...]
    """Bodies that alone may take it: the case is transferred to them."""
    basis: str
    """The article, such as ``csl@2017-06-01/59/1``."""
    details: Optional[str]
    """The higher provision that this one details."""
    tier: int
    """Which step of the provision grants it, from 1."""
    needs: tuple[Need, ...]
    """What it waits on."""
    displaced_by: Optional[int]
    """Index of the option whose higher fine takes its place."""
    origin: str
    """``law``, or the overlay it comes from."""
    verified: bool
    """False: it rests on a second-hand source."""
    reading: Optional[Reading]

    _reads = {
        "group": Group._of,
        "bands": _each(Band),
        "discretion": _each(Step),
        "duration": Duration._of,
        "authorities": _each(Authority),
        "needs": _each(Need),
        "reading": Reading._of,
    }
    _names = {"with": "with_"}


@dataclass(frozen=True, repr=False)
class Reason(_Result):
    """One reason of a finding."""

    code: str
    """Its kind, such as ``amount-above-maximum``; stable."""
    status: str
    """``permitted``, ``conditional`` or ``not-permitted``."""
    basis: Optional[str]
    """The article it comes from."""
    needs: tuple[Need, ...]
    zh: str
    en: str

    _reads = {"needs": _each(Need)}


@dataclass(frozen=True, repr=False)
class Finding(_Result):
    """What the law says of a proposal."""

    proposal: Optional[int]
    """Index of the proposal; None for a mandatory measure left out."""
    status: str
    """``permitted`` (in every completion of what is unknown), ``not-permitted`` (in none) or ``conditional``."""
    basis: tuple[str, ...]
    """Articles that carry it."""
    needs: tuple[Need, ...]
    reasons: tuple[Reason, ...]

    _reads = {"needs": _each(Need), "reasons": _each(Reason)}


@dataclass(frozen=True, repr=False)
class Practice(_Result):
    """A measure that an enforcement report names for a violation of the case, and what grounds it here."""

    report: str
    row: str
    measure: str
    """In the report's own terms."""
    count: Optional[int]
    """The headline figure of the measure."""
    status: str
    """The best status of what grounds it, or ``ungrounded``."""
    by: tuple[int, ...]
    """Indexes of the options that ground it."""


@dataclass(frozen=True, repr=False)
class Question(_Result):
    """Something whose answer could still change an option or a finding."""

    ask: Need
    decides: int
    """How many options and findings some answer would change."""
    because: tuple[str, ...]
    """The articles that make it matter."""
    zh: str
    en: str

    _reads = {"ask": Need._of}


@dataclass(frozen=True, repr=False)
class Note(_Result):
    """What else there is to say."""

    code: str
    """Its kind; stable."""
    proposal: Optional[int]
    """Index of the proposal it speaks of."""
    basis: Optional[str]
    """The article it rests on."""
    zh: str
    en: str


@dataclass(frozen=True, repr=False)
class Coverage(_Result):
    """How far the rulebook covers the case: ``covered``, ``no-provision`` or ``out-of-window``; the latter two never mean lawful."""

    worst: str
    by: Mapping[str, str]
    """Per violation."""


@dataclass(frozen=True, repr=False)
class Overlay(_Result):
    """Rules loaded on top."""

    id: str
    digest: str


@dataclass(frozen=True, repr=False)
class RulebookHead(_Result):
    """The rulebook an answer comes from."""

    id: str
    version: str
    digest: str
    overlays: tuple[Overlay, ...]

    _reads = {"overlays": _each(Overlay)}
