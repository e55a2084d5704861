"""Complete Journey (dunnhumby): campaigns that were targeted are refused as proof, in words.

Of 2,469 households 1,559 got one of 27 campaigns. In 2017 they spent 2,602 on average, and the
others 593. Nobody drew lots.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest
from tests.realdata.test_value import DATA
from tests.story.typed import done, told

from hogerop.contracts import UNITS
from hogerop.results import (
    Course,
    Outcome,
    Units,
    adjusted,
    alike_before,
    cuped,
    effect_of,
    judge,
    read_experiment,
    selection,
)
from hogerop.words import speaking
from hogerop.workspace.engine import DuckDBEngine

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]

SPENT = """
    select
        s.household_id in (select household_id from '{0}/campaigns.parquet') as chosen,
        -- Campaigns 24 to 27 had begun before the third of March, the other 23 had not.
        s.household_id in (
            select household_id from '{0}/campaigns.parquet' where campaign_id > 23
        ) as early,
        sum(s.sales_value) as year,
        coalesce(sum(s.sales_value) filter (transaction_timestamp < '2017-03-03'), 0) as before,
        coalesce(sum(s.sales_value) filter (transaction_timestamp >= '2017-03-03'), 0) as after,
        coalesce(sum(s.sales_value) filter (quarter(transaction_timestamp) = 1), 0) as winter,
        coalesce(sum(s.sales_value) filter (quarter(transaction_timestamp) = 2), 0) as spring
    from '{0}/transactions.parquet' as s
    group by s.household_id
    order by s.household_id
"""
SPEND = Outcome("spend", "money", "USD")


@pytest.fixture(scope="module")
def spent() -> dict[str, np.ndarray]:
    with duckdb.connect() as connection:
        found = connection.sql(SPENT.format(DATA / "completejourney")).fetchnumpy()
    return {name: np.asarray(values) for name, values in found.items()}


def test_the_difference_of_the_year_is_no_lift(spent) -> None:
    found = selection(SPEND, spent["chosen"], spent["year"])
    assert (found.chosen, found.others) == (1_559, 910)
    assert (found.chosen_mean, found.others_mean) == pytest.approx((2_602, 593), abs=0.5)
    assert found.sentences == (
        "spend: US$2,600 for those who were chosen, US$593 for those who were not. That is"
        " selection and no effect: they were not drawn by lot.",
        "Leave a part of the people out by lot next time: then it can be known what it brings.",
    )
    assert not any("lift" in sentence for sentence in found.sentences)


def test_those_who_were_chosen_bought_more_before_already(spent) -> None:
    later = ~spent["early"]
    found = selection(SPEND, spent["chosen"][later], spent["after"][later], spent["before"][later])
    with speaking("nl"):
        assert "selectie en geen effect: er is niet geloot" in found.sentences[0]
    assert found.sentences[1] == "Before anything was done it was US$422 and US$77.30 already."


def test_called_an_experiment_it_is_refused_all_the_same(spent, tmp_path: Path) -> None:
    """As somebody would bring it in: arms by name, what was spent before and after."""
    file, shop = tmp_path / "campaign.csv", tmp_path / "shop"
    rows = zip(spent["chosen"], spent["after"], spent["before"], strict=True)
    lines = [f"{'mailed' if chosen else 'control'},{a:.2f},{b:.2f}" for chosen, a, b in rows]
    file.write_text("\n".join(["arm,outcome,before", *lines]), encoding="utf-8")
    done(shop, "init", shop, "--currency", "USD")
    done(shop, "import", file)
    engine = DuckDBEngine()
    engine.read("units", [shop / "imports" / "0001" / "units.parquet"], UNITS)
    campaign = read_experiment(engine, "campaign")
    engine.close()
    check = alike_before(campaign.is_in("mailed"), campaign.known)
    over = Course(date(2018, 1, 1), date(2018, 1, 1), 2_469)
    effect = effect_of(campaign.units("mailed", "outcome"))
    found = judge(effect, SPEND, course=over, checks=[check])
    assert found.verdict == "no_proof"
    assert found.sentences == (
        "This proves nothing.",
        "The arms differed before anything was done, most in before: people were chosen, not drawn"
        " by lot. What they did afterwards shows who was chosen, and not what it brought.",
    )


REACHED = """
    select c.household_id, c.campaign_id as campaign, d.start_date::date as sent_on
    from '{0}/campaigns.parquet' as c
    inner join '{0}/campaign_descriptions.parquet' as d using (campaign_id)
"""


def test_campaigns_that_came_in_are_refused_at_the_door(tmp_path: Path) -> None:
    """As somebody would bring them in: the sales as they are, and whom which campaign reached."""
    file, shop = tmp_path / "campaigns.csv", tmp_path / "shop"
    with duckdb.connect() as connection:
        reached = connection.sql(REACHED.format(DATA / "completejourney"))
        reached.write_csv(str(file))
    done(shop, "init", shop, "--currency", "USD")
    done(shop, "import", DATA / "completejourney" / "transactions.parquet", file)
    found = told(shop, "results")
    campaigns = found["campaigns"]
    assert (found["actions"], len(campaigns["each"])) == ([], 27)
    compared = campaigns["compared"]
    assert (compared["chosen"], compared["others"]) == (1_559, 910)
    means = compared["chosen_mean"], compared["others_mean"]
    assert means == pytest.approx((2_602, 593), abs=1)
    assert "gain" not in compared
    assert campaigns["sentences"] == [
        "27 campaigns came in of which nobody drew lots.",
        "What people brought in the last twelve months:",
        "revenue: US$2,600 for those who were chosen, US$593 for those who were not. That is"
        " selection and no effect: they were not drawn by lot.",
        "Leave a part of the people out by lot next time: then it can be known what it brings.",
    ]
    one = " ".join(done(shop, "results", "18", lang="nl").split())
    assert "Dat is selectie en geen effect: er is niet geloot." in one
    assert "Voordat er iets gedaan was, was het al" in one


def test_what_a_habit_takes_away_of_the_variance(spent) -> None:
    """Drawn by lot here: three months beside the three before, and 3 parts of 4 less variance."""
    treated = np.random.default_rng(1).permutation(np.arange(2_469) % 2 == 0)
    units = Units(treated, spent["spring"], spent["winter"][:, None])
    rho = np.corrcoef(spent["winter"], spent["spring"])[0, 1]
    assert rho == pytest.approx(0.8736, abs=5e-5)
    for sharpen in (cuped, adjusted):
        assert sharpen(units).removed == pytest.approx(rho**2, abs=0.01)
