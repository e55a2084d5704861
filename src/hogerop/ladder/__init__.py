"""The ladder: rungs, policy, the walk, why, counts and moves."""

from hogerop.ladder.answers import (
    EventShown,
    LadderCounts,
    Move,
    Mover,
    Moves,
    Need,
    NextRung,
    RuleShown,
    RungCount,
    SourceRow,
    Tried,
    Why,
)
from hogerop.ladder.counting import (
    by_month,
    compare,
    count,
    day_date,
    day_number,
    known_since,
    movers,
    put_stays,
)
from hogerop.ladder.doubts import doubts
from hogerop.ladder.lacking import Lack, Lacking, lacking
from hogerop.ladder.looking_back import LooksBack, looks_back
from hogerop.ladder.matched import Matched, matched
from hogerop.ladder.measure import measure
from hogerop.ladder.people import people
from hogerop.ladder.place import Placed, place
from hogerop.ladder.policy import Policy
from hogerop.ladder.referrals import credit
from hogerop.ladder.rule_said import rule_in_words
from hogerop.ladder.rungs import KEYS, OUTSIDE, RUNGS, Rung, rung_name
from hogerop.ladder.single import anchor, isolate, known_as
from hogerop.ladder.spans import Spans, spans
from hogerop.ladder.trying import try_out
from hogerop.ladder.why import explain
from hogerop.ladder.worth import worth

__all__ = [
    "KEYS",
    "OUTSIDE",
    "RUNGS",
    "EventShown",
    "Lack",
    "Lacking",
    "LadderCounts",
    "LooksBack",
    "Matched",
    "Move",
    "Mover",
    "Moves",
    "Need",
    "NextRung",
    "Placed",
    "Policy",
    "RuleShown",
    "Rung",
    "RungCount",
    "SourceRow",
    "Spans",
    "Tried",
    "Why",
    "anchor",
    "by_month",
    "compare",
    "count",
    "credit",
    "day_date",
    "day_number",
    "doubts",
    "explain",
    "isolate",
    "known_as",
    "known_since",
    "lacking",
    "looks_back",
    "matched",
    "measure",
    "movers",
    "people",
    "place",
    "put_stays",
    "rule_in_words",
    "rung_name",
    "spans",
    "try_out",
    "worth",
]
