"""The audit of past decisions: each defect counted by kind and by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _fadu
from .rulebook import Rulebook, native

__all__ = ["Audit", "Kind", "Unit", "audit"]


@dataclass(frozen=True)
class Kind:
    """How often one kind of reason was found."""

    defects: int
    """Findings in which it is a defect."""
    open: int
    """Findings in which it is open."""
    decisions: int
    """Decisions in which it is a defect."""


@dataclass(frozen=True)
class Unit:
    """The decisions of one unit."""

    decisions: int
    """Entries that are a valid case."""
    invalid: int
    """Entries that are none, and were not assessed."""
    measures: Mapping[str, int]
    """Measures decided, by what the law says of them: ``permitted``, ``conditional``, ``not_permitted``."""
    in_order: int
    """Decisions of which no measure has a defect and nothing is open."""
    defective: int
    """Decisions with a defect at least."""
    kinds: Mapping[str, Kind]
    """By the code of the reason."""


@dataclass(frozen=True)
class Audit:
    """What was counted, unit by unit."""

    units: Mapping[str, Unit]

    def rows(self) -> list[dict[str, Any]]:
        """A row a unit and kind of defect: unit, decisions, invalid, in_order, defective, kind, defects, open,
        decisions_with_defect. A unit without any has one row, its kind empty. Fits a data frame."""
        rows: list[dict[str, Any]] = []
        for name, u in self.units.items():
            head = {"unit": name, "decisions": u.decisions, "invalid": u.invalid, "in_order": u.in_order, "defective": u.defective}
            for kind, n in u.kinds.items() or [("", Kind(0, 0, 0))]:
                rows.append({**head, "kind": kind, "defects": n.defects, "open": n.open, "decisions_with_defect": n.decisions})
        return rows


def audit(decisions: Iterable[Union[str, Mapping[str, Any]]], /, *, rulebook: Optional[Rulebook] = None) -> Audit:
    """Counts the defects of past decisions.

    :param decisions: each a case whose proposals are the measures decided, or ``{"unit": …, "case": …}``; as a mapping or as
        JSON text. Without a unit they are counted by the authority that decided. An entry that is no valid case is counted as
        such and never stops the run.

    >>> import fadu
    >>> done = {"unit": "A", "case": {"violations": ["security.logs-not-retained"], "subjects": ["platform"],
    ...         "act": "2024-03-01", "proposals": [{"measure": "fine", "amount": 5000000}]}}
    >>> fadu.audit([done]).units["A"].kinds["amount-above-maximum"].defects
    1
    """
    told = _fadu.audit(native(rulebook), decisions)["units"]
    for u in told.values():
        u["kinds"] = {code: Kind(**n) for code, n in u["kinds"].items()}
    return Audit({name: Unit(**u) for name, u in told.items()})
