"""What is wrong with an entry or a rule file: one exception class per kind of fault.

Every class derives from :class:`FaduError`, itself a :class:`ValueError`. Of several faults the first gives the class; all of
them are in ``errors``::

    try:
        fadu.assess(violations="security.logs-not-retain", subjects="platform", act="2024-03-01")
    except fadu.errors.UnknownIdError as e:
        e.code, e.pointer, e.nearest  # 'unknown-id', '/violations/0', 'security.logs-not-retained'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Optional

__all__ = [
    "BadAmountError",
    "BadDateError",
    "CaseError",
    "ContradictionError",
    "DateOrderError",
    "DuplicateError",
    "DuplicateKeyError",
    "FaduError",
    "Fault",
    "MissingError",
    "MovedError",
    "NotADutyError",
    "NotJsonError",
    "NotUtf8Error",
    "RuleFault",
    "RulesError",
    "TooDeepError",
    "TooLongError",
    "UnknownIdError",
    "UnknownKeyError",
    "WrongTypeError",
]


@dataclass(frozen=True)
class Fault:
    """One fault of an entry."""

    code: str
    """Its kind, such as ``unknown-id``; stable."""
    pointer: str
    """RFC 6901 pointer to the field, such as ``/violations/0``; for tables, the column. Empty for text that is not JSON."""
    zh: str
    """The message in Chinese."""
    en: str
    """The message in English."""
    nearest: Optional[str] = None
    """The nearest right value, where one is near."""
    line: Optional[int] = None
    """Line, for text that is not JSON; from 1."""
    column: Optional[int] = None
    """Column, for text that is not JSON; from 1."""


@dataclass(frozen=True)
class RuleFault:
    """One fault of a rule file."""

    file: str
    """Name of the file."""
    line: int
    """Line, from 1; 0 where it is the whole that is wrong."""
    code: str
    """Its kind, such as ``unknown-id``."""
    zh: str
    """The reason in Chinese."""
    en: str
    """The reason in English."""
    nearest: Optional[str] = None
    """The nearest right value, where one is near."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else ""
        return f"{place}{self.en} / {self.zh}"


class FaduError(ValueError):
    """Anything that this package refuses."""


class CaseError(FaduError):
    """An entry that is no valid case, or a table that is none of cases. Each kind of fault has its own subclass."""

    code: ClassVar[str] = ""
    """The kind of the first fault; the same for all exceptions of the class."""

    errors: tuple[Fault, ...]
    """All faults, in the order of the entry."""
    id: Optional[str]
    """The caller's own id of the entry, where it could be read."""

    def __init__(self, errors: Sequence[Fault], id: Optional[str] = None) -> None:
        self.errors = tuple(errors)
        self.id = id
        first = self.errors[0]
        more = f" (and {len(self.errors) - 1} more)" if len(self.errors) > 1 else ""
        super().__init__(f"{first.pointer or '/'}: {first.en}{more}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.errors, self.id)

    @property
    def pointer(self) -> str:
        """RFC 6901 pointer to the field of the first fault."""
        return self.errors[0].pointer

    @property
    def zh(self) -> str:
        """The message of the first fault in Chinese."""
        return self.errors[0].zh

    @property
    def en(self) -> str:
        """The message of the first fault in English."""
        return self.errors[0].en

    @property
    def nearest(self) -> Optional[str]:
        """The nearest right value, where one is near."""
        return self.errors[0].nearest


class NotJsonError(CaseError):
    """The text is not JSON; the fault has line and column."""

    code = "not-json"


class NotUtf8Error(CaseError):
    """The text is not UTF-8."""

    code = "not-utf8"


class TooLongError(CaseError):
    """The text of one entry is over 1 MiB, or a batch of a table has more rows than Arrow counts."""

    code = "too-long"


class TooDeepError(CaseError):
    """Nested deeper than 32."""

    code = "too-deep"


class UnknownKeyError(CaseError):
    """No such key, or no such column: ``nearest`` may tell which was meant."""

    code = "unknown-key"


class DuplicateKeyError(CaseError):
    """A key or a column stands twice."""

    code = "duplicate-key"


class MissingError(CaseError):
    """Something required is absent: a violation or breach, ``subjects`` (may be empty), the day of the act."""

    code = "missing"


class WrongTypeError(CaseError):
    """The value is of another type. Money is never a float: it would not be exact."""

    code = "wrong-type"


class UnknownIdError(CaseError):
    """The rulebook does not know the id: ``nearest`` may tell which was meant."""

    code = "unknown-id"


class DuplicateError(CaseError):
    """A value stands twice in a list."""

    code = "duplicate"


class BadDateError(CaseError):
    """Not a day of the calendar, or not written YYYY-MM-DD."""

    code = "bad-date"


class DateOrderError(CaseError):
    """Days out of order: act, discovered, filed, decided."""

    code = "date-order"


class BadAmountError(CaseError):
    """Not a sum in yuan: at most 15 digits and up to two decimals, no sign."""

    code = "bad-amount"


class ContradictionError(CaseError):
    """Two facts exclude each other."""

    code = "contradiction"


class NotADutyError(CaseError):
    """The article cited as breached imposes no duty."""

    code = "not-a-duty"


class MovedError(CaseError):
    """The duty stands under another number on the day of the act: ``nearest`` is its new place."""

    code = "moved"


class RulesError(FaduError):
    """A rule file, an overlay or an export that is refused: every fault with file, line and reason."""

    errors: tuple[RuleFault, ...]
    """All faults."""

    def __init__(self, errors: Sequence[RuleFault]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, self.errors)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.errors,)


_CLASSES: dict[str, type[CaseError]] = {c.code: c for c in CaseError.__subclasses__()}


def entry(faults: Sequence[Mapping[str, Any]], id: Optional[str]) -> CaseError:
    """The exception for these faults; called by the native half."""
    errors = [Fault(**f) for f in faults]
    return _CLASSES[errors[0].code](errors, id)


def rules(faults: Sequence[Mapping[str, Any]]) -> RulesError:
    """The exception for these faults of rule files; called by the native half."""
    return RulesError([RuleFault(**f) for f in faults])
