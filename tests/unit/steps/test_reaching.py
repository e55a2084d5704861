"""From files to letters: who is reached, who is not, and what comes back of it."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import numpy as np
import pytest
from filelock import FileLock
from tests.unit.plan.made import action
from tests.unit.plan.outlets.post import letter
from tests.unit.plan.outlets.test_mail import kept_by, serving
from tests.unit.steps.shop import take

from hogerop import plan, steps
from hogerop.errors import AskedWrongly, FileFault, WorkspaceFault
from hogerop.plan import Audience, Candidates, Quiet
from hogerop.plan.outlets.mail import Mailing
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.plan.outlets.still import Gone
from hogerop.steps import acting, handing, reaching
from hogerop.steps.business import now_of, today_of
from hogerop.steps.edition import manifest_of, reading
from hogerop.workspace import Workspace

PEOPLE = 120
SAID = {3: "no", 4: "yes"}
"""What two of every six said of mail; two others bought, and two said nothing."""


def address(n: int) -> str:
    return f"ann{n}@example.nl"


@pytest.fixture
def shop(workspace: Workspace) -> Workspace:
    """Give a business of 120 people more: of every six two bought, one said yes, one said no."""
    numbered = range(PEOPLE)
    names = "".join(f"K{n},{address(n)},Ann {n}\n" for n in numbered)
    orders = "".join(f"{address(n)},B{n},2026-05-01,10\n" for n in numbered if n % 6 in (1, 2))
    consents = "".join(
        f"{address(n)},2026-05-02,{SAID[n % 6]},email\n" for n in numbered if n % 6 in SAID
    )
    take(workspace, f"customer number,e-mail,name\n{names}", "crm.csv")
    take(workspace, f"e-mail,order number,date,amount\n{orders}", "more.csv")
    take(workspace, f"e-mail,consent date,opt in,scope\n{consents}", "consents.csv")
    return workspace


def drawn(shop: Workspace) -> plan.Action:
    """Return a running action for all who are not left alone, one in ten of them held out."""
    shop.append(plan.PLANS, {"what": "key", "on": "2026-06-01", "key": "00" * 16})
    there = contacts(shop)
    free = np.array(sorted(set(there.values()) - reaching.left_alone(shop)))
    candidates = Candidates(free, np.full(len(free), 3), np.ones(len(free)))
    audience = plan.draw(candidates, share=0.1, seed=7)
    drafted = acting.draft(shop, action(audience=audience), by="Ann")
    acting.move(shop, drafted.id, "approved", by="Ann")
    return acting.move(shop, drafted.id, "running", by="Ann")


def contacts(shop: Workspace) -> dict[str, int]:
    """Return the oldest record of everybody, by their name in these tests."""
    steps.run(shop)
    edition = shop.edition()
    assert edition is not None
    engine = reading(shop, edition, ("contacts", "membership", "memberships"))
    oldest = dict(zip(*plan.oldest_records(engine).to_pydict().values(), strict=True))
    named = engine.ask("contacts").select(["contact_id", "name"]).to_pylist()
    return {one["name"]: oldest[one["contact_id"]] for one in named if "Ann" in str(one["name"])}


def may_be_reached(shop: Workspace, acted: plan.Action) -> list[str]:
    """Return the addresses of those who are treated, and who bought or said yes."""
    treated = {name for name, one in contacts(shop).items() if one in acted.audience.people}
    return sorted(address(n) for n in range(PEOPLE) if f"Ann {n}" in treated and n % 6 in (1, 2, 4))


def test_a_letter_reaches_who_bought_or_said_yes_and_nobody_else(shop: Workspace) -> None:
    acted, kept = drawn(shop), shop.folder / "kept"
    port = free_port()
    server = MailServer("127.0.0.1", port, "none", patience=10)
    with serving(port, kept):
        assert reaching.mail(shop, acted.id, letter(), server).sent == ()
        told = reaching.mail(shop, acted.id, letter(), server, dry_run=False)
        again = reaching.mail(shop, acted.id, letter(), server, dry_run=False)
    wanted = may_be_reached(shop, acted)
    assert 40 < len(wanted) < 60
    assert kept_by(kept) == dict.fromkeys(wanted, 1)
    assert (len(told.sent), again.sent, len(again.before)) == (len(wanted), (), len(wanted))
    reached = plan.touches(shop.journal(plan.TOUCHES).lines, where="touches")
    assert sorted(reached.column("record_id").to_pylist()) == sorted(told.sent)


def test_who_takes_back_consent_after_the_lots_were_drawn_is_not_written_to(
    shop: Workspace,
) -> None:
    acted = drawn(shop)
    before = may_be_reached(shop, acted)
    text = f"e-mail,consent date,opt in,scope\n{before[0]},2026-05-30,no,email\n"
    take(shop, text, "later.csv")
    told = reaching.mail(shop, acted.id, letter(), MailServer("127.0.0.1", 25, "none"))
    assert len(told.to_send) == len(before) - 1


def test_a_list_does_not_wait_for_a_broken_strategy_of_the_owner(shop: Workspace) -> None:
    acted = drawn(shop)
    own = shop.folder / "strategies"
    own.mkdir()
    (own / "broken.toml").write_text("name = ", encoding="utf-8")
    with pytest.raises(FileFault):
        steps.plan_strategies(shop)
    assert reaching.people(shop, acted.id)


def test_whom_another_open_action_holds_out_is_not_reached(shop: Workspace) -> None:
    acted = drawn(shop)
    before = {one.record for one in reaching.people(shop, acted.id) if one.may_be_written_to}
    shared, other = sorted(before)[0], acted.audience.holdout[0]
    audience = replace(acted.audience, people=(other,), holdout=(shared,))
    # Approving refuses this; joining two contacts afterwards brings it about.
    crossing = acting.draft(shop, action(audience=audience), by="Ann")
    line = plan.moved_line(crossing, "approved", on=crossing.start, by="Ann")
    shop.append(plan.PLANS, line)
    after = {one.record for one in reaching.people(shop, acted.id) if one.may_be_written_to}
    assert after == before - {shared}


def test_who_turns_out_to_take_part_in_another_action_is_not_approved_a_second_time(
    shop: Workspace,
) -> None:
    there = contacts(shop)
    first, second, third = (there[f"Ann {n}"] for n in (1, 2, 7))
    one, other = (
        acting.draft(
            shop, action(audience=Audience(people, (), 7, 0.1, "contact", (1, 0))), by="Ann"
        )
        for people in ((first,), (second, third))
    )
    acting.move(shop, one.id, "approved", by="Ann")
    steps.same(shop, address(1), address(2))
    with pytest.raises(AskedWrongly, match="1 person of this action takes part in another"):
        acting.move(shop, other.id, "approved", by="Ann")
    acting.move(shop, one.id, "stopped", by="Ann")
    assert acting.move(shop, other.id, "approved", by="Ann").state == "approved"


def test_a_list_that_was_handed_over_is_noted_with_its_day(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    reaching.hand_list(shop, acted.id, file)
    assert shop.said(plan.TOUCHES) == []
    handed = reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 8))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        listed = [row["e-mail"] for row in csv.DictReader(lines)]
    assert sorted(listed) == may_be_reached(shop, acted)
    (noted,) = shop.said(plan.TOUCHES)
    assert (noted["on"], noted["records"]) == ("2026-06-08", sorted(handed.records))


def test_a_list_that_cannot_be_put_in_its_place_reached_nobody(shop: Workspace) -> None:
    acted, place = drawn(shop), shop.folder.parent / "list.csv"
    place.mkdir()
    with pytest.raises(FileFault):
        reaching.hand_list(shop, acted.id, place, reached_on=date(2026, 6, 1))
    assert [line["what"] for line in shop.said(plan.TOUCHES)] == ["handed", "taken_back"]
    assert reached(shop, acted) == []
    assert [one.name for one in place.parent.glob("*.csv") if "tmp" in one.name] == []


def test_a_list_of_a_name_that_will_not_do_is_refused_by_its_own_name(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.doc"
    with pytest.raises(AskedWrongly, match=r"list\.doc"):
        reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))


def test_no_list_is_there_that_could_not_be_noted(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    known = reaching._Known.people

    def stopped_meanwhile(*given: Any, **named: Any) -> tuple[plan.Person, ...]:
        acting.move(shop, acted.id, "stopped", by="Ann")
        return known(*given, **named)

    monkeypatch.setattr(reaching._Known, "people", stopped_meanwhile)
    with pytest.raises(AskedWrongly, match="this one is stopped"):
        reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))
    assert (file.exists(), shop.said(plan.TOUCHES)) == (False, [])


def test_a_list_waits_for_a_mailing_that_is_busy(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    with (
        FileLock(shop.folder / "journal" / ".mailing"),
        pytest.raises(WorkspaceFault, match="Another mailing"),
    ):
        reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))
    assert not file.exists()


def test_who_is_reached_has_an_event_and_the_day_of_reckoning_stays(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    before = steps.run(shop)
    handed = reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))
    assert reached(shop, acted) == [(record, "treated", 0) for record in sorted(handed.records)]
    after = manifest(shop)
    assert after.edition > before.edition
    assert (after.newest_event, after.first_event) == (before.newest_event, before.first_event)
    assert after.contacts == before.contacts
    theirs = next(p for p in reaching.people(shop, acted.id) if p.may_be_written_to)
    steps.forget(shop, theirs.email)
    assert theirs.record not in [record for record, *_ in reached(shop, acted)]
    assert len(reached(shop, acted)) == len(handed.records) - 1


def test_a_list_that_reached_nobody_is_taken_back(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    handed = reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))
    with pytest.raises(AskedWrongly, match="has reached people"):
        acting.undo(shop, acted.id, by="Ann")
    with pytest.raises(AskedWrongly, match="noted under 2 June 2026"):
        handing.not_reached(shop, acted.id, on=date(2026, 6, 2))
    assert handing.not_reached(shop, acted.id, on=date(2026, 6, 1)) == len(handed.records)
    assert reached(shop, acted) == []
    assert acting.undo(shop, acted.id, by="Ann").state == "approved"
    with pytest.raises(AskedWrongly, match="this one is approved"):
        reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 1))


def reached(shop: Workspace, acted: plan.Action) -> list[tuple[int, str, int]]:
    """Return whom the events of the edition in force say to have been reached, and the import."""
    steps.ladder(shop)
    edition = shop.edition()
    assert edition is not None
    rows = reading(shop, edition, ("events",)).ask("events").to_pylist()
    of_ours = [row for row in rows if row["kind"] == "touch" and row["action_id"] == acted.id]
    return sorted((row["record_id"], row["arm"], row["import_no"]) for row in of_ours)


def manifest(shop: Workspace) -> steps.Manifest:
    edition = shop.edition()
    assert edition is not None
    return manifest_of(edition)


def test_who_is_forgotten_leaves_the_plan_and_what_went_out(shop: Workspace) -> None:
    acted, file = drawn(shop), shop.folder.parent / "list.csv"
    reaching.hand_list(shop, acted.id, file, reached_on=date(2026, 6, 8))
    theirs = next(p for p in reaching.people(shop, acted.id) if p.may_be_written_to)
    steps.access(shop, theirs.email, to=file.with_suffix(".json"))
    held = json.loads(file.with_suffix(".json").read_text())
    assert held["plans"] == [
        {"action": acted.id, "title": acted.title, "arm": "treated", "start": "2026-11-02"}
    ]
    assert [(one["what"], one["on"]) for one in held["touches"]] == [("handed", "2026-06-08")]
    steps.forget(shop, theirs.email)
    now = acting.action(shop, acted.id)
    assert set(acted.audience.people) - set(now.audience.people) == {theirs.record}
    journals = [shop.journal_file(name).read_text() for name in (plan.PLANS, plan.TOUCHES)]
    assert not any(str(theirs.record) in text for text in journals)


def test_nothing_is_sent_while_people_are_left_in_peace(shop: Workspace) -> None:
    acted, server = drawn(shop), MailServer("127.0.0.1", 25, "none")
    today = Quiet(days=frozenset({today_of(shop).weekday()}))
    assert reaching.mail(shop, acted.id, letter(), server, quiet=today).to_send
    with pytest.raises(AskedWrongly, match=r"left in peace(.|\n)*--now"):
        reaching.mail(shop, acted.id, letter(), server, dry_run=False, quiet=today)
    assert shop.said(plan.TOUCHES) == []


def test_a_mailing_that_is_busy_when_peace_begins_goes_on_the_next_morning(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted, kept, port = drawn(shop), shop.folder / "kept", free_port()
    server = MailServer("127.0.0.1", port, "none", patience=10)

    def told(clock: Iterator[datetime]) -> Mailing:
        monkeypatch.setattr(reaching, "now_of", lambda _: next(clock))
        return reaching.mail(shop, acted.id, letter(), server, dry_run=False, quiet=Quiet())

    with serving(port, kept):
        evening = told(_clock("2026-11-20T19:59"))
        morning = told(_clock("2026-11-21T09:00"))
    assert evening.sent and evening.again == datetime(2026, 11, 21, 9)
    assert (morning.sent, morning.before) == (evening.to_send, evening.sent)
    assert kept_by(kept) == dict.fromkeys(may_be_reached(shop, acted), 1)


def mailed_while(
    shop: Workspace, acted: plan.Action, monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]
) -> Mailing:
    """Mail to everybody; after some letters somebody else does something in this workspace."""
    kept, port, looked = shop.folder / "kept", free_port(), count()

    def now(of: Workspace) -> datetime:
        if next(looked) == 12:
            deed()
        return now_of(of)

    monkeypatch.setattr(reaching, "now_of", now)
    with serving(port, kept):
        server = MailServer("127.0.0.1", port, "none", patience=10)
        told = reaching.mail(shop, acted.id, letter(), server, dry_run=False)
    assert len(kept_by(kept)) == len(told.sent)
    return told


def last_of(shop: Workspace, acted: plan.Action) -> plan.Person:
    """Return who gets a letter last."""
    return [one for one in reaching.people(shop, acted.id) if one.may_be_written_to][-1]


def test_who_withdraws_consent_while_the_letters_go_out_gets_none(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = drawn(shop)
    last, before = last_of(shop, acted), may_be_reached(shop, acted)
    text = f"e-mail,consent date,opt in,scope\n{last.email},2026-05-30,no,email\n"
    refusing = sum(one.permission == "withdrawn" for one in reaching.people(shop, acted.id))
    told = mailed_while(shop, acted, monkeypatch, lambda: take(shop, text, "later.csv"))
    assert last.record not in told.sent
    assert (len(told.sent), told.left_out["consent withdrawn"]) == (len(before) - 1, refusing + 1)


def test_who_turns_out_to_be_held_out_while_the_letters_go_out_gets_none(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = drawn(shop)
    last, before = last_of(shop, acted), may_be_reached(shop, acted)
    names = {record: name for name, record in contacts(shop).items()}
    held = names[acted.audience.holdout[0]].removeprefix("Ann ")
    told = mailed_while(
        shop, acted, monkeypatch, lambda: steps.same(shop, last.email, address(int(held)))
    )
    assert last.record not in told.sent
    assert len(told.sent) == len(before) - 1


def test_who_is_forgotten_while_the_letters_go_out_gets_none_and_comes_back_in_no_journal(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = drawn(shop)
    last = last_of(shop, acted)
    told = mailed_while(shop, acted, monkeypatch, lambda: steps.forget(shop, last.email))
    assert told.sent and last.record not in told.sent
    assert str(last.record) not in shop.journal_file(plan.TOUCHES).read_text()
    assert len({one["record"] for one in shop.said(plan.TOUCHES)}) == len(told.sent)


def test_a_letter_to_whom_was_forgotten_a_moment_ago_is_not_noted(shop: Workspace) -> None:
    acted = drawn(shop)
    last = last_of(shop, acted)
    line = {
        "action": acted.id,
        "channel": "email",
        "record": last.record,
        "message": "<1@example.nl>",
        "on": "2026-06-01",
        "at": "2026-06-01T12:00:00+02:00",
    }
    watched = reaching._Watched(shop, acted.id)
    watched.note(line | {"what": "sending"})
    steps.forget(shop, last.email)
    with pytest.raises(Gone, match="no longer among"):
        watched.note(line | {"what": "sending"})
    watched.note(line | {"what": "sent"})
    assert shop.said(plan.TOUCHES) == []


def test_a_mailing_ends_where_its_action_is_stopped(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = drawn(shop)
    wanted = may_be_reached(shop, acted)
    told = mailed_while(
        shop, acted, monkeypatch, lambda: acting.move(shop, acted.id, "stopped", by="Ann")
    )
    assert 0 < len(told.sent) < 5
    assert told.left_out["the action is stopped by now"] == len(wanted) - len(told.sent)


def test_a_mailing_reads_nothing_again_while_nothing_changes(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted = drawn(shop)
    read: list[int] = []
    known = reaching._Known.people

    def counted(*given: Any, **named: Any) -> tuple[plan.Person, ...]:
        read.append(1)
        return known(*given, **named)

    monkeypatch.setattr(reaching._Known, "people", counted)
    mailed_while(shop, acted, monkeypatch, lambda: None)
    assert len(read) == 1


def _clock(begins: str) -> Iterator[datetime]:
    """Go on a second each time that anybody looks."""
    return (datetime.fromisoformat(begins) + timedelta(seconds=n) for n in count())


def test_two_mailings_at_once_are_refused(shop: Workspace) -> None:
    acted = drawn(shop)
    with (
        FileLock(shop.folder / "journal" / ".mailing"),
        pytest.raises(WorkspaceFault, match="Another mailing"),
    ):
        reaching.mail(shop, acted.id, letter(), MailServer("127.0.0.1", 25, "none"))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
