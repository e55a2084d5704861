"""Through which channel everybody came: one answer, for every door."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.value.allocation import Allocation

REFERRAL = "referral"
"""The channel of those whom somebody sent."""

_QUERIES = Path(__file__).parent / "queries"


def read_channels(engine: Engine, day: int, allocation: Allocation) -> None:
    """Leave the relation ``channels``: the channel of each contact, as known on a day. A door.

    Whoever was sent came by referral, whatever their own word says: a referral is on record, a word
    is what somebody remembered. Everybody else came through what their own word stands for.

    Parameters
    ----------
    engine : Engine
        Holds ``contacts``, ``events``, ``membership``, ``left_out`` and ``credits``.
    day : int
        Day since 1970-01-01.
    allocation : Allocation
        Tells which words stand for which channel.
    """
    put_channel_words(engine, allocation)
    engine.make("channels", _QUERIES / "channels.sql", day=day, referral=REFERRAL)


def put_channel_words(engine: Engine, allocation: Allocation) -> None:
    """Leave the relation ``channel_words``: word, channel that it stands for ('' = none)."""
    words = {word.strip().lower(): allocation.channel_of(word) for word in allocation.same}
    text = pa.string()
    engine.put(
        "channel_words",
        pa.table({"word": pa.array(list(words), text), "channel": pa.array(words.values(), text)}),
    )


def words_of_contacts(engine: Engine) -> dict[str, int]:
    """Return word for how somebody came in -> its records. One query; reads ``records``."""
    rows = engine.ask(_QUERIES / "words_of_contacts.sql").to_pylist()
    return {row["word"]: row["records"] for row in rows}


def words_of_costs(engine: Engine) -> set[str]:
    """Return the words that files give for what was spent on. One query; reads ``costs``."""
    return set(engine.ask(_QUERIES / "words_of_costs.sql")["word"].to_pylist())
