"""What the coming months are reckoned from: cells of like contacts, and the ways between them."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.promise import Column, Table

CELLS = Table(
    "cells",
    "one cell: contacts of like standing, silence and orders lately, and what they bring together",
    (
        Column("code", pa.int64(), "the cell", required=True),
        Column("standing", pa.int64(), "rung, 0 to 7; 8 more for who lapsed", required=True),
        Column("now", pa.int64(), "contacts in it now", "count", required=True),
        Column("followed", pa.float64(), "contact-months of known outcome", "count", required=True),
        Column("money_sum", pa.float64(), "money of the months after", "currency", required=True),
        Column("money_squares", pa.float64(), "squares of it, summed", "currency²", required=True),
        Column(
            "alike", pa.float64(), "correlation of two of them in a month", "0 to 1", required=True
        ),
        Column("sends", pa.float64(), "new buyers that one of them sends a month", required=True),
        Column(
            "begins", pa.float64(), "part of those sent that begins here", "0 to 1", required=True
        ),
    ),
)

CELL_MOVES = Table(
    "cell_moves",
    "one way from cell to cell",
    (
        Column("origin", pa.int64(), "place of the cell in `cells`, from 0", required=True),
        Column("target", pa.int64(), "that of the cell a month later", required=True),
        Column("moves", pa.float64(), "how often it was seen", "count", required=True),
        Column("chance", pa.float64(), "how likely it is", "0 to 1", required=True),
    ),
)

CONTACT_CELLS = Table(
    "contact_cells",
    "one contact on the day that is looked ahead from",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column("cell", pa.int32(), "place of its cell in `cells`, from 0", required=True),
    ),
)
