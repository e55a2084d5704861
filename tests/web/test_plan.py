"""The plan on its board: who may change it, what a round would be, and what is handed over."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date, timedelta
from html import escape, unescape
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.web.people_here import Town, drafted, town

from hogerop import steps
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import number
from hogerop.workspace import Workspace

pytestmark = pytest.mark.django_db


def dealer(folder: Path) -> None:
    """Make a dealer in boats with two years of orders: worth enough that a letter pays."""
    lot, today = random.Random(8), date.today()
    orders, names = ["e-mail,order number,date,amount"], ["e-mail,name"]
    for buyer in range(500):
        day, mail = today - timedelta(lot.randrange(60, 800)), f"b{buyer}@example.nl"
        names.append(f"{mail},Buyer {buyer}")
        gap = lot.uniform(15, 200)
        for n in range(1 + int(12 * lot.random() ** 3)):
            orders.append(f"{mail},{buyer}-{n},{day},{lot.uniform(8000, 36000):.2f}")
            day += timedelta(max(1, int(lot.expovariate(1 / gap))))
            if day >= today:
                break
    workspace = steps.start(folder, name="Boats", language="en")
    text = workspace.settings.text.replace("# margin_rate = ", "margin_rate = ")
    workspace.change_settings(text)
    for name, rows in (("orders", orders), ("names", names)):
        file = folder.parent / f"{name}.csv"
        file.write_text("\n".join(rows), encoding="utf-8")
        steps.take_in(workspace, [file])
    steps.run(workspace)


@pytest.fixture(scope="module")
def dealer_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dealer") / "shop"
    dealer(folder)
    return folder


@pytest.fixture
def there(shelf, dealer_once) -> Town:
    shutil.copytree(dealer_once, shelf / "shop")
    (shelf / "other").mkdir()
    return town()


@pytest.fixture
def shop(there, shelf) -> Workspace:
    return steps.open(shelf / "shop")


def words_of(page: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


ROUND = {
    "budget": "400",
    "hours": "10",
    "hour_cost": "0",
    "weeks": "8",
    "start": "",
    "owner": "Mia",
}


def test_a_round_is_shown_with_names_and_reasons_and_kept_only_when_asked(there, shop):
    owner = there.client("owner")
    found = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0, owner="Mia")
    assert found.drafts
    page = owner.get("/b/shop/plan/round", ROUND).text
    for one in found.drafts:
        assert one.action.title in page
        assert f"<dd>{number(len(one.action.audience.people))}</dd>" in page
        first = next(who for who in found.people(one) if not who.held_out)
        assert f'/people/{first.contact}">Buyer ' in page
        assert first.reason in words_of(page)
    assert steps.plan_actions(shop) == ()
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    owner.post("/b/shop/plan/round/keep", {**ROUND, "mark": mark})
    kept = steps.plan_actions(shop)
    assert [(one.title, one.owner, one.state) for one in kept] == [
        (one.action.title, "Mia", "draft") for one in found.drafts
    ]
    assert [one.audience for one in kept] == [one.action.audience for one in found.drafts]


def test_a_list_of_people_leads_to_a_round_for_them_alone(there, shop):
    owner = there.client("owner")
    first = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0).drafts[0].action
    rung = KEYS[first.rung]
    asked = {"rung": rung, "reach": "email"}
    listed = owner.get("/b/shop/people", asked).text
    assert f'href="/b/shop/plan/round?rung={rung}&amp;reach=email"' in listed
    page = owner.get("/b/shop/plan/round", {**ROUND, **asked}).text
    whom = steps.Whom(rung=rung, reach="email")
    ids = steps.whoever_is(shop, whom)
    assert (
        f"Only for: {len(ids)} people , {rung_name(rung)}, with permission to be reached by E-mail."
        in words_of(page)
    )
    found = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0, owner="Mia", among=ids)
    assert found.drafts
    assert re.search(r"Why, of (\d+) contacts", page)[1] == str(len(ids))
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    owner.post("/b/shop/plan/round/keep", {**ROUND, **asked, "mark": mark})
    (kept, *_) = steps.plan_actions(shop)
    assert kept.audience == found.drafts[0].action.audience


def test_a_round_may_be_with_one_strategy_only(there, shop):
    first = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0).drafts[0].strategy
    page = there.client("owner").get("/b/shop/plan/round", ROUND | {"strategy": first.key}).text
    assert f'<option value="{first.key}" selected>' in page
    titles = re.findall(r'id="draft-\d+"><span class="mark"></span> ([^<]+?) <', page)
    assert titles
    assert [one for one in titles if not one.startswith(escape(first.now.name))] == []


def test_a_round_that_is_another_than_was_shown_is_not_kept(there, shop):
    answer = there.client("owner").post("/b/shop/plan/round/keep", {**ROUND, "mark": "of another"})
    assert "/plan/round?budget=400" in answer["Location"]
    assert steps.plan_actions(shop) == ()


def test_all_that_cannot_be_of_a_round_is_told_at_once(there):
    asked = {"budget": "much", "hours": "-1", "weeks": "99"}
    answer = there.client("owner").get("/b/shop/plan/round", asked)
    assert answer.status_code == 400
    for said in ("“much” is no number.", "hours", "weeks"):
        assert said in answer.text


def test_an_action_goes_from_draft_to_done_and_each_change_bears_a_name(there, shop):
    name, member = drafted(shop).id, there.client("member")
    address = f"/b/shop/plan/actions/{name}"
    for state in ("approved", "running"):
        member.post(f"{address}/become", {"state": state})
        assert steps.plan_action(shop, name).state == state
    member.post(f"{address}/tick", {"step": "1"})
    assert steps.plan_action(shop, name).steps[0].done
    member.post(f"{address}/undo")
    assert not steps.plan_action(shop, name).steps[0].done
    member.post(f"{address}/become", {"state": "done"})
    assert steps.plan_action(shop, name).state == "done"
    assert {one.by for one in steps.plan_changes(shop, name)[1:]} == {"member@example.com"}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("become", {"state": "done"}),
        ("become", {"state": "nonsense"}),
        ("become", {}),
        ("tick", {"step": "9"}),
        ("tick", {"step": "²"}),
        ("undo", {}),
    ],
)
def test_a_change_that_cannot_be_is_told_and_changes_nothing(path, told, there, shop):
    name, owner = drafted(shop).id, there.client("owner")
    answer = owner.post(f"/b/shop/plan/actions/{name}/{path}", told, follow=True)
    assert 'class="told error"' in answer.text
    assert len(steps.plan_changes(shop, name)) == 1


def test_a_reader_sees_the_plan_and_no_button_and_changes_nothing(there, shop):
    name, reader = drafted(shop).id, there.client("reader")
    for page in ("/b/shop/plan", f"/b/shop/plan/actions/{name}"):
        text = reader.get(page).text
        main = text[text.index("<main") : text.index("</main>")]
        assert "Ring them" in main
        assert "<form" not in main
        assert "/plan/round" not in main
    for path in ("become", "tick", "undo"):
        answer = reader.post(f"/b/shop/plan/actions/{name}/{path}", {"state": "approved"})
        assert answer.status_code == 403
    assert steps.plan_action(shop, name).state == "draft"


@pytest.mark.parametrize(
    ("path", "ending", "begins"),
    [("pdf", "pdf", b"%PDF"), ("excel", "xlsx", b"PK"), ("calendar", "ics", b"BEGIN:VCALENDAR")],
)
def test_the_plan_is_handed_over_as_a_file_that_nobody_keeps(path, ending, begins, there, shop):
    drafted(shop)
    answer = there.client("reader").get(f"/b/shop/plan/{path}")
    assert answer["Content-Disposition"] == f'attachment; filename="shop-plan.{ending}"'
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(begins)


def test_who_is_treated_is_handed_over_and_nobody_who_is_held_out(there, shop):
    found = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0)
    one = steps.plan_keep(shop, found, by="Mia")[0]
    answer = there.client("member").get(f"/b/shop/plan/actions/{one.id}/list")
    mails = set(re.findall(r"b\d+@example\.nl", answer.content.decode("utf-8-sig")))
    may = {who.email for who in steps.plan_people(shop, one.id) if who.may_be_written_to}
    assert mails == may


def test_a_reader_is_handed_the_plan_without_whom_it_is_for(there, shop):
    found = steps.plan_propose(shop, budget=400, hours=10, hour_cost=0)
    one = steps.plan_keep(shop, found, by="Mia")[0]
    named = steps.plan_people(shop, one.id)[0].email
    held = {
        role: named
        in str(
            CalamineWorkbook.from_filelike(
                BytesIO(there.client(role).get("/b/shop/plan/excel").content)
            )
            .get_sheet_by_name("People")
            .to_python()
        )
        for role in ("member", "reader")
    }
    assert held == {"member": True, "reader": False}


def test_what_is_handed_over_leaves_nothing_behind(there, shop, settings):
    there.client("reader").get("/b/shop/plan/pdf")
    assert list(settings.PLACE.own.rglob("*.pdf")) == []


def test_an_action_that_is_not_there_is_not_found(there):
    assert there.client("owner").get("/b/shop/plan/actions/a12345").status_code == 404
