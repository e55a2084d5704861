"""The files of the months after the last day, in the shapes of the files of before.

What happens is listed anew (orders, enquiries, reviews, who came to or left the newsletter); the
registers that a package always exports whole are whole: customers, passes, discount codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from hogerop.errors import AskedWrongly
from hogerop.sample.business import Business
from hogerop.sample.files import WRITERS, beurslijst, mailchimp, shopify_customers
from hogerop.sample.files.written import Written, iso, write_csv
from hogerop.sample.lifts import LIFTS
from hogerop.sample.months import Months
from hogerop.sample.parts import Came, Part
from hogerop.sample.truth import FOLDER
from hogerop.sample.world import World, after_months, five_years
from hogerop.sample.years import Years
from hogerop.words import say

__all__ = ["MOST_MONTHS", "Answers", "answers"]

MOST_MONTHS = 24
LIFTS_FILE = "lifts.csv"
LIFTS_HEADER = "strategy,step,more,stops"
PARTS_HEADER = "person,strategy,since,arm,anyway,brought"


@dataclass(frozen=True)
class Answers:
    """What :func:`answers` made.

    Attributes
    ----------
    folder : Path
        Where the files are; the truth is in its folder ``truth``: ``lifts.csv``, what each
        strategy does, and ``parts.csv``, what came of each part.
    files : tuple of Written
        Each file with its rows, and what must become of those that cannot be taken.
    since, until : date
        First and last day.
    came : tuple of Came
        What truly came of each part.
    """

    folder: Path
    files: tuple[Written, ...]
    since: date
    until: date
    came: tuple[Came, ...]

    @property
    def lifts(self) -> Path:
        """Where it stands what each strategy does."""
        return self.folder / FOLDER / LIFTS_FILE


def answers(
    folder: Path,
    parts: Mapping[int, Part],
    *,
    seed: int,
    until: date,
    names: int,
    months: int = 3,
    progress: Callable[[str, float], None] | None = None,
) -> Answers:
    """Write what the people of the sample business do in the months after its last day.

    The same arguments give the same bytes. Whoever has no part, or is held out, does to the cent
    what they would have done without any plan.

    Parameters
    ----------
    folder : Path
        Made where it is not there; files of the same names are replaced.
    parts : mapping of int to Part
        Who takes part in what, by the person's number in ``truth/lives.csv``.
    seed, until, names
        As the business was made: `make`.
    months : int
        How many, 1 to 24, from the day on which the first part begins; until then people live on
        as they would.
    progress : callable, optional
        Told what is being done and which share of it is done (0 to 1).

    Raises
    ------
    AskedWrongly
        If there are no such months.
    """
    if not 1 <= months <= MOST_MONTHS:
        raise AskedWrongly(
            say("The sample business lives on for 1 to {most} months.", most=MOST_MONTHS),
            where=f"months={months}",
        )
    past = Years(five_years(seed, until, names), progress)
    past.live()
    eve = min((part.since - timedelta(days=1) for part in parts.values()), default=until)
    later = Months(past, after_months(max(until, eve), months), parts)
    later.live()
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(_written(folder, later, past.business))
    _truth(folder / FOLDER, later.came)
    return Answers(
        folder, written, date.fromordinal(later.since), later.world.until, tuple(later.came)
    )


def _written(folder: Path, later: Months, past: Business) -> Iterable[Written]:
    """Write the files in which something happened."""
    for write in WRITERS:
        found = write(folder, _told_in(write, later, past), later.world)
        if found.rows:
            yield found
        else:
            (folder / found.file).unlink(missing_ok=True)


def _told_in(
    write: Callable[[Path, Business, World], Written], later: Months, past: Business
) -> Business:
    """Return the business as a file tells it."""
    business, entries = later.business, later.business.entries
    new = entries[len(past.entries) :]
    if write is shopify_customers.write:
        return replace(business, orders=past.orders + business.orders)
    if write is beurslijst.write:
        met = [e for e in new if e.system == "beurslijst" and e.since >= later.since]
        return replace(business, entries=met)
    if write in (mailchimp.subscribed, mailchimp.unsubscribed, mailchimp.cleaned):
        return replace(business, entries=[e for e in new if e.system == "mailchimp"])
    return business


def _truth(place: Path, came: Iterable[Came]) -> None:
    place.mkdir(exist_ok=True)
    write_csv(
        place / LIFTS_FILE,
        LIFTS_HEADER,
        [(key, lift.step, lift.more, lift.stops) for key, lift in sorted(LIFTS.items())],
    )
    write_csv(
        place / "parts.csv",
        PARTS_HEADER,
        [
            (
                one.person,
                one.part.strategy,
                iso(one.part.since.toordinal()),
                "held out" if one.part.held_out else "treated",
                one.anyway,
                one.brought,
            )
            for one in came
        ],
    )
