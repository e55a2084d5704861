"""Everything a user can type, and every word of ours, stands in the documentation."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from hogerop.cli.app import build
from hogerop.contracts import EVENT_KINDS, PURPOSES
from hogerop.ladder.rungs import RUNGS
from hogerop.ladder.vocabulary import WORDS

HOME = Path(__file__).parents[3]
DOCS = HOME / "docs"


def _commands(group, before="hogerop"):
    for name, command in group.commands.items():
        full = f"{before} {name}"
        if getattr(command, "commands", None):
            yield from _commands(command, full)
        else:
            yield full, command


COMMANDS = [(name, c) for name, c in _commands(get_command(build())) if not c.hidden]


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_stands_in_the_reference(name, command):
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    about = page.split(f"## `{name}`\n", 1)[1].split("\n## ")[0]
    options = [option for p in command.params for option in p.opts if option.startswith("--")]
    assert [o for o in options if f"`{o}`" not in about and o != "--help"] == []


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_is_used_in_a_tutorial_or_a_how_to(name):
    pages = [*DOCS.glob("tutorials/*.md"), *DOCS.glob("how-to/*.md")]
    assert any(name in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("word", [*WORDS, *EVENT_KINDS, *PURPOSES, *(rung.key for rung in RUNGS)])
def test_every_word_of_ours_stands_in_the_glossary(word):
    assert f"`{word}`" in (HOME / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_dependency_has_a_reason():
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *(p for extra in project["project"]["optional-dependencies"].values() for p in extra),
        *project["dependency-groups"]["dev"],
    ]
    names = {re.split(r"[<>=;\[ ]", line)[0] for line in asked}
    page = (DOCS / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    assert sorted(name for name in names if f"`{name}`" not in page) == []


def test_every_setting_stands_in_the_reference():
    template = (HOME / "src/hogerop/workspace/template/en.toml").read_text(encoding="utf-8")
    keys = set(re.findall(r"^(?:# )?([a-z_]+) = ", template, flags=re.MULTILINE))
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    assert sorted(key for key in keys if f"`{key}`" not in page and f".{key}`" not in page) == []


def test_links_between_the_pages_at_the_top_lead_somewhere():
    pages = [HOME / name for name in ("README.md", "CONTRIBUTING.md", "changelog.d/README.md")]
    links = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert links == []


def test_the_lock_file_holds_no_address():
    assert "://" not in (HOME / "requirements.lock").read_text(encoding="utf-8")
