"""What the models make of real buyers: the CDNOW holdout, and businesses from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.story.typed import done, told

from hogerop.value.buying.occasions import Occasions, occasions
from hogerop.value.selection.choosing import choose

PEERS = os.environ.get("HOGEROP_PEERS", "")
DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


WEEK_39, WEEK_78 = day("1997-09-30"), day("1998-06-30")


@pytest.fixture(scope="module")
def cdnow() -> Occasions:
    """The 2,357 buyers of the papers: customer, date as 19970101, pieces, dollars."""
    lines = (DATA / "cdnow" / "CDNOW_sample.txt").read_text(encoding="ascii").splitlines()
    rows = [line.split() for line in lines if line.strip()]
    _, contact = np.unique([row[1] for row in rows], return_inverse=True)
    days = [day(f"{row[2][:4]}-{row[2][4:6]}-{row[2][6:]}") for row in rows]
    return occasions(
        contact.astype(np.int32),
        np.array(days, np.int32),
        np.ones(len(rows), np.int8),
        np.array([float(row[4]) for row in rows]),
        int(contact.max()) + 1,
    )


def test_the_model_chosen_before_week_40_forecasts_weeks_40_to_78(cdnow: Occasions) -> None:
    chosen = choose(cdnow, WEEK_39)
    assert chosen.until == WEEK_39
    after = choose(cdnow, WEEK_78, split=WEEK_39, models=[chosen.model])
    forecast = after.chosen
    assert (after.buyers, after.orders) == (2_357, 1_882)
    assert forecast.error <= 0.755
    assert forecast.tracking <= 0.025


def test_every_model_beats_both_rules_of_thumb_on_cdnow(cdnow: Occasions) -> None:
    tried = choose(cdnow, WEEK_78, split=WEEK_39).tried
    models, thumbs = tried[:-2], tried[-2:]
    assert max(line.error for line in models) < min(line.error for line in thumbs)
    assert max(abs(line.bias) for line in models) < min(abs(line.bias) for line in thumbs)
    assert max(line.deviance for line in models) < min(line.deviance for line in thumbs)


def test_the_table_of_cdnow_is_that_of_others(cdnow: Occasions) -> None:
    """Expected orders and MAE of weeks 40 to 78, as lifetimes 0.11.3 finds them too."""
    found = {line.name: line for line in choose(cdnow, WEEK_78, split=WEEK_39).tried}
    expected = {
        "Pareto/NBD": (1665.5, 0.7545),
        "MBG/NBD": (1576.7, 0.7648),
        "BG/NBD": (1653.4, 0.7855),
        "as before": (2930.1, 1.0237),
    }
    for name, (orders, error) in expected.items():
        assert found[name].orders == pytest.approx(orders, abs=0.06)
        assert found[name].error == pytest.approx(error, abs=6e-5)


@pytest.mark.skipif(not PEERS, reason="HOGEROP_PEERS names no Python with lifetimes and pymc")
def test_others_are_no_nearer_in_the_same_run(cdnow: Occasions) -> None:
    """Prints the table; the peers run in an interpreter of their own."""
    peers = Path(__file__).with_name("cdnow_peers.py")
    command = [PEERS, "-W", "ignore", str(peers), str(DATA / "cdnow" / "CDNOW_sample.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1800)
    theirs = json.loads(done.stdout.splitlines()[-1])
    ours = choose(cdnow, WEEK_78, split=WEEK_39, models=[choose(cdnow, WEEK_39).model]).chosen
    table = {f"ours {ours.name}": [ours.orders, ours.error], **theirs}
    for name, (orders, error) in table.items():
        sys.stdout.write(f"{name:38} {orders:8.1f} {error:.4f}\n")
    # Equal to four decimals: it is the same model where theirs is well fitted.
    assert ours.error <= min(error for _, error in theirs.values()) + 5e-5


def taken(folder: Path, currency: str, zone: str, file: str) -> Path:
    done(folder, "init", folder, "--currency", currency, "--time-zone", zone)
    done(folder, "import", DATA / file)
    return folder


def test_online_retail_shows_no_churn_and_says_so(tmp_path: Path) -> None:
    shop = taken(
        tmp_path / "shop", "GBP", "Europe/London", "online_retail_2010_2011/onlineretail.parquet"
    )
    found = told(shop, "value")
    assert found["refused"] == []
    assert found["late"]["seen"] == 883
    assert found["money"] == "revenue"
    assert found["model"]["boundary"] == "No one has left yet: the data show no churn."
    # Nothing tells how long they stay: no figure beyond a year.
    assert set(found["business"]) >= {"orders_12", "value_12"}
    assert not {"value_36", "lifetime_value"} & set(found["business"])
    screen = done(shop, "value")
    assert "The data show no churn" in screen or "the data show no churn" in screen
    assert "Your records begin on" in screen


def test_complete_journey_began_before_its_records(tmp_path: Path) -> None:
    shop = taken(
        tmp_path / "shop", "USD", "America/New_York", "completejourney/transactions.parquet"
    )
    found = told(shop, "value")
    assert (found["late"]["seen"], found["late"]["buyers"]) == (1_982, 2_469)
    assert found["sample"]["buyers"] == 2_469
    chosen = next(t for t in found["choice"]["tried"] if t["chosen"])
    assert abs(chosen["bias"]) < 0.05
    assert sum(group["contacts"] for group in found["groups"]) == 2_469
