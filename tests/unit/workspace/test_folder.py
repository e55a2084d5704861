"""The folder of a business: what is in it is whole, and one at a time writes."""

from __future__ import annotations

import errno
import json
import os
import threading
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from hogerop.errors import AskedWrongly, WorkspaceFault
from hogerop.workspace import Workspace
from hogerop.workspace.durable import disk_faults
from hogerop.workspace.folder import EACH_OF_MANY, opened_for


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "shop", name="Jansen")


def take_in(workspace: Workspace, text: str) -> None:
    with workspace.new_import() as draft:
        (draft.folder / "records.txt").write_text(text, encoding="utf-8")
        draft.says["rows"] = len(text)


def run(workspace: Workspace, **says: object) -> None:
    with workspace.new_edition() as draft:
        (draft.folder / "ladder.txt").write_text("ladder", encoding="utf-8")
        draft.says.update(says)


def unfinished(workspace: Workspace) -> list[Path]:
    return list(workspace.folder.rglob(".tmp-*"))


def test_a_new_workspace_is_empty_and_opens(workspace: Workspace) -> None:
    opened = Workspace.open(workspace.folder)
    assert opened.settings.business.name == "Jansen"
    assert opened.imports() == []
    assert opened.edition() is None
    assert opened.journal("recorded").lines == ()


def test_a_workspace_without_a_name_is_called_after_its_folder(tmp_path: Path) -> None:
    assert Workspace.create(tmp_path / "Jansen BV").settings.business.name == "Jansen BV"


def test_files_that_lie_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("mine", encoding="utf-8")
    Workspace.create(tmp_path)
    assert (tmp_path / "orders.csv").read_text(encoding="utf-8") == "mine"


def test_a_workspace_is_not_made_twice(workspace: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="already"):
        Workspace.create(workspace.folder)


def test_settings_that_cannot_be_used_make_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceFault, match="currency"):
        Workspace.create(tmp_path / "shop", currency="guilders")
    assert not (tmp_path / "shop").exists()


def test_a_folder_without_a_workspace_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceFault, match="no workspace here") as caught:
        Workspace.open(tmp_path / "nowhere")
    assert "hogerop init" in caught.value.fix
    with pytest.raises(WorkspaceFault, match="no workspace here"), Workspace(tmp_path).writing():
        pass


def test_a_workspace_of_a_newer_version_is_refused(workspace: Workspace) -> None:
    (workspace.folder / "hogerop.toml").write_text('format = 9\n[business]\nname = "J"\n')
    with pytest.raises(WorkspaceFault, match="newer version"):
        Workspace.open(workspace.folder)


def test_imports_are_numbered_and_say_what_they_hold(workspace: Workspace) -> None:
    take_in(workspace, "first")
    take_in(workspace, "second!")
    first, second = workspace.imports()
    assert (first.number, first.folder.name, first.says["rows"]) == (1, "0001", 5)
    assert (second.number, second.folder.name, second.says["rows"]) == (2, "0002", 7)
    assert second.broken_files() == []


def test_a_file_that_was_changed_or_removed_is_noticed(workspace: Workspace) -> None:
    take_in(workspace, "first")
    (workspace.imports()[0].folder / "records.txt").write_text("FIRST", encoding="utf-8")
    assert workspace.imports()[0].broken_files() == ["records.txt"]
    (workspace.imports()[0].folder / "records.txt").unlink()
    assert workspace.imports()[0].broken_files() == ["records.txt"]


def test_an_import_put_aside_is_whole_and_comes_back_under_its_number(workspace: Workspace) -> None:
    for text in ("one", "two"):
        take_in(workspace, text)
    workspace.remove_import(workspace.imports()[1])
    (aside,) = workspace.removed_imports()
    assert (aside.number, aside.broken_files()) == (2, [])
    assert [entry.number for entry in workspace.imports()] == [1]
    assert workspace.next_import() == 3
    workspace.restore_import(aside)
    assert [entry.number for entry in workspace.imports()] == [1, 2]
    assert workspace.removed_imports() == []


def test_an_import_takes_the_place_of_those_that_it_names(workspace: Workspace) -> None:
    take_in(workspace, "one")
    with workspace.new_import() as draft:
        draft.says["replaces"] = [1]
    assert [entry.number for entry in workspace.imports()] == [2]
    assert [entry.number for entry in workspace.removed_imports()] == [1]


def test_an_import_that_fails_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="stop"), workspace.new_import() as draft:
        (draft.folder / "records.txt").write_text("half", encoding="utf-8")
        raise ValueError("stop")
    assert workspace.imports() == []
    assert unfinished(workspace) == []


