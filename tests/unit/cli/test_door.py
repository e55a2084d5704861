"""The door of the command line: options anywhere, two languages, exit codes, three lines."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from errno import EACCES
from pathlib import Path

import pytest

from hogerop.cli import main
from hogerop.cli.door import to_the_front
from hogerop.words import speak


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANG", "HOGEROP_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    yield
    speak("en")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ladder -w shop", "-w shop ladder"),
        (
            "ladder --json --lang nl --as-of 2026-11-30",
            "--lang nl ladder --json --as-of 2026-11-30",
        ),
        ("ladder --workspace=shop --debug", "--workspace=shop --debug ladder"),
        ("why -- -w", "why -- -w"),
        ("ladder -w", "-w ladder"),
    ],
)
def test_options_of_every_command_may_stand_anywhere(typed: str, read: str) -> None:
    assert to_the_front(typed.split()) == read.split()


@pytest.mark.parametrize(
    ("typed", "what", "fix"),
    [
        ("laddr", "There is no command laddr", "Did you mean ladder?"),
        ("why", "WHO is missing", "See `hogerop why --help`."),
        ("why a b", "There is more on the line than the command needs: b", "hogerop why --help"),
        ("ladder --jsn", "There is no option --jsn; the nearest is --json", "ladder --help"),
        ("ladder --as-of", "--as-of needs something behind it", "--help"),
        ("ladder --json=3", "--json takes nothing behind it", "--help"),
        ("--lang en", "There is no command on the line", "See `hogerop --help`."),
        ("whatif --months 40", "--months is a whole number, 1 to 36", "whatif --help"),
        ("forecast --months 0", "--months is a whole number, 1 to 36", "forecast --help"),
        ("movement --last 0", "--last is a whole number from 1 on", "movement --help"),
        ("imports set-aside x", "NUMBER is given something it cannot use", "--help"),
        ("ladder --lang fr", "Hogerop does not speak fr", "Choose nl or en."),
    ],
)
def test_what_is_typed_wrongly_is_told_first_and_how_to_mend_it_last(
    typed: str, what: str, fix: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(typed.split()) == 2
    told = capfd.readouterr()
    assert told.out == ""
    first, *_where, last = told.err.splitlines()
    assert first == what
    assert fix in last


def test_a_file_that_may_not_be_read_is_named_with_the_reason(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Toegang geweigerd", str(tmp_path / "orders.csv"))

    monkeypatch.setattr("os.access", lambda *_: False)
    (tmp_path / "orders.csv").write_text("e-mail", "utf-8")
    assert main(["-w", str(tmp_path / "shop"), "init", "--lang", "en"]) == 0
    monkeypatch.setattr("hogerop.steps.take_in", refused)
    capfd.readouterr()
    typed = ["-w", str(tmp_path / "shop"), "--lang", "en", "import", str(tmp_path / "orders.csv")]
    assert main(typed) == 6
    assert capfd.readouterr().err.splitlines() == [
        "A file or folder cannot be used: you have no right to it.",
        str(tmp_path / "orders.csv"),
        "Put that right, then give the same command again.",
    ]


def test_without_a_workspace_the_exit_code_is_6_and_no_traceback_is_shown(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["ladder"]) == 6
    told = capfd.readouterr().err
    assert told.splitlines() == [
        "There is no workspace here.",
        str(tmp_path),
        "Make one with `hogerop init`, or point to yours with -w FOLDER.",
    ]


def test_the_language_is_asked_for_or_the_systems(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["why"])
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    main(["why"])
    main(["why", "--lang", "en"])
    firsts = capfd.readouterr().err.splitlines()[::3]
    assert firsts == ["WHO is missing", "WIE ontbreekt", "WHO is missing"]


@pytest.mark.parametrize("where", ["here", "-w", "environment"])
def test_else_it_is_the_language_of_the_business(
    where: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shop = tmp_path / "shop"
    (shop / "files").mkdir(parents=True)
    (shop / "hogerop.toml").write_text('[business]\nlanguage = "nl"\n', "utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    if where == "here":
        monkeypatch.chdir(shop / "files")
    elif where == "environment":
        monkeypatch.setenv("HOGEROP_WORKSPACE", str(shop))
    named = ["-w", str(shop)] if where == "-w" else []
    main(["why", *named])
    main(["why", *named, "--lang", "en"])
    firsts = capfd.readouterr().err.splitlines()[::3]
    assert firsts == ["WIE ontbreekt", "WHO is missing"]


@pytest.mark.parametrize(
    "settings",
    [b"", b"business = 3", b"[business]\nlanguage = 3", b"[business", b"\xff\xfe", b"[business]"],
)
def test_settings_that_name_no_language_leave_it_to_the_system(
    settings: bytes,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "hogerop.toml").write_bytes(settings)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    main(["why"])
    assert capfd.readouterr().err.startswith("WIE ontbreekt")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "command",
    [
        *("", "init", "import", "run", "ladder", "why", "moves", "contacts", "months", "demo"),
        *("record", "record referral", "record testimonial", "record enquiry", "record joined"),
        *("record left", "record sheet", "policy", "policy show", "policy check", "policy try"),
        *("policy set", "imports", "imports list", "imports set-aside"),
    ],
)
def test_every_command_has_help_in_both_languages(
    language: str, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, *command.split(), "--help"]) == 0
    shown = capfd.readouterr().out
    english = ("Usage:", "Options", "Show this help", "Write JSON", "The day")
    if language == "nl":
        assert [word for word in english if word in shown] == []
    else:
        assert "Usage:" in shown


def test_nothing_typed_shows_the_commands(capfd: pytest.CaptureFixture[str]) -> None:
    main([])
    told = capfd.readouterr()
    assert "contacts" in told.out + told.err
    assert "Traceback" not in told.err


def test_the_usage_of_several_files_has_its_dots_once(capfd: pytest.CaptureFixture[str]) -> None:
    main(["import", "--help"])
    assert "hogerop import [OPTIONS] FILE ... " in capfd.readouterr().out


def test_help_does_not_wait_for_the_engine() -> None:
    loaded = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import sys; from hogerop.cli import main; main(['--help']);"
            "print(sorted({'numba', 'duckdb', 'altair', 'pandas', 'pyarrow'} & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("set_before", "threads"),
    [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3"), ({"OMP_NUM_THREADS": "2"}, "None")],
)
def test_matrices_are_multiplied_on_one_thread_unless_told_otherwise(
    set_before: dict[str, str], threads: str
) -> None:
    ours = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
    others = {name: value for name, value in os.environ.items() if name not in ours}
    found = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import os; from hogerop.cli import main; main(['--version']);"
            "print(os.environ.get('OPENBLAS_NUM_THREADS'))",
        ],
        env=others | set_before,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines()[-1] == threads


def test_nothing_is_fitted_to_show_a_ladder_so_scipy_waits() -> None:
    loaded = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import sys, hogerop.cli.ladder, hogerop.steps, hogerop.chart;"
            "print(sorted({'scipy.optimize', 'scipy.special', 'scipy.stats'} & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_failure() -> None:
    first = subprocess.run(
        f"{sys.executable} -m hogerop --help | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (first.returncode, first.stderr) == (0, "")
