"""Splink at work on relations of the engine. Only what Splink itself has to be told."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import duckdb


def scored_pairs(
    connection: duckdb.DuckDBPyConnection,
    mentions: str,
    candidates: str,
    settings: Mapping[str, Any],
) -> str:
    """Score pairs of a relation's rows; return the name of the table that holds them.

    Parameters
    ----------
    mentions : str
        Name of the relation.
    candidates : str
        Name of the relation of pairs that are scored (join_key_l, join_key_r, match_key).
    settings : mapping
        Splink's settings.
    """
    # Here, because Splink takes most of a second to load and few commands need it.
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(connection)
    linker = Linker(
        api.register(mentions, table_name=f"__linked_{mentions}"),
        dict(settings),
        log_level=None,
        validate_settings=False,
    )
    linker.table_management.register_blocked_pairs_for_predict(
        api.register(candidates, table_name=f"__compared_{mentions}")
    )
    pairs = linker.inference.predict(warning_mode="never")
    return str(pairs.physical_name)