def test_an_import_is_not_seen_before_it_is_whole(workspace: Workspace) -> None:
    with workspace.new_import() as draft:
        (draft.folder / "records.txt").write_text("half", encoding="utf-8")
        assert Workspace.open(workspace.folder).imports() == []
    assert len(Workspace.open(workspace.folder).imports()) == 1


def test_the_newest_edition_is_in_force(workspace: Workspace) -> None:
    run(workspace, as_of="2026-01-01")
    run(workspace, as_of="2026-01-02")
    edition = workspace.edition()
    assert edition is not None
    assert (edition.number, edition.says["as_of"]) == (2, "2026-01-02")


def test_a_run_that_fails_leaves_the_edition_in_force(workspace: Workspace) -> None:
    run(workspace, as_of="2026-01-01")
    with pytest.raises(ValueError, match="stop"), workspace.new_edition():
        raise ValueError("stop")
    edition = workspace.edition()
    assert edition is not None
    assert edition.number == 1


def test_a_reader_keeps_the_edition_that_it_resolved(workspace: Workspace) -> None:
    run(workspace)
    edition = workspace.edition()
    run(workspace)
    run(workspace)
    assert edition is not None
    assert edition.broken_files() == []


def test_a_missing_edition_is_said_in_words(workspace: Workspace) -> None:
    (workspace.folder / "current").write_text("0007\n", encoding="utf-8")
    with pytest.raises(WorkspaceFault, match="edition in force is missing"):
        workspace.edition()
    run(workspace)
    assert workspace.edition() is not None


def test_old_editions_go_but_never_the_one_in_force_or_one_that_it_builds_on(
    workspace: Workspace,
) -> None:
    run(workspace)
    run(workspace, bases=[1])
    for _ in range(3):
        run(workspace)
    (workspace.folder / "current").write_text("0002\n", encoding="utf-8")
    workspace.sweep(keep=1)
    assert [e.number for e in workspace.editions()] == [1, 2, 5]


def test_the_next_writer_sweeps_what_a_stopped_one_left(workspace: Workspace) -> None:
    left = workspace.folder / "imports" / ".tmp-left"
    left.mkdir()
    (left / "records.txt").write_text("half", encoding="utf-8")
    (workspace.folder / ".tmp-current-1").write_text("0001", encoding="utf-8")
    take_in(workspace, "first")
    assert unfinished(workspace) == []
    assert [i.number for i in workspace.imports()] == [1]


def test_a_second_writer_waits_and_then_says_who_is_busy(workspace: Workspace) -> None:
    told: list[str] = []

    def write() -> None:
        try:
            take_in(Workspace(workspace.folder, wait=0.1), "second")
        except WorkspaceFault as fault:
            told.append(str(fault))

    with workspace.writing():
        other = threading.Thread(target=write)
        other.start()
        other.join()
    assert "Another import or run is busy" in told[0]
    assert "since 20" in told[0]
    assert workspace.imports() == []


def test_a_writer_may_take_in_more_under_one_lock(workspace: Workspace) -> None:
    with workspace.writing():
        take_in(workspace, "first")
        take_in(workspace, "second")
        run(workspace)
    assert len(workspace.imports()) == 2
    assert not (workspace.folder / ".writer").exists()


def test_changed_settings_hold_from_then_on(workspace: Workspace) -> None:
    workspace.change_settings('[business]\nname = "Pietersen"\n')
    assert workspace.settings.business.name == "Pietersen"
    with pytest.raises(WorkspaceFault, match="lacks a name"):
        workspace.change_settings("[business]\n")
    assert workspace.settings.business.name == "Pietersen"


def written(workspace: Workspace) -> list[tuple[int, object]]:
    lines = workspace.journal("recorded").lines
    return [(number, json.loads(line)) for number, line in lines]


def test_a_journal_is_read_in_the_order_of_writing(workspace: Workspace) -> None:
    workspace.append("recorded", {"kind": "referral", "note": "twee\nregels"})
    workspace.append("recorded", {"kind": "testimonial"})
    assert written(workspace) == [
        (1, {"kind": "referral", "note": "twee\nregels"}),
        (2, {"kind": "testimonial"}),
    ]


def test_a_half_written_last_line_is_left_out_and_cut_off_by_the_next_writer(
    workspace: Workspace,
) -> None:
    workspace.append("recorded", {"n": 1})
    with workspace.journal_file("recorded").open("a", encoding="utf-8") as file:
        file.write('{"n": 2, "note": "' + "x" * 100_000)
    assert written(workspace) == [(1, {"n": 1})]
    workspace.append("recorded", {"n": 3})
    assert written(workspace) == [(1, {"n": 1}), (2, {"n": 3})]


