"""The sentence above what actions and experiments did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.results import Finding

__all__ = ["heading_of_effects", "name_of_finding", "verdicts_in_words"]


def heading_of_effects(findings: Sequence[Finding]) -> str:
    """Return in one sentence what was found; of one treatment its verdict."""
    judged = [one for one in findings if one.judged]
    if not judged:
        return say("Nothing can be judged yet.") if findings else say("Nothing was judged by lot.")
    if len(judged) == 1:
        said = judged[0].judged[0].sentences[0].rstrip(".")
        return f"{name_of_finding(judged[0])}: {said[:1].lower()}{said[1:]}"
    verdicts = verdicts_in_words(Counter(str(one.verdict) for one in judged))
    return say("{n} judged: {verdicts}", n=len(judged), verdicts=verdicts)


def verdicts_in_words(many: Mapping[str, int]) -> str:
    """Say how many have which verdict, what works first."""
    works, harm, useless = (many.get(of, 0) for of in ("works", "harmful", "does_not"))
    early, unproven = many.get("too_early", 0), many.get("no_proof", 0)
    told = (
        (works, say_count("{n} works", "{n} work", works)),
        (harm, say_count("{n} does harm", "{n} do harm", harm)),
        (useless, say_count("{n} does not work", "{n} do not work", useless)),
        (early, say("of {n} it cannot be told", n=early)),
        (unproven, say_count("{n} proves nothing", "{n} prove nothing", unproven)),
    )
    return ", ".join(said for count, said in told if count)


def name_of_finding(of: Finding) -> str:
    """Return what a finding is called: of an experiment the arm too."""
    return f"{of.name}, {of.title}" if of.of == "experiment" and of.title else of.title
