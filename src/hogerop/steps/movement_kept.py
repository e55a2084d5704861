"""Keeping who climbed and who fell in an edition: to read the past of everybody takes long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from hogerop.forecast.movement import Fall, Month, Movement, RungMoves
from hogerop.forecast.rates import Rate
from hogerop.forecast.staying import Climbing, Stay

A_YEAR = 12
"""Of the moves of so many months an edition tells."""


def told_of(found: Movement) -> dict[str, Any]:
    """Return what the manifest of an edition says of who moved."""
    return asdict(found)


def movement_of(told: Mapping[str, Any]) -> Movement:
    """Return who moved, as the manifest of an edition says it."""
    return Movement(
        as_of=date.fromisoformat(told["as_of"]),
        months=tuple(_month(month) for month in told["months"]),
        standings=tuple(told["standings"]),
        counts=tuple(tuple(row) for row in told["counts"]),
        rates=tuple(tuple(Rate(**rate) for rate in row) for row in told["rates"]),
        rungs=tuple(_rung(rung) for rung in told["rungs"]),
        falls=tuple(Fall(**fall) for fall in told["falls"]),
        climbing=tuple(_climbing(one) for one in told["climbing"]),
    )


def _month(told: Mapping[str, Any]) -> Month:
    return Month(**{**told, "end": date.fromisoformat(told["end"])})


def _rung(told: Mapping[str, Any]) -> RungMoves:
    shares = {name: Rate(**told[name]) for name in ("climbed", "fell", "lapsed")}
    stay = Stay(**{**told["stay"], "left": tuple(told["stay"]["left"])})
    return RungMoves(rung=told["rung"], seen=told["seen"], **shares, stay=stay)


def _climbing(told: Mapping[str, Any]) -> Climbing:
    return Climbing(**{**told, "reached": tuple((after, part) for after, part in told["reached"])})
