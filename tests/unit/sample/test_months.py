"""The same people live on after the last day: the treated do more, all others as they would."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.unit.sample.recount import day_of, sheet, table

from hogerop import plan
from hogerop.errors import AskedWrongly
from hogerop.sample import LIFTS, Answers, Part, answers, make
from hogerop.sample.business import Order
from hogerop.sample.months import Months
from hogerop.sample.world import after_months, five_years
from hogerop.sample.years import Years

LAST, UNTIL, NEXT = date(2026, 10, 31), date(2027, 1, 31), date(2026, 11, 1)
MADE = {"seed": 2026, "until": LAST, "names": 800}


@pytest.fixture(scope="module")
def past() -> Years:
    years = Years(five_years(2026, LAST, 3200))
    years.live()
    return years


@pytest.fixture(scope="module")
def alone(past: Years) -> Months:
    return lived(past, {})


def lived(past: Years, parts: dict[int, Part]) -> Months:
    months = Months(past, UNTIL, parts)
    months.live()
    return months


def everybody(past: Years, strategy: str, *, held_out: bool = False) -> dict[int, Part]:
    return {p.number: Part(strategy, NEXT, held_out) for p in past.business.people}


def bought(months: Months, who: Callable[[int], bool]) -> Counter[tuple[object, ...]]:
    """Return what was bought by some of the people of before, without the numbers of the orders."""
    return Counter(facts(o) for o in months.business.orders if who(o.person))


def facts(order: Order) -> tuple[object, ...]:
    return (order.person, order.day, order.minute, order.lines, order.total, order.refund)


# the sample itself


def test_the_sample_of_before_has_not_moved_by_one_byte(tmp_path: Path) -> None:
    made = make(tmp_path, names=300)
    read = sha256()
    for file in sorted(made.folder.rglob("*.csv")):
        read.update(file.read_bytes())
    assert read.hexdigest()[:16] == "94710add598337f2"


# living on


def test_the_years_are_left_as_they_were(past: Years) -> None:
    orders, people = list(past.business.orders), list(past.business.people)
    taken = set(past.newcomers.taken)
    lived(past, everybody(past, "second_order_mail"))
    assert (past.business.orders, past.business.people) == (orders, people)
    assert past.newcomers.taken == taken


def test_all_of_it_falls_in_the_months(alone: Months) -> None:
    first, last = NEXT.toordinal(), UNTIL.toordinal()
    business = alone.business
    days = [
        *(o.day for o in business.orders),
        *(e.day for e in business.enquiries),
        *(p.day for p in business.promotions),
        *(u.day for u in business.privileges),
        *(s.ended or s.day for s in business.subscriptions),
    ]
    assert first <= min(days)
    assert max(days) <= last


def test_people_go_on_buying_at_their_own_pace(past: Years, alone: Months) -> None:
    world, orders = past.world, past.business.orders
    season = {m: sum(map(world.busy, days)) for m, days in _days(world.last).items()}
    before = sum(o.day > world.last - 92 for o in orders) / season["before"]
    after = len(alone.business.orders) / season["after"]
    assert after / before == pytest.approx(1.0, abs=0.2)
    rate = {p.number: p.traits.rate for p in past.business.people}
    buyers = Counter(o.person for o in alone.business.orders if o.person in rate)
    mean = sum(rate[p] for p in buyers) / len(buyers)
    assert mean > 1.5 * sum(rate.values()) / len(rate)


def _days(last: int) -> dict[str, range]:
    return {"before": range(last - 91, last + 1), "after": range(last + 1, last + 93)}


def test_some_who_had_dropped_out_come_back_and_some_newcomers_arrive(
    past: Years, alone: Months
) -> None:
    gone = {e.person for e in past.business.lives if e.spells[-1][1] < past.world.last}
    old = len(past.business.people)
    assert {o.person for o in alone.business.orders} & gone
    assert 60 < len(alone.business.people) - old < 200
    assert any(o.person >= old for o in alone.business.orders)


# answering


def test_who_has_no_part_or_is_held_out_lives_as_without_a_plan(past: Years, alone: Months) -> None:
    old = len(past.business.people)
    parts = {n: Part("second_order_mail", NEXT, n % 3 == 1) for n in range(old) if n % 3}
    found = lived(past, parts)
    assert bought(found, lambda n: n < old and n % 3 < 2) == bought(
        alone, lambda n: n < old and n % 3 < 2
    )
    assert all(one.brought == 0 for one in found.came if one.part.held_out)


def test_the_treated_do_what_they_would_have_done_and_as_much_more_as_is_true(
    past: Years, alone: Months
) -> None:
    old = len(past.business.people)
    found = lived(past, everybody(past, "second_order_mail"))
    assert not bought(alone, lambda n: n < old) - bought(found, lambda n: n < old)
    anyway, brought = _sums(found)
    # Two draws of some 450 orders: a standard error of some 0.06.
    assert brought / anyway == pytest.approx(LIFTS["second_order_mail"].more, abs=0.2)


def test_a_strategy_that_harms_takes_a_part_away(past: Years, alone: Months) -> None:
    old = len(past.business.people)
    found = lived(past, everybody(past, "late_cart_reminder"))
    assert not bought(found, lambda n: n < old) - bought(alone, lambda n: n < old)
    lost = sum((bought(alone, lambda n: n < old) - bought(found, lambda n: n < old)).values())
    orders = sum(bought(alone, lambda n: n < old).values())
    assert lost / orders == pytest.approx(0.2, abs=0.07)


@pytest.mark.parametrize(
    ("strategy", "kind"),
    [
        ("lead_magnet", "enquiries"),
        ("return_policy_message", "orders"),
        ("near_tier_nudge", "orders"),
        ("friend_gets_reward", "promotions"),
        ("win_back_by_reason", "orders"),
    ],
)
def test_each_step_is_taken_by_what_the_ladder_counts(
    past: Years, alone: Months, strategy: str, kind: str
) -> None:
    found = lived(past, everybody(past, strategy))
    old = len(past.business.people)
    before, after = _done_by(alone, old), _done_by(found, old)
    more = {k: after[k] / before[k] - 1 for k in before}
    assert more[kind] > 0.1
    assert max(more, key=lambda k: more[k]) == kind


def _done_by(months: Months, old: int) -> dict[str, int]:
    kinds = ("enquiries", "orders", "promotions")
    return {k: sum(row.person < old for row in getattr(months.business, k)) for k in kinds}


def _sums(months: Months) -> tuple[int, int]:
    return sum(c.anyway for c in months.came), sum(c.brought for c in months.came)


def test_what_does_nothing_brings_nothing(past: Years, alone: Months) -> None:
    for strategy in ("free_points", "a_strategy_of_her_own"):
        found = lived(past, everybody(past, strategy))
        assert found.business.orders == alone.business.orders
        assert _sums(found)[1] == 0


def test_nothing_is_brought_before_the_action_begins(past: Years, alone: Months) -> None:
    begins = date(2027, 1, 1)
    parts = {p.number: Part("second_order_mail", begins) for p in past.business.people}
    found, old = lived(past, parts), len(past.business.people)
    more = bought(found, lambda n: n < old) - bought(alone, lambda n: n < old)
    days = [row[1] for row in more]
    assert min(days) >= begins.toordinal()


def test_a_message_makes_some_readers_leave(past: Years, alone: Months) -> None:
    found = lived(past, everybody(past, "win_back_by_reason"))
    left = {s.person for s in found.business.subscriptions if s.state == "unsubscribed"}
    anyway = {s.person for s in alone.business.subscriptions if s.state == "unsubscribed"}
    assert anyway <= left
    assert len(left) > len(anyway)


def test_every_strategy_of_the_library_has_its_invented_truth_on_its_own_step() -> None:
    assert {key: lift.step for key, lift in LIFTS.items()} == {
        key: one.step for key, one in plan.library().items()
    }


# the files


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("before"), names=800).folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    parts = {n: Part("second_order_mail", NEXT, n % 5 == 0) for n in range(0, 700, 2)}
    return answers(tmp_path_factory.mktemp("answers"), parts, **MADE)


def test_the_same_parts_give_the_same_bytes(told: Answers, tmp_path: Path) -> None:
    again = answers(tmp_path, {c.person: c.part for c in told.came}, **MADE)
    assert [f.file for f in again.files] == [f.file for f in told.files]
    for file in told.folder.rglob("*.*"):
        assert (tmp_path / file.relative_to(told.folder)).read_bytes() == file.read_bytes()


def test_the_files_say_until_when_they_go(told: Answers) -> None:
    assert (told.since, told.until) == (NEXT, UNTIL)
    days = [day_of(d) for d in table(told.folder / "shopify_orders.csv", ",")["Created at"]]
    assert all(d and NEXT <= d <= UNTIL for d in days)


def test_numbers_go_on_and_cards_stay_whose_they_were(told: Answers, before: Path) -> None:
    old, new = (table(f / "shopify_orders.csv", ",") for f in (before, told.folder))
    highest = max(int(name[1:]) for name in old["Name"])
    assert min(int(name[1:]) for name in new["Name"]) == highest + 1
    old, new = (table(f / "shopify_customers.csv", ",") for f in (before, told.folder))
    assert list(new["Customer ID"])[: len(old)] == list(old["Customer ID"])
    assert list(new["Last Name"])[: len(old)] == list(old["Last Name"])
    assert len(new) > len(old)
    old, new = (sheet(f / "werkplaats.xlsx") for f in (before, told.folder))
    of = {n: e for n, e in zip(old["Klantnummer"], old["Postcode"], strict=True) if n and e}
    again = [(n, p) for n, p in zip(new["Klantnummer"], new["Postcode"], strict=True) if n in of]
    assert again
    assert all(plain(of[n]) == plain(p) for n, p in again if p)


def plain(postcode: str) -> str:
    return postcode.replace(" ", "").upper()


def test_passes_still_run_whole_years_and_some_were_renewed(past: Years, alone: Months) -> None:
    old = {card.number: card for card in past.business.passes}
    new = {card.number: card for card in alone.business.passes}
    later = [number for number in old if new[number].ends > old[number].ends]
    assert later
    assert all(old[number].left is None for number in later)
    assert all((card.ends - card.starts + 1) % 365 == 0 for card in new.values())
    assert len(new) == len(alone.business.passes) > len(old)


def test_the_register_of_passes_is_whole(told: Answers, before: Path) -> None:
    old, new = (table(f / "fietspas.csv") for f in (before, told.folder))
    assert list(new["Pasnummer"])[: len(old)] == list(old["Pasnummer"])


def test_what_is_true_is_written_beside_the_files(told: Answers) -> None:
    with (told.folder / "truth" / "parts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["arm"] for row in rows) == {"treated": 280, "held out": 70}
    assert {row["brought"] for row in rows if row["arm"] == "held out"} == {"0"}
    assert (told.folder / "truth" / "lifts.csv").read_text().startswith("strategy,step,more,stops")


@pytest.mark.parametrize("names", [200, 300])
def test_a_small_business_leaves_out_the_files_in_which_nothing_happened(
    names: int, tmp_path: Path
) -> None:
    found = answers(tmp_path, {}, seed=3, until=LAST, names=names, months=1)
    assert {f.file for f in found.files} == {f.name for f in tmp_path.glob("*.*")}
    assert all(f.rows for f in found.files)


@pytest.mark.parametrize(
    ("begins", "until"),
    [
        (date(2026, 11, 2), date(2027, 1, 1)),
        (date(2027, 3, 15), date(2027, 5, 14)),
        (date(2026, 9, 1), date(2026, 12, 31)),
    ],
)
def test_the_months_are_counted_from_when_the_first_action_begins(
    begins: date, until: date, tmp_path: Path
) -> None:
    parts = {n: Part("second_order_mail", begins) for n in range(100)}
    found = answers(tmp_path, parts, seed=3, until=LAST, names=300, months=2)
    assert (found.since, found.until) == (NEXT, until)


def test_no_months_and_too_many_are_refused(tmp_path: Path) -> None:
    for months in (0, 25):
        with pytest.raises(AskedWrongly, match="lives on for 1 to 24 months"):
            answers(tmp_path, {}, **MADE, months=months)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 10, 31), 3, date(2027, 1, 31)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2024, 2, 29), 1, date(2024, 3, 31)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
    ],
)
def test_the_end_of_a_month_stays_one(day: date, months: int, then: date) -> None:
    assert after_months(day, months) == then
