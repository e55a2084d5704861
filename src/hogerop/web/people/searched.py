"""Which people an address asks for, for `steps`, and in words."""

from __future__ import annotations

from collections.abc import Mapping

from hogerop.ladder import KEYS, rung_name
from hogerop.steps import Whom
from hogerop.words import say

FIELDS = ("q", "rung", "only", "channel", "reach")
"""What an address says of it."""
WAYS = ("email", "phone", "post")
"""By which somebody can be reached."""
LONGEST = 100


def whom(asked: Mapping[str, str]) -> Whom:
    """Return who is searched for; what is not understood asks nothing."""
    only, rung, reach = asked.get("only", ""), asked.get("rung", ""), asked.get("reach", "")
    return Whom(
        words=asked.get("q", "")[:LONGEST],
        rung=rung if rung in KEYS else None,
        lapsed={"lapsed": True, "awake": False}.get(only),
        falling=only == "falling",
        ahead=only == "ahead",
        channel=asked.get("channel", "")[:LONGEST] or None,
        reach=reach if reach in WAYS else None,
        due=only == "due",
    )


def about(of: Whom) -> str:
    """Return in words which people these are; nothing where everybody is meant."""
    return ", ".join(
        part
        for part in (
            rung_name(of.rung) if of.rung else "",
            {True: say("lapsed"), False: say("not lapsed"), None: ""}[of.lapsed],
            say("about to fall, the first first") if of.falling else "",
            say("who do already what a higher rung asks") if of.ahead else "",
            say("due to be forgotten, the longest silent first") if of.due else "",
            say("came through {channel}", channel=of.channel) if of.channel else "",
            say("with permission to be reached by {way}", way=scope_name(of.reach))
            if of.reach
            else "",
            say("“{words}”", words=of.words) if of.words else "",
        )
        if part
    )


def scope_name(scope: str) -> str:
    """Return what a way of reaching somebody is called."""
    return {"email": say("E-mail"), "phone": say("Telephone"), "post": say("Post")}.get(
        scope, scope
    )
