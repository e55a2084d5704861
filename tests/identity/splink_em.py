"""Splink as its documentation sets it up: its library's comparisons, all weights learnt by EM."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from tests.identity.joined import through_pairs
from tests.identity.method import LOOSE, Found, Pairs, tidied
from tests.identity.scores import whole

SURE = 0.95
PEOPLE = """
    create table as_splink_asks as
    select *, first_name || ' ' || last_name as full_name from tidy
"""


def splink_em(records: pa.Table) -> Found:
    """Put together what Splink gives a probability of .95."""
    with tidied(records) as connection:
        filled = "select count(email), count(phone) from tidy"
        mails, phones = connection.execute(filled).fetchall()[0]
        plan = _citizens() if not mails else _customers() if phones else _tutorial()
        pairs = _scored(connection, *plan)
    sure = pairs.probability >= SURE
    return Found(through_pairs(len(records), pairs.left[sure], pairs.right[sure]), pairs)


Plan = tuple[list[Any], list[Any], list[str], list[Any]]
"""Comparisons, blocking rules, rules that are surely right, keys to train on."""


def _customers() -> Plan:
    """Plan for lists of customers: names, e-mail, telephone, address, date of birth."""
    import splink.comparison_library as compare
    from splink import block_on

    comparisons = [
        compare.ForenameSurnameComparison(
            "first_name", "last_name", forename_surname_concat_col_name="full_name"
        ),
        compare.EmailComparison("email"),
        compare.ExactMatch("phone").configure(term_frequency_adjustments=True),
        compare.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        compare.ExactMatch("number").configure(term_frequency_adjustments=True),
        compare.DateOfBirthComparison("birth_date", input_is_string=True),
    ]
    rules = [
        block_on("email"), block_on("phone"), block_on("full_name"),
        block_on("last_name", "postcode"), block_on("postcode", "number", "initial"),
        block_on("birth_date", "last_name"),
    ]  # fmt: skip
    sure = [
        "l.email = r.email",
        "l.phone = r.phone and l.last_name = r.last_name",
        "l.full_name = r.full_name and l.postcode = r.postcode",
    ]
    return comparisons, rules, sure, [block_on("email"), block_on("full_name")]


def _citizens() -> Plan:
    """Plan for lists without e-mail: names, date of birth, address, a number of one's own."""
    import splink.comparison_library as compare
    from splink import block_on

    comparisons = [
        compare.NameComparison("first_name"),
        compare.NameComparison("last_name"),
        compare.DateOfBirthComparison("birth_date", input_is_string=True),
        compare.LevenshteinAtThresholds("account", [2]),
        compare.ExactMatch("number").configure(term_frequency_adjustments=True),
        compare.ExactMatch("postcode").configure(term_frequency_adjustments=True),
    ]
    rules = [
        block_on("first_name", "last_name"), block_on("first_name", "birth_date"),
        block_on("last_name", "birth_date"), block_on("account"),
        block_on("postcode", "birth_date"), block_on("postcode", "number"),
    ]  # fmt: skip
    sure = ["l.account = r.account", "l.full_name = r.full_name and l.birth_date = r.birth_date"]
    return comparisons, rules, sure, [block_on("birth_date"), block_on("postcode")]


def _tutorial() -> Plan:
    """Plan for Splink's own made-up people: names, date of birth, town, e-mail."""
    import splink.comparison_library as compare
    from splink import block_on

    comparisons = [
        compare.NameComparison("first_name"),
        compare.NameComparison("last_name"),
        compare.DateOfBirthComparison("birth_date", input_is_string=True),
        compare.ExactMatch("city").configure(term_frequency_adjustments=True),
        compare.EmailComparison("email"),
    ]
    rules = [block_on("first_name", "city"), block_on("last_name"), block_on("email")]
    sure = [
        "l.first_name = r.first_name and l.birth_date = r.birth_date",
        "l.last_name = r.last_name and l.birth_date = r.birth_date",
        "l.email = r.email",
    ]
    return comparisons, rules, sure, [block_on("first_name", "last_name"), block_on("birth_date")]


def _scored(
    connection: duckdb.DuckDBPyConnection,
    comparisons: list[Any],
    rules: list[Any],
    sure: list[str],
    keys: list[Any],
) -> Pairs:
    logging.getLogger("splink").setLevel(logging.ERROR)
    from splink import DuckDBAPI, Linker, SettingsCreator
    from splink.internals.exceptions import SplinkException

    connection.execute(PEOPLE)
    table = DuckDBAPI(connection).register(
        connection.table("as_splink_asks"), dataset_display_name="people"
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="place",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
        additional_columns_to_retain=[],
    )
    linker = Linker(table, settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for key in keys:
        # On some small books EM finds a level of weight 0, or no pair at all, and stops.
        with suppress(ValueError, SplinkException):
            linker.training.estimate_parameters_using_expectation_maximisation(key)
    scored = linker.inference.predict(threshold_match_probability=LOOSE).as_pyarrow_table()
    return Pairs(
        whole(scored["place_l"]),
        whole(scored["place_r"]),
        np.asarray(scored["match_probability"], dtype=np.float64),
    )
