"""What was tried shows what it did; the plan lies in months; and something is aimed at."""

from __future__ import annotations

import random
import re
import shutil
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from tests.unit.steps.conftest import clock  # noqa: F401  # a fixture
from tests.unit.steps.tried import START, answered, letter
from tests.unit.steps.tried import shop as tried_shop
from tests.web.people_here import Town, drafted, town

from hogerop import steps
from hogerop.ladder import KEYS, rung_name
from hogerop.workspace import Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(shelf, sample_once) -> Town:
    shutil.copytree(sample_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def owner(there):
    return there.client("owner")


@pytest.fixture
def shop(there, shelf) -> Workspace:
    return steps.open(shelf / "shop")


def words_of(page: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def experiment(folder: Path, shop: Workspace, lift: float) -> None:
    """Bring in an experiment of which half got a letter, and more or fewer came for it."""
    lot, lines = random.Random(5), ["experiment,who,arm,visit"]
    for unit in range(3000):
        arm = lot.choice(["letter", "control"])
        came = lot.random() < (0.10 + lift if arm == "letter" else 0.10)
        lines.append(f"Spring,u{unit},{arm},{int(came)}")
    (folder / "spring.csv").write_text("\n".join(lines), encoding="utf-8")
    mapping = folder / "spring.toml"
    mapping.write_text(
        'kind = "experiment"\n[columns]\nexperiment = "experiment"\narm = "arm"\n'
        'visit = "outcome"\n',
        encoding="utf-8",
    )
    steps.take_in(shop, [folder / "spring.csv"], mapping=mapping)


def test_where_nothing_was_tried_it_is_said_what_will_stand_here(owner):
    page = words_of(owner.get("/b/shop/plan/results").text)
    assert "Nothing was judged by lot." in page
    assert "Nothing was tried yet." in page


@pytest.mark.parametrize(
    ("lift", "verdict", "side"), [(0.08, "works", "right"), (-0.07, "harmful", "left")]
)
def test_an_experiment_shows_its_verdict_its_range_and_a_picture(
    lift, verdict, side, owner, shop, tmp_path
):
    experiment(tmp_path, shop, lift)
    (found,) = steps.results(shop).experiments
    (judged,) = found.judged
    assert found.verdict == verdict
    page = owner.get("/b/shop/plan/results").text
    told = words_of(page)
    assert judged.sentences[0] in told
    low, high = (judged.outcome.gain(end) for end in (judged.low, judged.high))
    assert f"{low} to {high}" in told
    ends = re.search(r'class="reach" x1="([\d.]+)" x2="([\d.]+)"', page)
    assert all((float(end) > 50) == (side == "right") for end in ends.groups())


def test_an_action_that_has_not_begun_is_no_result(owner, shop):
    action = drafted(shop)
    page = owner.get("/b/shop/plan/results").text
    assert f"/plan/actions/{action.id}" not in page


@pytest.mark.usefixtures("clock")
def test_the_page_of_an_action_shows_what_it_did_with_its_range(owner, shelf):
    shutil.rmtree(shelf / "shop")
    tried = tried_shop(shelf / "shop", shoppers=800)
    action = letter(tried)
    answered(tried, action, treated=0.5, held_out=0.2, until=START + timedelta(days=89))
    steps.catch_up(tried)
    (found,) = steps.results(tried).actions
    page = owner.get(f"/b/shop/plan/actions/{action.id}").text
    told = words_of(page)
    assert page.count('class="effect works"') == len(found.judged) == 2
    assert found.paragraphs[0][0] in told
    for one in found.judged:
        assert f"{one.outcome.gain(one.low)} to {one.outcome.gain(one.high)}" in told


def test_the_year_as_a_whole_is_told_or_why_it_cannot_be(owner, shop):
    page = words_of(owner.get("/b/shop/plan/results?year=1999").text)
    assert "All actions of a year together" in page
    assert owner.get("/b/shop/plan/results?year=no").status_code == 200


def test_a_month_of_the_plan_holds_what_begins_ends_and_is_due(owner, shop):
    action = drafted(shop)
    on = {action.start: "begins", action.end: "ends"} | {s.on: s.what for s in action.steps}
    for day, what in on.items():
        page = owner.get(f"/b/shop/plan/month?month={day:%Y-%m}").text
        cell = re.search(rf'<time datetime="{day}">.*?</td>', page, re.DOTALL)[0]
        assert f"/plan/actions/{action.id}" in cell
        assert what in words_of(cell)
    steps.plan_move(shop, action.id, "stopped", by="Ann")
    page = owner.get(f"/b/shop/plan/month?month={action.start:%Y-%m}").text
    assert action.id not in page


def test_months_lead_to_those_before_and_after(owner):
    page = owner.get("/b/shop/plan/month?month=2026-01").text
    assert 'href="?month=2025-12"' in page
    assert 'href="?month=2026-02"' in page
    assert "January 2026" in page
    assert owner.get("/b/shop/plan/month?month=2026-13").status_code == 400


def test_what_is_aimed_at_is_set_changed_and_taken_back(owner, shop):
    until = steps.today_of(shop) + timedelta(days=200)
    owner.post("/b/shop/plan/aim", {"member": "80", "lifetime": "250", "until": str(until)})
    aims = steps.plan_aims(shop)
    assert (aims.of("member").aim, aims.of("lifetime").aim, aims.until) == (80, 250, until)
    page = owner.get("/b/shop/plan").text
    assert f'<th scope="row">{rung_name("member")}</th>' in page
    assert 'name="member" maxlength="20" value="80"' in page
    owner.post("/b/shop/plan/aim", {"member": "", "lifetime": "250"})
    assert steps.plan_aims(shop).of("member") is None
    owner.post("/b/shop/plan/aim/undo")
    assert steps.plan_aims(shop).of("member").aim == 80


def test_an_aim_that_is_saved_as_it_stands_stays_what_it_is(owner, shop):
    owner.post("/b/shop/plan/aim", {"lifetime": "1234567.89"})
    shown = owner.get("/b/shop/plan").text
    typed = re.search(r'name="lifetime" maxlength="20" value="([^"]*)"', shown)[1]
    owner.post("/b/shop/plan/aim", {"lifetime": typed})
    assert steps.plan_aims(shop).of("lifetime").aim == 1234567.89


def test_aims_that_cannot_be_are_all_told_and_none_is_set(owner, shop):
    typed = {"member": "many", "customer": "some"}
    page = owner.post("/b/shop/plan/aim", typed, follow=True).text
    assert "many is no number" in page
    assert "some is no number" in page
    owner.post("/b/shop/plan/aim", {KEYS[5]: "-4"})
    assert steps.plan_aims(shop).sought is None
