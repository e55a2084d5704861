"""Ids stay: through merges and splits, through a file that comes twice, through forgetting.

Each round of merging joins many pairs at once, one of them at the command line, makes an edition,
parts them all, and makes another: three hundred pairs in `make soak`, twenty in `make test`.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.story.typed import done, told

from hogerop import sample, steps
from hogerop.contracts import contact_name
from hogerop.identity.clusters.ids import resolve_id
from hogerop.identity.clusters.stays import Issued
from hogerop.workspace import Numbered, Workspace

ROUNDS, PAIRS = (15, 20) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else (1, 20)
DAY = "2026-09-30"
TABLES = ("membership", "contacts", "events", "intervals", "standings", "credits", "left_out")

pytestmark = pytest.mark.story


@dataclass(frozen=True)
class Contact:
    """A person or organisation: its id, the names of its records, and their ids."""

    kind: str
    id: int
    names: tuple[str, ...]
    records: tuple[int, ...]

    @property
    def name(self) -> str:
        """Return the id as it is typed."""
        return contact_name(self.id)


Pair = tuple[Contact, Contact]
State = dict[str, pa.Table]


@pytest.fixture(scope="module")
def business(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace that nobody changes."""
    folder = tmp_path_factory.mktemp("business")
    made = sample.make(folder / "files", names=300, until=date(2026, 10, 31))
    done(folder, "init", folder, "--name", "De Ketting")
    done(folder, "import", *(made.folder / written.file for written in made.files))
    done(folder, "run", "--as-of", DAY)
    return folder


@pytest.fixture(scope="module")
def shop(business: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Return a copy on which round follows round."""
    return copied(business, tmp_path_factory.mktemp("rounds"))


@pytest.fixture
def copy(business: Path, tmp_path: Path) -> Workspace:
    return copied(business, tmp_path)


def copied(business: Path, folder: Path) -> Workspace:
    return steps.open(shutil.copytree(business, folder / "shop"))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_who_is_merged_and_then_split_has_every_id_and_rung_back(
    shop: Workspace, seed: int
) -> None:
    chance = random.Random(seed)
    before, pairs = state_of(shop), chosen(shop, chance)
    typed_one, *others = pairs
    decisions = [told(shop.folder, "contacts", "same", *(c.name for c in typed_one))["id"]]
    for one, other in others:
        said = steps.decide(shop, "same", one.names, other.names, kind=one.kind)
        decisions.append(said.id)
    done(shop.folder, "run", "--as-of", DAY)
    one_each(shop, pairs)
    done(shop.folder, "contacts", "undo", decisions[0])
    for (one, other), decision in zip(others, decisions[1:], strict=True):
        if chance.random() < 0.5:
            steps.undo(shop, decision)
        else:
            steps.decide(shop, "different", one.names[:1], other.names[:1], kind=one.kind)
    done(shop.folder, "run", "--as-of", DAY)
    assert_the_same(state_of(shop), before)


def test_the_same_files_a_second_time_change_nothing(copy: Workspace) -> None:
    before, imports = everything(copy), len(copy.imports())
    for file in exported(copy):
        assert told(copy.folder, "import", file)["files"][0]["taken"] == 0
    assert len(copy.imports()) == imports
    done(copy.folder, "run", "--as-of", DAY)
    assert_the_same(everything(copy), before)


def test_the_same_rows_exported_a_second_time_change_nothing(copy: Workspace) -> None:
    before, imports = everything(copy), len(copy.imports())
    for file in exported(copy):
        if file.name == "shopify_customers.csv":
            head, *rows = file.read_text("utf-8").splitlines()
            file.write_text("\n".join([head, *reversed(rows)]), "utf-8")
        else:
            file.write_bytes(file.read_bytes() + b"\r\n")
        assert told(copy.folder, "import", file)["files"][0]["taken"] == 0
    assert len(copy.imports()) == imports + len(exported(copy))
    done(copy.folder, "run", "--as-of", DAY)
    assert_the_same(everything(copy), before)


def test_an_edition_made_anew_says_the_same(copy: Workspace) -> None:
    before = everything(copy)
    done(copy.folder, "run", "--as-of", DAY)
    assert_the_same(everything(copy), before)


def exported(workspace: Workspace) -> list[Path]:
    return sorted((workspace.folder / "files").glob("*.csv"))


def edition_of(workspace: Workspace) -> Numbered:
    edition = workspace.edition()
    assert edition is not None
    return edition


def state_of(workspace: Workspace) -> State:
    """Return who is who, what happened, who stands where since when, and which ids are in use."""
    tables = everything(workspace)
    issued = tables["issued"]
    in_use = issued.filter(pa.compute.is_null(issued["retired"]))
    return {name: tables[name] for name in TABLES} | {
        "issued": in_use.select(["contact_id", "kind", "born"])
    }


def everything(workspace: Workspace) -> State:
    """Return all tables of the edition in force, their rows in order."""
    tables = {}
    for file in sorted(edition_of(workspace).folder.glob("*.parquet")):
        table = pq.read_table(file)
        plain = [field.name for field in table.schema if not pa.types.is_nested(field.type)]
        tables[file.stem] = table.sort_by([(name, "ascending") for name in plain])
    return tables


def assert_the_same(now: State, before: State) -> None:
    differing = [name for name, table in before.items() if not now[name].equals(table)]
    assert differing == []


def contacts_of(workspace: Workspace) -> list[Contact]:
    """Return the persons and organisations of whom a source says who they are, by rising id."""
    own = {
        row["record_id"]: f"{row['source']}:{row['source_id']}"
        for entry in workspace.imports()
        for row in pq.read_table(
            entry.file("records"), columns=["record_id", "source", "source_id"]
        ).to_pylist()
    }
    records: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in pq.read_table(edition_of(workspace).file("membership")).to_pylist():
        for kind in ("person", "organisation"):
            if row["record_id"] in own and row[f"{kind}_id"] is not None:
                records[kind, row[f"{kind}_id"]].append(row["record_id"])
    return [
        Contact(kind, contact, tuple(own[r] for r in sorted(rs)), tuple(sorted(rs)))
        for (kind, contact), rs in sorted(records.items())
    ]


def chosen(workspace: Workspace, chance: random.Random) -> list[Pair]:
    """Return pairs of contacts, nobody in two of them: one pair of organisations in five."""
    everyone = contacts_of(workspace)
    pairs: list[Pair] = []
    for kind, wanted in (("person", PAIRS - PAIRS // 5), ("organisation", PAIRS // 5)):
        some = chance.sample([c for c in everyone if c.kind == kind], 2 * wanted)
        pairs += zip(some[:wanted], some[wanted:], strict=True)
    return pairs


def one_each(workspace: Workspace, pairs: list[Pair]) -> None:
    """Assert that the two of each pair are one, which the ids of both lead to."""
    edition = edition_of(workspace)
    issued = Issued.of(pq.read_table(edition.file("issued")))
    whose = {row["record_id"]: row for row in pq.read_table(edition.file("membership")).to_pylist()}
    for one, other in pairs:
        (merged,) = {whose[r][f"{one.kind}_id"] for r in (*one.records, *other.records)}
        assert merged in (one.id, other.id)
        assert {resolve_id(issued, one.id), resolve_id(issued, other.id)} == {merged}
