"""The parts of the report, one file each, in the order in which they are read."""

from __future__ import annotations

from hogerop.report.month import MonthlyReport
from hogerop.report.part import Part
from hogerop.report.parts.coming import coming_part
from hogerop.report.parts.ladder import ladder_part
from hogerop.report.parts.moved import moved_part
from hogerop.report.parts.planned import planned_part
from hogerop.report.parts.proven import proven_part
from hogerop.report.parts.supposed import supposed_part
from hogerop.report.parts.valued import valued_part

__all__ = ["parts_of"]

_PARTS = (
    ladder_part,
    moved_part,
    valued_part,
    coming_part,
    supposed_part,
    planned_part,
    proven_part,
)


def parts_of(month: MonthlyReport) -> tuple[Part, ...]:
    """Return the parts of a month's report; each says in words what it cannot tell."""
    return tuple(part(month) for part in _PARTS)