def test_a_whole_last_line_that_an_editor_did_not_end_is_kept(workspace: Workspace) -> None:
    workspace.journal_file("recorded").write_text('\n{"n": 1}\n\n{"n": 2}', encoding="utf-8")
    assert written(workspace) == [(2, {"n": 1}), (4, {"n": 2})]
    workspace.append("recorded", {"n": 3})
    assert written(workspace) == [(2, {"n": 1}), (4, {"n": 2}), (5, {"n": 3})]


def test_the_digest_of_a_journal_is_that_of_what_its_lines_say(workspace: Workspace) -> None:
    def digest(text: str) -> str:
        workspace.journal_file("recorded").write_text(text, encoding="utf-8")
        return workspace.journal("recorded").digest

    assert digest('{"n": 1}\n') == digest('\n{"n": 1}\n\n') == digest('{"n": 1}\n{"n": ')
    assert digest('{"n": 1}\n') != digest('{"n": 2}\n')


def test_an_engine_of_the_workspace_writes_into_an_import(workspace: Workspace) -> None:
    engine = workspace.engine()
    engine.put("records", pa.table({"n": [1, 2]}))
    with workspace.new_import() as draft:
        draft.says["rows"] = engine.write("records", draft.file("records"))
    taken = workspace.imports()[0]
    assert taken.says["rows"] == 2
    assert taken.file("records").is_file()
    assert list(json.loads((taken.folder / "import.json").read_text())["files"]) == [
        "records.parquet"
    ]


def test_what_an_engine_of_a_stopped_process_spilled_is_swept(workspace: Workspace) -> None:
    mine = workspace.engine()
    mine.connection.execute("set memory_limit = '30MB'")
    mine.connection.execute("create table t as select hash(r)::varchar h from range(2000000) t(r)")
    spilled = next((workspace.folder / ".spill").iterdir())
    gone = spilled.with_name(spilled.name.split("~")[0] + "~99999999~0")
    gone.mkdir()
    workspace.sweep()
    assert spilled.exists()
    assert not gone.exists()


def test_a_full_disk_is_said_in_words(workspace: Workspace) -> None:
    engine = workspace.engine()
    engine.put("records", pa.table({"n": list(range(100_000))}))
    with pytest.raises(WorkspaceFault, match="no room left"), workspace.new_import():
        engine.write("records", Path("/dev/full"))
    with (
        pytest.raises(WorkspaceFault, match="no room left"),
        workspace.new_import(),
        open("/dev/full", "w", buffering=1) as full,
    ):
        full.write("a line\n")
    assert workspace.imports() == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_may_not_be_written_is_said_in_words(number: int, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceFault, match="read but not written"), disk_faults(tmp_path):
        raise OSError(number, "no")


@pytest.mark.parametrize("name", ["hogerop.toml", "imports", "journal", "editions"])
def test_what_may_not_be_read_is_named_with_the_reason(
    name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = str(workspace.folder / name)

    def refuse(call: Any) -> Any:
        def asked(path: Any, *rest: Any, **more: Any) -> Any:
            if str(path).startswith(refused):
                raise PermissionError(errno.EACCES, "Toegang geweigerd", str(path))
            return call(path, *rest, **more)

        return asked

    monkeypatch.setattr(Path, "read_text", refuse(Path.read_text))
    monkeypatch.setattr(Path, "read_bytes", refuse(Path.read_bytes))
    monkeypatch.setattr(os, "listdir", refuse(os.listdir))
    with pytest.raises(WorkspaceFault, match="you have no right to it") as caught:
        Workspace.open(workspace.folder)
        workspace.imports()
        workspace.journal("recorded")
        workspace.editions()
    assert caught.value.where.startswith(refused)
    assert "Give yourself the right" in caught.value.fix


def test_who_looks_together_works_in_one_duckdb(workspace: Workspace) -> None:
    looking = Workspace.open(workspace.folder, shared=True)
    one, other = looking.reader(), looking.reader()
    names = {row[0] for row in one.connection.execute("show databases").fetchall()}
    assert names == {row[0] for row in other.connection.execute("show databases").fetchall()}
    alone = {row[0] for row in workspace.reader().connection.execute("show databases").fetchall()}
    assert not alone & names - {"memory"}


def test_a_duckdb_that_answers_nobody_any_more_is_opened_anew(workspace: Workspace) -> None:
    looking = Workspace.open(workspace.folder, shared=True)
    limits = looking.settings.engine.at_most(EACH_OF_MANY)
    opened_for(looking.folder, limits)[0].close()
    engine = looking.reader()
    engine.put("numbers", pa.table({"n": [1]}))
    assert engine.ask("numbers").num_rows == 1
