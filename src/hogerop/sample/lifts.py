"""What each strategy truly does to the people of the sample business. All of it is invented.

No figure here says anything about the world: they are made up so that a plan has something to find
out, near the evidence or far from it. Some strategies do nothing, and some do harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["LIFTS", "Lift", "lift_of"]

Step = Literal["suspect", "prospect", "shopper", "customer", "member", "advocate", "lapsed"]


@dataclass(frozen=True)
class Lift:
    """What a strategy does to whoever is treated, from that day on.

    Parameters
    ----------
    step : str
        Where those stand whom it is for. From suspect it brings enquiries; from prospect, shopper
        and lapsed orders; from customer orders and passes; from member and advocate testimonials
        and referrals.
    more : float
        So much more often they do that, as a part of how often they would anyway: 0.5 = half as
        often again, -0.1 = a tenth is lost. From -1 upwards.
    stops : float
        Chance that it makes a reader end the newsletter, 0 to 1.
    """

    step: Step
    more: float
    stops: float = 0.0


LIFTS = {
    "lead_magnet": Lift("suspect", 0.3),
    "partner_introduction": Lift("suspect", 0.2),
    "retargeting": Lift("suspect", 0.05),
    "targeted_ads": Lift("suspect", 0.1),
    "word_of_mouth": Lift("suspect", 0.15),
    "fast_lead_reply": Lift("prospect", 1.0),
    "first_order_discount": Lift("prospect", 0.5),
    "late_cart_reminder": Lift("prospect", -0.2, stops=0.02),
    "name_in_subject": Lift("prospect", 0.0, stops=0.01),
    "return_policy_message": Lift("prospect", 0.6, stops=0.01),
    "short_trial": Lift("prospect", 0.1),
    "after_sale_care": Lift("shopper", 0.25),
    "ask_for_the_good": Lift("shopper", 0.1),
    "guided_start": Lift("shopper", 0.6),
    "head_start_card": Lift("shopper", 0.8),
    "second_order_mail": Lift("shopper", 0.9, stops=0.01),
    "free_points": Lift("customer", 0.0),
    "near_tier_nudge": Lift("customer", 0.5),
    "next_product": Lift("customer", 0.3, stops=0.01),
    "paid_membership": Lift("customer", 0.35),
    "save_responders": Lift("customer", -0.1),
    "subscribe_and_repeat": Lift("customer", 0.2),
    "ask_at_a_good_moment": Lift("member", 0.6),
    "ask_for_a_review": Lift("member", 0.5, stops=0.01),
    "friend_gets_reward": Lift("member", 0.7),
    "referral_joiners": Lift("member", 0.1),
    "satisfaction_call": Lift("member", 0.2),
    "uncertain_sender_reward": Lift("member", 0.3),
    "co_creation": Lift("advocate", 0.3),
    "community": Lift("advocate", 0.2),
    "fan_hosts_event": Lift("advocate", 0.5),
    "referral_reminder": Lift("advocate", 0.4),
    "rising_gift": Lift("advocate", 0.1),
    "thank_you_note": Lift("advocate", 0.0),
    "let_go": Lift("lapsed", 0.0),
    "service_recovery": Lift("lapsed", 0.3),
    "win_back_by_reason": Lift("lapsed", 0.5, stops=0.03),
}
"""By the strategy's key in the library."""


def lift_of(strategy: str) -> Lift:
    """Return what a strategy does; one that is not of the library does nothing."""
    return LIFTS.get(strategy, Lift("shopper", 0.0))
