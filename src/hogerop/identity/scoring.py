"""Score which tellings are one, persons or organisations: sift, count, weigh."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.identity import organisation, person
from hogerop.identity.joining import join
from hogerop.identity.likeness import Comparison, settings

_QUERIES = Path(__file__).parent / "queries"

FEW = 20_000
"""Up to so many tellings names are counted anew after a first round: one person in four pieces
would make a rare name look common. On books of 5,000 records F1 is .02 to .06 higher for it; in
larger ones it is left out for the time that it takes, its worth there not measured."""

CROWD = 60
"""What more tellings than this share is not looked for by."""

USUAL_REPEATS, ITS_WEIGHT = 1.5, 400
"""Other tellings of the same one per telling, where nothing is known, and how many tellings that
guess is worth: chosen, not measured."""

SURE_RECALL = 0.75
"""Share of the repeats that sure keys find: .73 to .79 on clean and normal books of 300 and 5,000
records (tests/identity), .52 on a dirty one."""


@dataclass(frozen=True)
class Sort:
    """One sort of contact, and how its tellings are compared.

    Parameters
    ----------
    name, plural : str
        ``person`` and ``persons``: the stems of its queries and relations.
    sifts : tuple of str
        Queries that make the tellings ready, in order; the last one leaves what is compared.
    frequencies : tuple of str
        Columns whose values are weighed by how common they are.
    apart : float
        Probability under which a pair is a veto: its two never come together through others.
    counted_again : bool
        Whether these are counted anew after a first round, where there are few tellings.
    """

    name: str
    plural: str
    sifts: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    frequencies: tuple[str, ...]
    apart: float
    counted_again: bool = False


PERSON = Sort(
    "person",
    "persons",
    ("shared_values", "sifted_persons"),
    person.COMPARISONS,
    ("given", "surname"),
    apart=1e-4,
    counted_again=True,
)
ORGANISATION = Sort(
    "organisation",
    "organisations",
    (),
    organisation.COMPARISONS,
    ("firm",),
    apart=0.02,
)
SORTS = (PERSON, ORGANISATION)


def score(engine: Engine, sort: Sort) -> int:
    """Score every pair of tellings that may be one; return how many tellings there are.

    Reads ``tellings`` and the relations of `read_spellings`; leaves the tellings (``persons``) and
    their pairs (``person_pairs``: mention_id_l, mention_id_r, match_probability, and per
    comparison the weight of its level, ``mw_…``).
    """
    engine.make(sort.plural, _QUERIES / f"{sort.plural}.sql")
    for name in sort.sifts:
        engine.make(name, _QUERIES / f"{name}.sql")
    if not engine.ask(_QUERIES / f"{sort.name}_tally.sql")["tellings"][0].as_py():
        return 0
    candidates = f"{sort.name}_candidates"
    engine.make(candidates, _QUERIES / f"{candidates}.sql", crowd=CROWD)
    engine.put("sure_groups", _groups(engine.ask(_QUERIES / f"sure_{sort.plural}.sql")))
    tellings = _weigh(engine, sort)
    if sort.counted_again and tellings <= FEW:
        engine.put("sure_groups", _groups(engine.ask(_QUERIES / f"likely_{sort.plural}.sql")))
        _weigh(engine, sort)
    return tellings


def repeats(tellings: int, sure: float) -> float:
    """Return how many other tellings of the same one each telling is expected to have.

    Parameters
    ----------
    tellings : int
        How many there are, 1 or more.
    sure : float
        How many others of the same one sure keys find per telling, 0 or more.
    """
    found = sure / SURE_RECALL
    return (tellings * found + ITS_WEIGHT * USUAL_REPEATS) / (tellings + ITS_WEIGHT)


def _weigh(engine: Engine, sort: Sort) -> int:
    """Score by how common names are among the groups as they are now; return how many tellings."""
    counts = engine.ask(_QUERIES / f"{sort.name}_counts.sql").to_pylist()[0]
    tellings, groups = counts["tellings"] or 1, counts["groups"] or 1
    for name in sort.frequencies:
        engine.make(f"{name}_frequency", _QUERIES / f"{name}_frequency.sql", groups=groups)
    engine.put(f"{sort.name}_levels", _levels(sort, tellings))
    prior = min(0.3, repeats(tellings, counts["repeats"] or 0.0) / tellings)
    engine.link(
        f"{sort.name}_pairs",
        (sort.plural, *sort.sifts)[-1],
        f"{sort.name}_candidates",
        settings(sort.comparisons, tellings=tellings, prior=prior),
        {name: f"{name}_frequency" for name in sort.frequencies},
    )
    return int(tellings)


def _levels(sort: Sort, tellings: int) -> pa.Table:
    """Return what each level weighs among so many tellings."""
    rows = [
        {"what": one.name, "level": level, "bits": bits}
        for one in sort.comparisons
        for level, bits in one.weights(tellings).items()
    ]
    return pa.Table.from_pylist(rows)


def _groups(pairs: pa.Table) -> pa.Table:
    """Return the group of every telling that is joined to another."""
    left, right = (np.array(pairs[c].to_numpy(), np.int64) for c in ("mention_id", "first_id"))
    members, groups = join(left, right) if len(left) else (left, right)
    return pa.table({"mention_id": members, "group_id": groups})
