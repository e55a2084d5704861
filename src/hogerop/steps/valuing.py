"""Reckoning what everybody is worth, when an edition is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from typing import Any

from hogerop.contracts import Engine
from hogerop.steps.business import plain
from hogerop.steps.channels import allocation_of
from hogerop.value.buying.clock import CALENDAR
from hogerop.value.buying.enough import Sample
from hogerop.value.days import date_of
from hogerop.value.models.spend import Spend, Spent, goes_with_frequency
from hogerop.value.prediction.members import members
from hogerop.value.prediction.scoring import SHARE, draws_for
from hogerop.value.prediction.valuation import Tracking, Valuation, value_everybody
from hogerop.value.selection.choosing import Choice
from hogerop.value.selection.seasons import Seasons
from hogerop.words import LANGUAGES, speaking
from hogerop.workspace import Draft, Settings

TABLES = ("values", "value_groups")
"""What is written into the edition."""

SEED = 0
"""Of every draw: the same book gives the same figures."""


def write_values(
    engine: Engine,
    draft: Draft,
    as_of: int,
    settings: Settings,
    progress: Callable[[float], None],
    gone: Collection[int],
) -> dict[str, Any]:
    """Write ``values`` and ``value_groups``; return what the manifest says of them. A door."""
    told = reckon_values(engine, as_of, settings, progress, gone)
    for name in TABLES:
        engine.write(name, draft.file(name))
    return told


def reckon_values(
    engine: Engine,
    as_of: int,
    settings: Settings,
    progress: Callable[[float], None],
    gone: Collection[int],
) -> dict[str, Any]:
    """Leave ``values`` and ``value_groups`` as of a day; return what is told of them. A door.

    Reads the relations ``events``, ``membership``, ``contacts``, ``intervals``, ``left_out`` and
    ``credits``. Of contacts that are ``gone`` by that day nothing is expected.
    """
    rate = float(settings.value.yearly_rate)
    # Sentences are kept in English, which is the key of their translation.
    with speaking("en"):
        found = value_everybody(
            engine,
            as_of,
            yearly_rate=rate,
            allocation=allocation_of(settings),
            gone=gone,
            seed=SEED,
            progress=progress,
        )
        staying = members(engine, as_of, seed=SEED)
    for name, table in zip(TABLES, (found.values, found.groups), strict=True):
        engine.put(name, table)
    ones = None if staying is None else asdict(staying)
    told: dict[str, Any] = plain(_told(found, rate) | {"members": ones})
    return told


def _told(found: Valuation, rate: float) -> dict[str, Any]:
    told: dict[str, Any] = {
        "until": date_of(found.until),
        "money": found.money,
        "yearly_rate": rate,
        "interval": SHARE,
        "seed": SEED,
        "draws": draws_for(found.sample.buyers),
        "sample": asdict(found.sample),
        "late": None,
        "model": None,
        "spend": None if found.spend is None else _told_of_spend(found.spend, found.spent),
        "choice": None if found.choice is None else _told_of_choice(found.choice),
        "seasons": None if found.seasons is None else _told_of_seasons(found.seasons),
        "tracking": None if found.tracking is None else _told_of_tracking(found.tracking),
    }
    if (late := found.late) is not None:
        days = {"first_day": date_of(late.first_day), "last_day": date_of(late.last_day)}
        told["late"] = asdict(late) | days
    if (fitted := found.fitted) is not None:
        told["model"] = {
            "name": fitted.model.name,
            **_told_of_sort(found.choice),
            "parameters": fitted.parameters,
            "standard_errors": fitted.standard_errors,
            "log_likelihood": fitted.log_likelihood,
            "boundary": fitted.boundary,
            "even_draws": None if fitted.cloud is None else round(fitted.cloud.effective),
        }
    return told


def _told_of_sort(choice: Choice | None) -> dict[str, Any]:
    if choice is None:
        return {"by": [], "clock": CALENDAR.name}
    return {"by": choice.candidate.sorts.by, "clock": choice.candidate.clock.name}


def _told_of_seasons(seasons: Seasons) -> dict[str, Any]:
    ends = {name: [round(float(x), 3) for x in getattr(seasons, name)] for name in ("low", "high")}
    return {"index": [round(float(x), 3) for x in seasons.index], **ends, "years": seasons.years}


def _told_of_choice(choice: Choice) -> dict[str, Any]:
    return {
        "split": date_of(choice.split),
        "until": date_of(choice.until),
        "buyers": choice.buyers,
        "orders": choice.orders,
        "tried": [asdict(line) for line in choice.tried],
        "refused": [asdict(one) for one in choice.refused],
    }


def _told_of_spend(spend: Spend, spent: Spent | None) -> dict[str, Any]:
    why: dict[str, str | None] = {}
    for language in LANGUAGES if spend.refused else ():
        with speaking(language):
            known = None if spent is None else spent.part(spent.mean > 0)
            why[language] = None if known is None else goes_with_frequency(known)[1]
    return {
        "parameters": dict(zip(spend.parameters, map(float, spend.values), strict=True)),
        "mean_order": spend.mean_order,
        "correlation": spend.correlation,
        "refused": {lang: said or str(spend.refused) for lang, said in why.items()} or None,
    }


def _told_of_tracking(tracking: Tracking) -> dict[str, Any]:
    return {
        "day": [date_of(int(day)) for day in tracking.day],
        "actual": [int(orders) for orders in tracking.actual],
        "expected": [round(float(orders), 1) for orders in tracking.expected],
    }


def sample_told(told: Mapping[str, Any]) -> Sample:
    """Return the sample that a manifest tells of."""
    return Sample(**told["sample"])
