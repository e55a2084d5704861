"""The newsletter's audience: three files, by what became of the subscription. Times are UTC."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from hogerop.sample.business import Business, Entry, Subscription
from hogerop.sample.files.written import Written, utc, write_csv
from hogerop.sample.person import Person
from hogerop.sample.world import World

SUBSCRIBED = "mailchimp_subscribed.csv"
UNSUBSCRIBED = "mailchimp_unsubscribed.csv"
CLEANED = "mailchimp_cleaned.csv"
STATES = {SUBSCRIBED: "subscribed", UNSUBSCRIBED: "unsubscribed", CLEANED: "cleaned"}
_FIRST = (
    "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,"
    "LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,"
)
_EXTRA = {
    SUBSCRIBED: "",
    UNSUBSCRIBED: (
        "UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,"
    ),
    CLEANED: "CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,",
}
_LAST = "LEID,EUID,NOTES,TAGS"


def subscribed(folder: Path, business: Business, world: World) -> Written:
    """Write those who take the newsletter."""
    return _write(SUBSCRIBED, folder, business, world)


def unsubscribed(folder: Path, business: Business, world: World) -> Written:
    """Write those who ended it."""
    return _write(UNSUBSCRIBED, folder, business, world)


def cleaned(folder: Path, business: Business, world: World) -> Written:
    """Write the addresses that bounce."""
    return _write(CLEANED, folder, business, world)


def _write(file: str, folder: Path, business: Business, world: World) -> Written:
    rng = world.chance(file)
    cards = [e for e in business.entries if e.system == "mailchimp"]
    rows = []
    for n, (taken, card) in enumerate(zip(business.subscriptions, cards, strict=True)):
        if taken.state == STATES[file]:
            person = business.people[taken.person]
            rows.append(
                [
                    *_about(taken, card, person, rng),
                    *_ended(file, taken, rng),
                    98_000_000 + n,
                    f"{(n * 2_654_435_761) % 2**40:010x}",
                    "",
                    '"winter","fietspas"' if rng.random() < 0.1 else "",
                ]
            )
    write_csv(folder / file, _FIRST + _EXTRA[file] + _LAST, rows)
    return Written(file, len(rows))


def _about(
    taken: Subscription, card: Entry, person: Person, rng: np.random.Generator
) -> list[object]:
    began = utc(taken.day, taken.minute)
    changed = utc(taken.ended, taken.minute) if taken.ended else began
    named = rng.random() < 0.85
    return [
        card.email,
        person.name.given if named else "",
        person.name.last if named else "",
        int(rng.integers(1, 6)),
        began,
        "",
        began,
        "",
        "",
        "",
        "1",
        "2",
        "Europe/Amsterdam",
        "NL",
        "",
        changed,
    ]


def _ended(file: str, taken: Subscription, rng: np.random.Generator) -> list[object]:
    if taken.ended is None:
        return []
    when = utc(taken.ended, taken.minute)
    campaign = ["Nieuwsbrief", f"{int(rng.integers(16**6)):06x}"]
    if file == UNSUBSCRIBED:
        return [when, *campaign, "NORMAL", ""]
    return [when, *campaign]
