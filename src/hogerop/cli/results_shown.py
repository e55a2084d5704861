"""What was tried, on the screen: a verdict in words for each, with what it rests on where asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart import heading_of_effects
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import day, number
from hogerop.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hogerop.results import Campaign, Finding, Overview, WholeYear

STYLES = {"works": "green", "harmful": "red", "no_proof": "yellow"}
MOST_CAMPAIGNS = 10


def show_results(found: Overview, *, whole: bool) -> None:
    """Write results to the screen: in short, or all that is known of what was asked for."""
    line(heading_of_effects(found.findings), "bold")
    if found.actions or found.campaigns.each:
        line(say("Orders are known up to {day}.", day=day(found.as_of)), "dim")
    for heading, those in (
        (say("Actions"), found.actions),
        (say("Strategies in several rounds"), found.strategies),
        (say("Experiments"), found.experiments),
    ):
        if those:
            line()
            line(heading, "bold underline")
            for one in those:
                _show(one, whole=whole)
    _campaigns(found)
    if found.campaign is not None:
        _campaign(found.campaign)
    for note in found.notes:
        line(f"• {note}", "dim")
    if not whole and found.findings:
        line(say("More of one of them: `hogerop results NAME`."), "dim")


def show_year(told: WholeYear) -> None:
    """Write a year to the screen."""
    first, *others = told.sentences
    line(first, f"bold {STYLES.get(told.money.verdict, '')}".strip())
    for sentence in others:
        line(sentence, "dim" if sentence in told.notes else "")


def _show(one: Finding, *, whole: bool) -> None:
    line()
    named = dict.fromkeys((one.title, one.name, one.state_name))
    screen().print(text(" · ".join(part for part in named if part), "bold"))
    style = STYLES.get(one.verdict or "", "")
    for first, *others in one.paragraphs if whole else one.in_short:
        line(first, style)
        for sentence in others:
            line(f"  {sentence}", "dim")


def _campaigns(found: Overview) -> None:
    campaigns = found.campaigns
    if not campaigns.each:
        return
    line()
    line(say("Campaigns"), "bold underline")
    for sentence in campaigns.sentences:
        line(sentence)
    made = table(say("Campaign"), say("from"), say("reached"), right=(2,))
    for one in campaigns.each[-MOST_CAMPAIGNS:]:
        made.add_row(text(one.name), text(day(one.since)), text(number(one.reached)))
    screen().print(made)
    if len(campaigns.each) > MOST_CAMPAIGNS:
        line(say("The last {n} are shown.", n=MOST_CAMPAIGNS), "dim")


def _campaign(one: Campaign) -> None:
    line()
    screen().print(text(one.name, "bold"))
    told: Sequence[str] = () if one.compared is None else one.compared.sentences
    for sentence in (one.sentence, *told):
        line(sentence)
