"""Who stands where, day by day: slow, plain, and written straight from the policy's text.

Nothing here is clever on purpose. Each evening is judged from scratch out of the bare list of
what happened; the product's walk must give the same answer on every one of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median

from tests.properties.rules import (
    Always,
    Both,
    Column,
    Flag,
    Not,
    Rule,
    Value,
    Word,
    at_least,
)
from tests.spec.happened import Event, History

RUNGS = ("outside", "suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")
COUNTED = {
    "enquiries": "enquiry",
    "quotes": "quote",
    "testimonials": "testimonial",
    "referrals": "referral",
    "complaints": "complaint",
    "privileges": "privilege",
}


EVERYBODY = Always(True)


@dataclass(frozen=True)
class Policy:
    """A ladder policy whose rules are trees."""

    rules: dict[str, Rule]  # prospect ... fan
    lapsed: Rule
    target_market: Rule = EVERYBODY
    sequential: bool = True
    grace_days: int = 0
    business_gap: int = 60
    least_days: int = 30

    def toml(self) -> str:
        """Write it the way an owner would."""
        rungs = "\n".join(f"[ladder.{k}]\nrule = '{r}'" for k, r in self.rules.items())
        return (
            f"[target_market]\nrule = '{self.target_market}'\n"
            f'[ladder]\nversion = 1\nunit = "account"\n'
            f"sequential = {str(self.sequential).lower()}\n"
            f"notice_days = 30\ngrace_days = {self.grace_days}\n"
            f"{rungs}\n[ladder.lapsed]\nrule = '{self.lapsed}'\n"
            f"[rhythm]\nbusiness_gap = {self.business_gap}\nleast_days = {self.least_days}\n"
        )


DEFAULT = Policy(
    rules={
        "prospect": Both(
            "or", (at_least(Word("enquiries", 365), 1), at_least(Word("quotes", 365), 1))
        ),
        "shopper": at_least(Word("orders"), 1),
        "customer": at_least(Word("order_days"), 2),
        "member": Both(
            "and",
            (
                Both("or", (at_least(Word("order_days", 730), 3), Flag(Word("is_member")))),
                Flag(Word("in_rhythm", 4)),
            ),
        ),
        "advocate": at_least(Word("promotions", 730), 1),
        "fan": Both(
            "and",
            (
                at_least(Word("promotions", 730), 3),
                at_least(Word("promotion_months", 730), 2),
                at_least(Word("referred_buyers", 730), 1),
            ),
        ),
    },
    lapsed=Not(Flag(Word("in_rhythm", 2))),
)


def in_time(event: Event) -> tuple[int, int, int]:
    """Events of one day come in time order; those without a time come first, then by number."""
    return (event.day, -1 if event.minute is None else event.minute, event.number)


def in_referral_order(event: Event) -> tuple[object, ...]:
    """The first referrer is the first by day, source and source id."""
    return (event.day, event.source, event.contact, event.record, event.number)


def kept_referrals(events: Iterable[Event]) -> list[Event]:
    """Return the referrals in order, without those to oneself and those that close a circle."""
    kept: list[Event] = []
    for event in sorted((e for e in events if e.kind == "referral"), key=in_referral_order):
        reached, size = {event.whom}, 0
        while event.whom is not None and len(reached) != size:
            size = len(reached)
            reached |= {e.whom for e in kept if e.contact in reached and e.whom is not None}
        if event.contact not in reached:
            kept.append(event)
    return kept


@dataclass(frozen=True)
class Bought:
    """Somebody who was referred became a buyer; the referrer has it from a day to a day."""

    day: int
    withdrawn: float  # math.inf: never


class Oracle:
    """Judges every evening of every contact of a history under a policy.

    Parameters
    ----------
    history : History
        Everybody and everything that happened.
    policy : Policy
        The rules.
    """

    def __init__(self, history: History, policy: Policy = DEFAULT) -> None:
        self.policy = policy
        self.contacts = {c.contact: c for c in history.contacts}
        self.of: dict[int, list[Event]] = {c: [] for c in self.contacts}
        for event in sorted(history.events, key=in_time):
            self.of[event.contact].append(event)
        self.referrals = kept_referrals(history.events)
        kept = {e.number for e in self.referrals}
        for contact, events in self.of.items():
            self.of[contact] = [e for e in events if e.kind != "referral" or e.number in kept]
        self.orders = {c: [e for e in v if e.kind == "order"] for c, v in self.of.items()}
        refunds = [e for v in self.of.values() for e in v if e.kind == "refund"]
        self.refunds_of: dict[int | None, list[Event]] = {e.about: [] for e in refunds}
        for refund in refunds:  # of one order: whoever's row it stands on
            self.refunds_of[refund.about].append(refund)
        self.ended = {
            o.number: min(
                (r.day for r in self.refunds_of.get(o.number, []) if r.ends_order), default=math.inf
            )
            for orders in self.orders.values()
            for o in orders
        }
        self.bought = self._bought()
        self._evening = (-1, -1)
        self._seen: dict[Word, Value] = {}
        self._standing: list[Event] = []

    # -- what was referred and then bought ------------------------------------------------

    def _bought(self) -> dict[int, list[Bought]]:
        bought: dict[int, list[Bought]] = {c: [] for c in self.contacts}
        credited: set[int] = set()
        for referral in self.referrals:
            if referral.whom is None or referral.whom in credited:
                continue
            credited.add(referral.whom)
            counting = [
                o for o in self.orders.get(referral.whom, []) if self.ended[o.number] > o.day
            ]
            if counting and referral.day <= counting[0].day:
                first = counting[0]
                bought[referral.contact].append(Bought(first.day, self.ended[first.number]))
        return bought

    # -- the words -----------------------------------------------------------------------

    def standing_orders(self, contact: int, day: int, window: int | None = None) -> list[Event]:
        """Return the orders of the window that stand on the evening of the day."""
        self._turn_to(contact, day)
        return [o for o in self._standing if window is None or o.day > day - window]

    def _turn_to(self, contact: int, day: int) -> None:
        """Remember one evening's answers, and no more than one."""
        if self._evening != (contact, day):
            self._evening, self._seen = (contact, day), {}
            self._standing = [
                o for o in self.orders[contact] if o.day <= day < self.ended[o.number]
            ]

    def gaps(self, contact: int, day: int) -> list[int]:
        """Return the contact's last nine gaps between days with an order."""
        days = sorted({o.day for o in self.standing_orders(contact, day)})
        return [b - a for a, b in pairwise(days)][-9:]

    def promotions(self, contact: int, day: int, window: int | None) -> list[Event]:
        """Return the testimonials and the referrals made in the window."""
        return [
            e
            for e in self.of[contact]
            if e.kind in ("testimonial", "referral") and within(e.day, day, window)
        ]

    def value(self, contact: int, word: Word | Column, day: int) -> Value | str:
        """Return what a word or column is worth on the evening of a day."""
        if isinstance(word, Column):
            return self.contacts[contact].columns.get(word.name)
        self._turn_to(contact, day)
        if word not in self._seen:
            self._seen[word] = self._value(contact, word, day)
        return self._seen[word]

    def _value(self, contact: int, word: Word, day: int) -> Value:
        name, n = word.name, word.argument
        if name in ("days_since_order", "days_since"):
            return self._since(contact, n if isinstance(n, str) else "order", day)
        if name == "is_member":
            return int(self._is_member(contact, day))
        if name == "usual_gap":
            return self._usual_gap(contact, day)
        if name == "gap_variation":
            return variation(self.gaps(contact, day))
        if name == "in_rhythm":
            assert isinstance(n, int | Fraction)
            since = self._since(contact, "order", day)
            return since <= n * self._usual_gap(contact, day) or since <= self.policy.least_days
        assert n is None or isinstance(n, int)
        if name in ("spend", "margin"):
            return self._money(contact, name, day, n)
        return self._count(contact, name, day, n)

    def _count(self, contact: int, name: str, day: int, n: int | None) -> int:
        if name == "orders":
            return len(self.standing_orders(contact, day, n))
        if name == "order_days":
            return len({o.day for o in self.standing_orders(contact, day, n)})
        if name == "promotions":
            return len(self.promotions(contact, day, n))
        if name == "promotion_months":
            return len({month(e.day) for e in self.promotions(contact, day, n)})
        if name == "referred_buyers":
            return sum(within(b.day, day, n) and day < b.withdrawn for b in self.bought[contact])
        kind = COUNTED[name]
        return sum(e.kind == kind and within(e.day, day, n) for e in self.of[contact])

    def _money(self, contact: int, name: str, day: int, n: int | None) -> Value:
        def cents(event: Event) -> int | None:
            return event.amount if name == "spend" else event.margin

        orders = self.standing_orders(contact, day, n)
        known = [o for o in orders if cents(o) is not None]
        if orders and not known:
            return None
        back = [r for o in known for r in self.refunds_of.get(o.number, [])]
        if n is None:
            back += [r for r in self.refunds_of.get(None, []) if r.contact == contact]
        total = sum(cents(o) or 0 for o in known)
        total -= sum(cents(r) or 0 for r in back if r.day <= day)
        return Fraction(total, 100)

    def _since(self, contact: int, kind: str, day: int) -> int | float:
        if kind == "order":
            days = [o.day for o in self.standing_orders(contact, day)]
        else:
            days = [e.day for e in self.of[contact] if e.kind == kind and e.day <= day]
        return day - max(days) if days else math.inf

    def _usual_gap(self, contact: int, day: int) -> Fraction:
        gaps = self.gaps(contact, day)
        typical = Fraction(median(gaps)) if gaps else Fraction(0)
        return (len(gaps) * typical + self.policy.business_gap) / (len(gaps) + 1)

    def _is_member(self, contact: int, day: int) -> bool:
        until = -math.inf
        for event in self.of[contact]:
            if event.day > day:
                break
            if event.kind == "joined":
                until = max(until, math.inf if event.until is None else event.until)
            if event.kind == "left":
                until = -math.inf
        return day <= until

    # -- the rung of a day ---------------------------------------------------------------

    def raw(self, contact: int, day: int) -> int:
        """Return the rung of the evening, before any grace."""

        def value_of(word: Word | Column) -> Value | str:
            return self.value(contact, word, day)

        own = [self.policy.rules[key].holds(value_of) for key in RUNGS[2:]]
        seen = self._ever_did_something(contact, day)
        if not self.policy.sequential:
            rung = max((k + 2 for k, holds in enumerate(own) if holds), default=0)
            return rung or int(self.policy.target_market.holds(value_of) or seen)
        p4 = own[2]
        p3 = own[1] or p4
        p2 = own[0] or p3
        p1 = self.policy.target_market.holds(value_of) or p2 or seen
        p5 = own[3] and p4
        p6 = own[4] and p5
        p7 = own[5] and p6
        return max((k + 1 for k, p in enumerate((p1, p2, p3, p4, p5, p6, p7)) if p), default=0)

    def _ever_did_something(self, contact: int, day: int) -> bool:
        kinds = ("enquiry", "quote", "testimonial", "referral")
        return bool(self.standing_orders(contact, day)) or any(
            e.kind in kinds and e.day <= day for e in self.of[contact]
        )

    def life(self, contact: int, last: int) -> list[tuple[int, bool]]:
        """Return (rung, lapsed) of every evening from first sight up to and including ``last``."""
        evenings: list[int] = []
        standings: list[tuple[int, bool]] = []
        for day in range(self.contacts[contact].first_seen, last + 1):
            evenings.append(self.raw(contact, day))
            rung = self._after_grace(evenings, standings[-1][0] if standings else None)
            standings.append((rung, self.lapsed(contact, day, rung)))
        return standings

    def lapsed(self, contact: int, day: int, rung: int) -> bool:
        """Whether the flag stands beside a rung on the evening of a day."""
        return rung >= 3 and self.policy.lapsed.holds(lambda w: self.value(contact, w, day))

    def _after_grace(self, evenings: list[int], before: int | None) -> int:
        tonight = evenings[-1]
        if before is None or tonight >= before:
            return tonight
        lately = evenings[-(self.policy.grace_days + 1) :]
        if len(lately) == self.policy.grace_days + 1 and all(rung < before for rung in lately):
            return max(lately)
        return before


def within(event_day: int, day: int, window: int | None) -> bool:
    """Whether a day lies in the window ``(D - n, D]``."""
    return event_day <= day and (window is None or event_day > day - window)


def month(day: int) -> tuple[int, int]:
    """Return the calendar month of a day."""
    when = date(1970, 1, 1) + timedelta(days=day)
    return (when.year, when.month)


def variation(gaps: list[int]) -> float | None:
    """Return standard deviation (n - 1) over mean; missing below three gaps."""
    if len(gaps) < 3:
        return None
    mean = Fraction(sum(gaps), len(gaps))
    variance = sum((g - mean) ** 2 for g in gaps) / (len(gaps) - 1)
    return math.sqrt(variance / mean**2)


def intervals(
    first: int, standings: list[tuple[int, bool]]
) -> list[tuple[int, bool, int, int | None]]:
    """Fold evenings to (rung, lapsed, from, to); the last has no end."""
    starts = [k for k in range(len(standings)) if k == 0 or standings[k] != standings[k - 1]]
    ends: list[int | None] = [first + k for k in starts[1:]]
    return [(*standings[k], first + k, end) for k, end in zip(starts, [*ends, None], strict=True)]
