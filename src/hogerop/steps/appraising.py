"""What everybody is worth, as the edition in force says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np

from hogerop import value
from hogerop.contracts import VALUES, Engine, contact_name
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.ladder import KEYS
from hogerop.ladder.stood import gone_by, stood
from hogerop.rows import Rows
from hogerop.steps.business import Progress, date_of, silent
from hogerop.steps.buying import BUYING
from hogerop.steps.days import within_reach
from hogerop.steps.edition import find_contact, reading
from hogerop.steps.running import current, run
from hogerop.steps.telling_apart import STOOD
from hogerop.steps.valuing import TABLES, reckon_values, sample_told
from hogerop.value.buying.enough import missing
from hogerop.value.people import names_of
from hogerop.value.prediction.valuation import values_by_name
from hogerop.value.prediction.worth import (
    FIGURES,
    OF_ONE,
    By,
    ContactWorth,
    Figure,
    GroupWorth,
    Worth,
)
from hogerop.words import say
from hogerop.workspace import Numbered, Workspace

_QUERIES = Path(__file__).parent / "queries"


def worth(
    workspace: Workspace,
    *,
    by: By = "rung",
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Worth:
    """Return what everybody is worth. A door: reads, and makes an edition where there is none.

    Parameters
    ----------
    by : str
        What buyers are put together by.
    as_of : date, optional
        The day; by default that of the edition. As of another day everything is reckoned anew,
        which takes as long as it does in `run`, and nothing is kept.

    Raises
    ------
    AskedWrongly
        If ``by`` is something else than rung, cohort or channel, or no ladder reaches the day.
    TooLittle
        If nobody has bought yet.
    """
    if by not in get_args(By):
        raise AskedWrongly(
            say("Buyers cannot be put together by {what}", what=by),
            fix=say("Choose from {names}.", names=", ".join(get_args(By))),
        )
    valued = _valued(workspace, as_of, progress)
    found = _worth(workspace, valued, by)
    carried = valued.engine.ask("values")[found.worth].to_numpy(zero_copy_only=False)
    return replace(found, curve=_curve(carried))


def _worth(workspace: Workspace, valued: _Valued, by: By) -> Worth:
    """Return what the groups are worth, without the curve: that takes the values of everybody."""
    rows = valued.engine.ask("value_groups").to_pylist()
    whole = [_group(row) for row in rows if row["by"] == "business"]
    if not whole and valued.anew:
        raise TooLittle(
            say("Nobody had bought by that day."),
            where=f"{valued.as_of}",
            fix=say("Choose a later day."),
        )
    if not whole:
        raise TooLittle(
            say("Nobody has bought yet."),
            where=str(workspace.folder),
            fix=say("Take in a file with orders: hogerop import FILE"),
        )
    groups = [_group(row) for row in rows if row["by"] == by]
    found = Worth(
        as_of=valued.as_of,
        until=date.fromisoformat(valued.told["until"]),
        currency=workspace.settings.business.currency,
        by=by,
        business=whole[0],
        groups=(),
        missing=missing(sample_told(valued.told)),
        told=valued.told,
    )
    return replace(found, groups=_in_order(groups, found))


def worth_of(
    workspace: Workspace,
    who: str,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> ContactWorth:
    """Return what one buyer is worth. A door: reads.

    Parameters
    ----------
    who : str
        E-mail address, ``source:id``, contact id, or (part of) a name.
    as_of : date, optional
        As of `worth`.

    Raises
    ------
    WhoIsMeant
        If nobody, or more than one contact, answers to it.
    TooLittle
        If they never bought.
    """
    valued = _valued(workspace, as_of, progress)
    whole = _worth(workspace, valued, "rung")
    contact = find_contact(workspace, valued.engine, valued.edition, who)
    rows = valued.engine.ask(_QUERIES / "value_of.sql", contact=contact).to_pylist()
    if not rows:
        raise TooLittle(
            say("This contact has no order that stands."),
            where=who,
            fix=say("Only buyers are valued; `hogerop why {who}` says where they stand.", who=who),
        )
    row = rows[0]
    first = cast(date, date_of(row["first_day"]))
    return ContactWorth(
        contact=contact_name(contact),
        name=names_of(valued.engine, [contact])[contact],
        rung=KEYS[row["rung"]],
        first_day=first,
        orders=row["frequency"] + 1,
        last_day=cast(date, date_of(row["first_day"] + row["recency"])),
        spent=row["spent"],
        last_12=row["last_12"],
        figures=_figures(row, OF_ONE),
        next_day=date_of(row["next_day"]),
        worth=whole,
    )


def values(
    workspace: Workspace, *, as_of: date | None = None, progress: Progress | None = None
) -> Rows:
    """Return one row per buyer: what they are called, and all figures. A door: reads.

    The columns of the contract `VALUES`, with ``name`` and ``email`` behind ``contact``.
    """
    table = values_by_name(_valued(workspace, as_of, progress).engine)
    ids = [contact_name(number) for number in table["contact_id"].to_pylist()]
    table = table.set_column(0, "contact", [ids])
    rungs = [KEYS[number] for number in table["rung"].to_pylist()]
    table = table.set_column(table.column_names.index("rung"), "rung", [rungs])
    for column in VALUES.columns:
        if column.unit == "day":
            at = table.column_names.index(column.name)
            table = table.set_column(at, column.name, table[column.name].cast("date32"))
    return Rows(table)


@dataclass(frozen=True)
class _Valued:
    """The values of a day: what is told of them, and an engine that holds the tables.

    ``anew``: they were reckoned for this question, and are of no edition.
    """

    as_of: date
    told: Mapping[str, Any]
    engine: Engine
    edition: Numbered
    anew: bool = False


def _valued(workspace: Workspace, as_of: date | None, progress: Progress | None) -> _Valued:
    """Return the values of the edition in force, or reckon those of another day.

    An edition made before values were reckoned is made anew.
    """
    edition, manifest = current(workspace, progress)
    if not manifest.value:
        run(workspace, progress=progress)
        edition, manifest = current(workspace, progress)
    if as_of is None or as_of == manifest.as_of:
        engine = reading(workspace, edition, (*TABLES, "contacts"))
        return _Valued(manifest.as_of, manifest.value, engine, edition)
    day, tell = value.number_of(within_reach(as_of)), progress or silent
    engine = reading(workspace, edition, (*BUYING, "intervals"))
    told = reckon_values(
        engine,
        day,
        workspace.settings,
        lambda share: tell(say("what everybody is worth"), share),
        gone_by(stood(workspace.said(STOOD)), day),
    )
    return _Valued(as_of, told, engine, edition, anew=True)


def _group(row: Mapping[str, Any]) -> GroupWorth:
    key = KEYS[int(row["key"])] if row["by"] == "rung" else row["key"]
    orders, money = row["last_12_orders"], row["last_12"]
    return GroupWorth(key, row["contacts"], orders, money, _figures(row, FIGURES))


def _figures(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Figure]:
    return {
        name: Figure(row[name], row[f"{name}_low"], row[f"{name}_high"])
        for name in names
        if row[name] is not None
    }


def _in_order(groups: list[GroupWorth], of: Worth) -> tuple[GroupWorth, ...]:
    if of.by == "rung":
        return tuple(sorted(groups, key=lambda group: -KEYS.index(group.key)))
    if of.by == "cohort":
        return tuple(sorted(groups, key=lambda group: group.key, reverse=True))

    def carried(group: GroupWorth) -> float:
        return group.figures[of.worth].expected if of.worth in group.figures else group.last_12 or 0

    return tuple(sorted(groups, key=lambda group: (-carried(group), group.key)))


def _curve(worth: Any) -> tuple[tuple[float, float], ...]:
    """Return 101 points of the curve of concentration; none where nobody is worth anything."""
    carried = np.sort(np.nan_to_num(np.asarray(worth, np.float64)))[::-1]
    total = carried.sum()
    if not len(carried) or total <= 0:
        return ()
    ends = np.linspace(0, len(carried), 101)
    parts = np.interp(ends, np.arange(len(carried) + 1), np.concatenate([[0], np.cumsum(carried)]))
    return tuple(
        (float(e / len(carried)), float(p / total)) for e, p in zip(ends, parts, strict=True)
    )
