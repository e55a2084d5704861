"""Who sells for the business: reviews after an order, and promotions out of sheer zeal.

Nobody is labelled an advocate or a fan: satisfaction and zeal are traits, and those who have
much of both promote again and again while they are alive as customers. Runs no query.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hogerop.sample.business import Order, Promotion
from hogerop.sample.person import Person
from hogerop.sample.world import World

TOLD_BY_CODE, TOLD_ON_SHEET, TOLD_ON_FORM = "code", "aanbevelingen", "aanvragen"
REVIEWED = "reviews"


@dataclass(frozen=True)
class Referral:
    """Somebody who is about to come in because a person told about the business."""

    referrer: Person
    day: int
    told_in: str


def reviews(
    person: Person, orders: list[Order], said: set[int], world: World, rng: np.random.Generator
) -> list[Promotion]:
    """Return the reviews after orders: 4 or 5 stars is a testimonial, 1 or 2 a complaint.

    ``said`` holds the days on which the person spoke already: nobody reviews twice in a day.
    """
    found = []
    for order in orders:
        mood = person.traits.satisfaction + rng.normal(0, 0.16)
        angry = 3.0 if mood < 0.3 else 1.0
        if rng.random() >= world.review_share * angry:
            continue
        stars = int(np.clip(round(1.4 + 4.2 * mood), 1, 5))
        kind = "testimonial" if stars >= 4 else "complaint" if stars <= 2 else "review"
        day = min(order.day + int(rng.integers(2, 20)), world.last)
        # Three stars say nothing of somebody who has spoken already: no row without news.
        if day not in said and not (kind == "review" and said):
            found.append(Promotion(person.number, day, kind, REVIEWED, rating=stars))
        said = said | {day}
    return found


def promote(
    person: Person,
    spells: list[tuple[int, int]],
    world: World,
    rng: np.random.Generator,
) -> tuple[list[Promotion], list[Referral]]:
    """Return the testimonials given and the referrals made out of zeal."""
    said: list[Promotion] = []
    told: list[Referral] = []
    pace = person.traits.zeal * person.traits.satisfaction**2 / 365
    for first, last in spells:
        days = first + rng.integers(max(last - first, 1), size=rng.poisson(pace * (last - first)))
        for day in sorted({int(d) for d in days}):
            if rng.random() < world.referral_share:
                how = (TOLD_BY_CODE, TOLD_ON_SHEET, TOLD_ON_FORM)[
                    int(rng.choice(3, p=(0.45, 0.37, 0.18)))
                ]
                told.append(Referral(person, day, how))
            else:
                where = REVIEWED if rng.random() < 0.5 else TOLD_ON_SHEET
                stars = 5 if where == REVIEWED else 0
                said.append(Promotion(person.number, day, "testimonial", where, rating=stars))
    return said, told


def came_by(told_in: str, rng: np.random.Generator) -> str:
    """Return the first step of somebody who was referred."""
    if told_in == TOLD_BY_CODE:
        return "web" if rng.random() < 0.75 else "newsletter"
    if told_in == TOLD_ON_FORM:
        return "enquiry"
    return "workshop" if rng.random() < 0.6 else "newsletter"
