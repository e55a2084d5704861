"""Write docs/reference/strategies.md from the library, or with --check say whether it is stale."""

from __future__ import annotations

from itertools import groupby

from hogerop.ladder import RUNGS, rule_in_words
from hogerop.plan import Strategy, library
from made_page import write_or_check

OPENING = """\
<!-- Made by docs/build_strategies.py out of the library. Change it there, then make reference. -->
# Strategies

What the library holds, from the foot of the ladder upwards. Each strategy is one file in
`src/hogerop/plan/strategies/`; an owner's own are files of the same form
([how to add one](../how-to/add-a-strategy.md)). Costs are a start, assumed
and not measured: put your own figures. Money is what is paid to others; minutes and hours are
those of whoever does the work: to choose, write, check, send, answer and count.

*Evidence* says how a lift was found: **R** in a randomised trial, **Q** by comparing like with
like, **C** as a correlation, **-** not at all. What is *expected* here follows from it: half of
what was randomised, a third of what was matched, and of all else 3%; the doubt is at most as
large as the published lift, or 15% ([how a round is chosen](../explanation/choosing.md)).
"""
_BY = {"others": "through other people", "none": "no channel", "in_person": "in person"}
_RUNGS = [rung.english for rung in RUNGS]


def heading(step: str, place: int) -> str:
    """Return what the step is called."""
    return "Lapsed, and back" if step == "lapsed" else f"{_RUNGS[place]} to {_RUNGS[place + 1]}"


def section(one: Strategy) -> str:
    """Return the part of the page about one strategy."""
    told, cost = one.said["en"], one.cost
    lift = f", {one.published:+.0%}" if one.published is not None else ""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(told.do, 1))
    lines = [
        f"### {told.name}",
        f"*Nederlands: {one.said['nl'].name}. Key: `{one.key}`.*",
        steps,
        f"**For whom** {rule_in_words(one.for_whom)} (`{one.for_whom}`);"
        f" {_BY.get(one.channel, one.channel)}."
        + (" Those who get it talk to those who do not." if one.spreads else ""),
        f"**Costs** {cost.money:g} and {cost.minutes:g} minutes per contact, and {cost.fixed:g}"
        f" and {cost.hours:g} hours however many: {told.drivers}.",
        f"**Look at** {told.kpi}.",
        f"**Evidence {one.evidence}{lift}.** {told.evidence} *Expected here: {one.prior.mean:+.0%},"
        f" give or take {one.prior.sd:.0%}.*" + (f" {one.source}." if one.source else ""),
        *(f"**Warning.** {warning}" for warning in told.warnings),
    ]
    return "\n\n".join(lines) + "\n"


def page() -> str:
    """Return the whole page."""
    parts = [OPENING]
    steps = groupby(library().values(), key=lambda one: (one.step, one.place))
    for (step, place), some in steps:
        parts += [f"## {heading(step, place)}\n", *(section(one) for one in some)]
    return "\n".join(parts)


if __name__ == "__main__":
    raise SystemExit(write_or_check("strategies.md", page()))
