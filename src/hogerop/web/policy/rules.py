"""The rules of a form, and the text of a policy that holds those that are other than in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import tomlkit

from hogerop.errors import AskedWrongly, HogeropError
from hogerop.ladder import RUNGS, Policy, rule_in_words, rung_name
from hogerop.words import say

LONGEST = 2000
SUSPECT = RUNGS[0].key


@dataclass(frozen=True)
class Rule:
    """One rule of the form: of which rung, in words, as it is written, and as it was typed."""

    key: str
    name: str
    said: str
    written: str
    typed: str
    own: bool


@dataclass(frozen=True)
class Days:
    """A number of days that the rules need besides."""

    key: str
    name: str
    written: str
    typed: str


def rules(policy: Policy, typed: Mapping[str, str]) -> list[Rule]:
    """Return every rule from the top, with what a form brought."""
    usual = Policy.default().written
    tried = {key: text.strip()[:LONGEST] for key, text in typed.items()}
    keys = ["lapsed", *(rung.key for rung in reversed(RUNGS))]
    return [
        Rule(
            key=key,
            name=say("Lapsed (a flag beside the rung)") if key == "lapsed" else rung_name(key),
            said=_in_words(tried.get(key, ""), policy.written[key]),
            written=policy.written[key],
            typed=tried.get(key, policy.written[key]),
            own=policy.written[key] != usual[key],
        )
        for key in keys
    ]


def _in_words(typed: str, written: str) -> str:
    """Return a rule that is tried in words; the one in force where what was typed is no rule."""
    try:
        return rule_in_words(typed or written)
    except HogeropError:
        return rule_in_words(written)


def days(policy: Policy, typed: Mapping[str, str]) -> list[Days]:
    """Return the days of warning and of grace, with what a form brought."""
    said = {
        "notice_days": (say("Days of warning before a fall"), policy.notice_days),
        "grace_days": (
            say("Days that a lower rung must hold before somebody comes down"),
            policy.grace_days,
        ),
    }
    return [
        Days(key, name, str(now), typed.get(key, str(now)).strip()[:10])
        for key, (name, now) in said.items()
    ]


def changed_text(those: list[Rule], besides: list[Days]) -> str:
    """Return the sections of a policy that a form changes; empty where it changes nothing.

    Raises
    ------
    AskedWrongly
        If days are no whole number.
    """
    document = tomlkit.document()
    ladder = tomlkit.table()
    for one in besides:
        if one.typed != one.written:
            ladder[one.key] = _whole(one)
    for rule in those:
        if rule.typed == rule.written:
            continue
        section = tomlkit.table()
        section["rule"] = rule.typed
        if rule.key == SUSPECT:
            document["target_market"] = section
        else:
            ladder[rule.key] = section
    if ladder:
        document["ladder"] = ladder
    return tomlkit.dumps(document)


def _whole(one: Days) -> int:
    if one.typed.isdecimal():
        return int(one.typed)
    raise AskedWrongly(
        say("“{given}” is no number.", given=one.typed),
        where=one.name,
        fix=say("Give a whole number such as 8."),
    )
