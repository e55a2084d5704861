"""Who sent whom, in the months of a panel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hogerop.contracts import Engine
from hogerop.forecast.months import NOT_THERE, Integers, Panel
from hogerop.value import number_of

__all__ = ["Sent", "who_was_sent"]

_QUERY = Path(__file__).parent / "queries" / "sent.sql"


@dataclass(frozen=True)
class Sent:
    """Buyers whom a referral brought into the book, one after the other.

    Parameters
    ----------
    referrer, referred : int64 array
        Column of the panel of who sent, and of who was sent and bought.
    month : int64 array
        Row of the panel: the month of the first order.
    """

    referrer: Integers
    referred: Integers
    month: Integers


def who_was_sent(engine: Engine, past: Panel) -> Sent:
    """Return who came by a referral. A door: runs one query.

    Who stood in the book already at the end of the month before the referral is left out: what
    such contacts will bring is part of what the rung is worth on which they stand.

    Parameters
    ----------
    engine : Engine
        Holds ``credits`` and ``events``.
    """
    days = np.array([number_of(end) for end in past.ends])
    table = engine.ask(_QUERY, day=int(days[-1]))
    referrer, referred, said, day = (
        table[name].to_numpy() for name in ("referrer", "referred", "said_day", "day")
    )
    seen = np.isin(referrer, past.contact_id) & np.isin(referred, past.contact_id)
    who, came = (np.searchsorted(past.contact_id, some[seen]) for some in (referrer, referred))
    before = np.searchsorted(days, said[seen]) - 1
    new = (before >= 0) & (past.standing[np.maximum(before, 0), came] == NOT_THERE)
    return Sent(who[new], came[new], np.searchsorted(days, day[seen])[new].astype(np.int64))
