"""Score which tellings are one, persons or organisations: sift, count, weigh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.identity import organisation, person
from hogerop.identity.joining import join
from hogerop.identity.likeness import Comparison, Level, settings

_QUERIES = Path(__file__).parent / "queries"

CROWD = 60
"""What more tellings than this share is not looked for by."""

USUAL_REPEATS, ITS_WEIGHT = 1.5, 400
"""Other tellings of the same one per telling, where nothing is known, and how many tellings that
guess is worth: chosen, not measured."""

SURE_RECALL, LIKELY_RECALL = 0.75, 0.90
"""Share of the repeats that sure keys find, and that the first round finds. Of persons .74 to .82
and .87 to 1.00 on clean and normal books of 300 to 50,000 records (tests/identity), .49 to .52 and
.79 to .86 on dirty ones. Not measured of organisations, which are counted once, by the first."""


@dataclass(frozen=True)
class Sort:
    """One sort of contact, and how its tellings are compared.

    Parameters
    ----------
    name, plural : str
        ``person`` and ``persons``: the stems of its queries and relations.
    sifts : tuple of str
        Queries that make the tellings ready, in order; the last one leaves what is compared.
    apart : float
        Probability under which a pair is a veto: its two never come together through others.
    counted_again : bool
        Whether these are counted anew after a first round: one person in four pieces would make a
        rare name look common.
    """

    name: str
    plural: str
    sifts: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    apart: float
    counted_again: bool = False

    def query(self, what: str) -> Path:
        """Return the query of this sort that leaves something."""
        return _QUERIES / f"{self.name}_{what}.sql"

    def by_rarity(self) -> Iterator[Level]:
        """Yield the levels that weigh more where a name is rare."""
        for one in self.comparisons:
            yield from (level for level in one.kept() if level.frequency_of)


PERSON = Sort(
    "person",
    "persons",
    ("shared_values", "sifted_persons"),
    person.COMPARISONS,
    apart=1e-4,
    counted_again=True,
)
ORGANISATION = Sort(
    "organisation",
    "organisations",
    (),
    organisation.COMPARISONS,
    apart=0.02,
)
SORTS = (PERSON, ORGANISATION)


def score(engine: Engine, sort: Sort) -> int:
    """Score every pair of tellings that may be one; return how many tellings there are.

    Reads ``tellings`` and the relations of `read_spellings`; leaves the tellings (``persons``),
    their records (``mentions``), and the pairs: how likely they are one (``scored``), and what
    that rests on (``weights``: per comparison the weight of its level, ``mw_…``; ``levels``;
    ``rarity`` of names).
    """
    engine.make(sort.plural, _QUERIES / f"{sort.plural}.sql")
    engine.make("mentions", sort.query("mentions"))
    for name in sort.sifts:
        engine.make(name, _QUERIES / f"{name}.sql")
    tellings = engine.ask("mentions").num_rows
    if not tellings:
        return 0
    engine.make("candidates", sort.query("candidates"), crowd=CROWD)
    engine.put("levels", _levels(sort, tellings))
    engine.link(
        "weights",
        (sort.plural, *sort.sifts)[-1],
        "candidates",
        settings(sort.comparisons, tellings=tellings),
    )
    engine.put("sure_groups", _groups(engine.ask(_QUERIES / f"sure_{sort.plural}.sql")))
    _count(engine, sort, SURE_RECALL)
    if sort.counted_again:
        engine.put("sure_groups", _groups(engine.ask(_QUERIES / "likely_groups.sql")))
        _count(engine, sort, LIKELY_RECALL)
    return int(tellings)


def repeats(tellings: int, found: float) -> float:
    """Return how many other tellings of the same one each telling is expected to have.

    Parameters
    ----------
    tellings : int
        How many there are, 1 or more.
    found : float
        How many others of the same one there seem to be per telling, 0 or more.
    """
    return (tellings * found + ITS_WEIGHT * USUAL_REPEATS) / (tellings + ITS_WEIGHT)


def _count(engine: Engine, sort: Sort, recall: float) -> None:
    """Score by how many groups there are now, and by how common names are among them.

    ``recall``: the share of the repeats that these groups find.
    """
    counts = engine.ask(_QUERIES / "grouped_counts.sql").to_pylist()[0]
    tellings = counts["tellings"]
    prior = min(0.3, repeats(tellings, counts["repeats"] / recall) / tellings)
    usual = {str(level.frequency_of): level.u for level in sort.by_rarity()}
    engine.make("rarity", sort.query("rarity"), groups=counts["groups"], **usual)
    weights = {k: bits for one in sort.comparisons for k, bits in one.weights(tellings).items()}
    usually = {level.name: weights[level.name] for level in sort.by_rarity()}
    prior_bits = log2(prior / (1 - prior))
    engine.make("scored", sort.query("scored"), prior_bits=prior_bits, **usually)


def _levels(sort: Sort, tellings: int) -> pa.Table:
    """Return what each level weighs among so many tellings, and whether rare names weigh more."""
    by_rarity = {level.name for level in sort.by_rarity()}
    rows = [
        {"what": one.name, "level": level, "bits": bits, "by_rarity": level in by_rarity}
        for one in sort.comparisons
        for level, bits in one.weights(tellings).items()
    ]
    return pa.Table.from_pylist(rows)


def _groups(pairs: pa.Table) -> pa.Table:
    """Return the group of every telling that is joined to another."""
    left, right = (np.array(pairs[c].to_numpy(), np.int64) for c in ("mention_id", "first_id"))
    members, groups = join(left, right) if len(left) else (left, right)
    return pa.table({"mention_id": members, "group_id": groups})
