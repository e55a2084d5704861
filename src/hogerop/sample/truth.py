"""What is really true of the sample business, written beside its files for later tests.

``parameters.json`` holds the business-level truth; ``people.csv`` each card of each person (who is
really who); ``lives.csv`` each person's true rates and what came of them; ``orders.csv`` each
order with what was given back; ``promotions.csv`` who told whom, and which file shows it (the one
kind ``mix-up`` only looks like a referral); ``files.csv`` and ``set_aside.csv`` what a reader of
the files must find. Runs no query.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hogerop.sample.business import NOBODY, Business, Entry, Order
from hogerop.sample.files.written import Written, iso, point, write_csv
from hogerop.sample.person import Person
from hogerop.sample.world import CHANNELS, SEASON, World

FOLDER = "truth"
PEOPLE = "person,system,id,email,name,since,double,why"
LIVES = (
    "person,kind,email,name,company,channel,came_by,arrived,referrer,rate_per_year,"
    "dropout_per_year,mean_spend,satisfaction,zeal,interest,workshop,first_order,last_order,"
    "orders,net_spend,alive,spells,member_from,member_until,referrals,testimonials,names"
)
ORDERS = "order,place,person,card_email,day,total,refunded,refund,refund_day,net,lines"
PROMOTIONS = "person,day,kind,told_in,whom,rating"
FILES = "file,rows,set_aside,not_about_a_contact,repeats,kept_repeats"
SET_ASIDE = "file,row,column,reason"


@dataclass(frozen=True)
class Truth:
    """What :func:`hogerop.sample.make` made.

    Attributes
    ----------
    folder : Path
        Where the files are; the truth is in its folder ``truth``.
    files : tuple of Written
        Each file with its rows, and what must become of those that cannot be taken.
    people : int
        True people and companies.
    names : int
        Names as the files tell them apart by id and e-mail: people plus double entries.
    double_entries : int
        How many people are there once more (a person with three names counts twice).
    """

    folder: Path
    files: tuple[Written, ...]
    people: int
    names: int
    double_entries: int


def write(folder: Path, business: Business, world: World, files: Sequence[Written]) -> Truth:
    """Write the truth into the folder ``truth``, and return it in short."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    names = _names(business)
    truth = Truth(
        folder,
        tuple(files),
        len(business.people),
        sum(names.values()),
        sum(names.values()) - len(business.people),
    )
    _parameters(place / "parameters.json", world, truth)
    write_csv(place / "people.csv", PEOPLE, _people(business))
    write_csv(place / "lives.csv", LIVES, _lives(business, world, names))
    write_csv(place / "orders.csv", ORDERS, (_order(o, business) for o in business.orders))
    _promotions(place / "promotions.csv", business)
    _files(place, files)
    return truth


def _parameters(file: Path, world: World, truth: Truth) -> None:
    about = asdict(world) | {
        "since": world.since.isoformat(),
        "until": world.until.isoformat(),
        "slow_year": [iso(day) for day in world.slow_year],
        "form_since": iso(world.form_since),
        "pass_since": iso(world.pass_since),
        "season": SEASON,
        "people": truth.people,
        "names_in_files": truth.names,
        "double_entries": truth.double_entries,
        "channels": {key: asdict(channel) for key, channel in CHANNELS.items()},
    }
    text = json.dumps(about, indent=2, ensure_ascii=False, sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def _people(business: Business) -> Iterable[tuple[object, ...]]:
    for card in sorted(business.entries, key=lambda e: (e.person, e.since, e.system, e.id)):
        since = iso(card.since)
        double = "yes" if card.why else "no"
        yield (card.person, card.system, card.id, card.email, card.name, since, double, card.why)


def _names(business: Business) -> Counter[int]:
    """Count the names of each person: cards that share neither an e-mail nor an id are two."""
    cards: dict[int, list[Entry]] = defaultdict(list)
    for card in business.entries:
        cards[card.person].append(card)
    return Counter({who: _apart(mine) for who, mine in cards.items()})


def _apart(cards: Sequence[Entry]) -> int:
    groups: list[set[str]] = []
    for card in cards:
        marks = {card.email} if card.email else set()
        space = "werkplaats" if card.system == "offertes" else card.system
        marks |= {f"{space}:{card.id}"} if card.id else set()
        touched = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touched))
    return len(groups)


def _lives(business: Business, world: World, names: Counter[int]) -> Iterable[tuple[object, ...]]:
    spells = {life.person: life.spells for life in business.lives}
    orders: dict[int, list[Order]] = defaultdict(list)
    for order in business.orders:
        orders[order.person].append(order)
    passes = {card.person: card for card in business.passes}
    told = Counter((p.person, p.kind) for p in business.promotions)
    for person in business.people:
        mine = orders[person.number]
        lived = spells.get(person.number, ())
        card = passes.get(person.number)
        yield (
            *_about(person),
            iso(mine[0].day) if mine else "",
            iso(mine[-1].day) if mine else "",
            len(mine),
            point(sum(order.net for order in mine)),
            "yes" if lived and lived[-1][1] >= world.last else "no",
            " ".join(f"{iso(first)}/{iso(last)}" for first, last in lived),
            iso(card.starts) if card else "",
            iso(min(card.ends, card.left or card.ends)) if card else "",
            told[person.number, "referral"],
            told[person.number, "testimonial"],
            names[person.number],
        )


def _about(person: Person) -> tuple[object, ...]:
    traits = person.traits
    return (
        person.number,
        "company" if person.company else "person",
        person.email,
        person.name.full,
        person.company.name if person.company else "",
        person.channel,
        person.came_by,
        iso(person.arrived),
        "" if person.referrer is None else person.referrer,
        *(
            f"{value:.6g}"
            for value in (
                traits.rate,
                traits.dropout,
                traits.mean_spend,
                traits.satisfaction,
                traits.zeal,
                traits.interest,
                traits.workshop,
            )
        ),
    )


def _order(order: Order, business: Business) -> tuple[object, ...]:
    refund = order.refund
    return (
        order.number,
        order.place,
        "" if order.person == NOBODY else order.person,
        business.entries[order.entry].email if order.entry >= 0 else "",
        iso(order.day),
        point(order.total),
        point(refund.cents) if refund else "0.00",
        refund.kind if refund else "",
        iso(refund.day) if refund else "",
        point(order.net),
        len(order.lines),
    )


def _promotions(file: Path, business: Business) -> None:
    rows = [
        (p.person, iso(p.day), p.kind, p.told_in, "" if p.whom is None else p.whom, p.rating or "")
        for p in business.promotions
    ]
    write_csv(file, PROMOTIONS, rows)


def _files(place: Path, files: Sequence[Written]) -> None:
    write_csv(
        place / "files.csv",
        FILES,
        [(f.file, f.rows, len(f.set_aside), f.not_about, f.repeats, f.kept_repeats) for f in files],
    )
    write_csv(
        place / "set_aside.csv",
        SET_ASIDE,
        [
            # As a spreadsheet shows it: the header is row 1.
            (f.file, fault.row + 1, fault.column, fault.reason)
            for f in files
            for fault in f.set_aside
        ],
    )
