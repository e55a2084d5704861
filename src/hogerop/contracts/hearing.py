"""What a program was told of who moved, so that it is told only what is new."""

from __future__ import annotations

import pyarrow as pa

from hogerop.contracts.promise import Column, Table

HEARD = Table(
    "heard",
    "one contact as a program that is told of moves last heard of it",
    (
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column("rung", pa.int8(), "where it stood, 0 = outside", required=True),
        Column("falling", pa.bool_(), "whether it was about to fall", required=True),
        Column("climbed_to", pa.int8(), "rung of the climb that is known", required=True),
        Column("climbed_on", pa.int32(), "first day there", "day", required=True),
        Column("fell_to", pa.int8(), "rung of the fall that is known", required=True),
        Column("fell_on", pa.int32(), "first day there", "day", required=True),
        Column("warned_of", pa.int8(), "rung that it was about to leave, null = never"),
        Column("warned_for", pa.int32(), "first day off it", "day"),
    ),
)

NEWS = Table(
    "news",
    "one thing that a program is still to be told of one contact",
    (
        Column("kind", pa.string(), "climbed, fell or falling", required=True),
        Column("place", pa.int64(), "place among its kind, from 0", required=True),
        Column("contact_id", pa.int64(), "the contact", required=True),
        Column("from_rung", pa.int8(), "from where", required=True),
        Column("to_rung", pa.int8(), "to where", required=True),
        Column(
            "day",
            pa.int32(),
            "first day on the new rung; of who is about to fall the last on the old one",
            "day",
            required=True,
        ),
    ),
)
