"""What the owner records by hand, and the journal that it stands in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from hogerop.contracts import key_of
from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.sources import recorded, recorded_line, recorded_without, taken_back_line
from hogerop.workspace.journal import read

MARCH = date(2026, 3, 1)


def read_recorded(file: Path) -> tuple[pa.Table, pa.Table]:
    return recorded(read(file).lines, where=file.name)


def journal(tmp_path: Path, *lines: object, end: str = "\n") -> Path:
    file = tmp_path / "recorded.jsonl"
    file.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + end)
    return file


def test_a_referral_is_a_line_and_its_addresses_are_records(tmp_path: Path) -> None:
    file = journal(tmp_path, recorded_line("referral", "shopify:7210", MARCH, whom="New@x.nl"))
    records, lines = read_recorded(file)
    assert lines.select(
        ["kind", "record_id", "ref_record_id", "day", "source_row"]
    ).to_pylist() == [
        {
            "kind": "referral",
            "record_id": key_of("shopify", "7210"),
            "ref_record_id": key_of("recorded", "mail:new@x.nl"),
            "day": 20513,
            "source_row": 1,
        }
    ]
    assert records.select(["source_id", "email"]).to_pylist() == [
        {"source_id": "mail:new@x.nl", "email": "new@x.nl"}
    ]


def test_the_same_thing_recorded_twice_is_one_event(tmp_path: Path) -> None:
    line = recorded_line("testimonial", "a@x.nl", MARCH)
    assert read_recorded(journal(tmp_path, line, line))[1].num_rows == 1


def test_what_was_taken_back_is_no_event_until_it_is_recorded_again(tmp_path: Path) -> None:
    line = recorded_line("referral", "a@x.nl", MARCH, whom="new@x.nl")
    back = taken_back_line(line)
    records, lines = read_recorded(journal(tmp_path, line, back))
    assert (records.num_rows, lines.num_rows) == (0, 0)
    records, lines = read_recorded(journal(tmp_path, line, back, line))
    assert lines["source_row"].to_pylist() == [3]
    assert records.num_rows == 2


def test_what_was_taken_back_stays_so_when_somebody_is_forgotten(tmp_path: Path) -> None:
    line = recorded_line("testimonial", "a@x.nl", MARCH, note="by telephone")
    other = recorded_line("testimonial", "a@x.nl", MARCH, note="by letter")
    theirs = key_of("recorded", "mail:a@x.nl")
    after = [
        recorded_without(one, lambda record: record == theirs, "forgotten:1")
        for one in (line, other, taken_back_line(line))
    ]
    assert "telephone" not in json.dumps(after)
    assert read_recorded(journal(tmp_path, *after))[1]["source_row"].to_pylist() == [2]


def test_no_journal_and_a_half_written_last_line_hold_nothing(tmp_path: Path) -> None:
    assert read_recorded(tmp_path / "none.jsonl")[1].num_rows == 0
    file = journal(tmp_path, recorded_line("left", "a@x.nl", MARCH), '{"kind": "jo', end="")
    assert read_recorded(file)[1].column("kind").to_pylist() == ["left"]


def test_every_line_that_cannot_be_read_is_named_and_how_to_mend_it(tmp_path: Path) -> None:
    whole = recorded_line("left", "a@x.nl", MARCH)
    with pytest.raises(WorkspaceFault) as refused:
        read_recorded(journal(tmp_path, whole, "{}", "", '{"kind": "le', whole))
    what, where, fix = str(refused.value).splitlines()
    assert what == "2 lines of what was recorded by hand cannot be read."
    assert where == "recorded.jsonl, line 2, 4"
    assert "mend or remove" in fix


def test_blank_lines_and_other_ends_of_lines_do_no_harm(tmp_path: Path) -> None:
    line = json.dumps(recorded_line("left", "a@x.nl", MARCH))
    file = journal(tmp_path, "", line + "\r", "  ", "\t")
    assert read_recorded(file)[1].column("source_row").to_pylist() == [2]


def test_letters_that_are_not_utf8_are_not_guessed(tmp_path: Path) -> None:
    line = json.dumps(recorded_line("left", "zoë@x.nl", MARCH), ensure_ascii=False)
    (tmp_path / "recorded.jsonl").write_bytes(line.encode("cp1252") + b"\n")
    with pytest.raises(WorkspaceFault, match="line 1"):
        read_recorded(tmp_path / "recorded.jsonl")


@pytest.mark.parametrize(
    ("kind", "who", "whom", "said"),
    [
        ("praise", "a@x.nl", None, "cannot be recorded"),
        ("referral", "a@x.nl", None, "who was referred"),
        ("testimonial", "a@x.nl", "b@x.nl", "who was referred"),
        ("referral", "a@x.nl", "A@x.nl", "Nobody refers themselves"),
        ("left", "Jan", None, "names nobody"),
    ],
)
def test_what_cannot_be_recorded_is_told(kind: str, who: str, whom: str | None, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        recorded_line(kind, who, MARCH, whom=whom)
