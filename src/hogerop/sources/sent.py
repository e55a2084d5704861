"""Who sent whom, where a discount code or a word in a how-did-you-hear column tells it."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine

_QUERY = Path(__file__).parent / "queries" / "sent.sql"


def who_sent_whom(engine: Engine) -> int:
    """Leave the relation ``sent`` (LINES): a referral for each code that was used. Runs one query.

    Lines keep the code that they were told with and the codes table keeps whose it is, so it does
    not matter which of the two was imported first.

    Parameters
    ----------
    engine : Engine
        Holds ``lines``, ``codes``, ``records`` (of all imports) and ``membership``.

    Returns
    -------
    int
        How many referrals there are.
    """
    engine.make("sent", _QUERY)
    return int(engine.ask("sent").num_rows)
