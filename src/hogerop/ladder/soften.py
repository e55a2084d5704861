"""Grace: a lower rung must hold for some days before a contact comes down.

The rung shown on a day is the highest of the last ``grace_days + 1`` evenings: up is immediate,
down waits, and the contact comes down to the highest of the evenings it waited.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hogerop.compiled import compiled
from hogerop.ladder.life import NEVER


@compiled
def soften(contact: Any, rung: Any, flag: Any, from_day: Any, to_day: Any, grace_days: int) -> Any:
    """Return the stays with grace; the arrays are as in `Walked`, the flag not yet tied to a rung.

    Parameters
    ----------
    contact, rung, flag, from_day, to_day : arrays
        Stays without grace, sorted by contact and day.
    grace_days : int
        Days that a lower rung must hold, 1 or more.
    """
    n = len(contact)
    room = 2 * n + 1
    out_contact, out_rung = np.empty(room, np.int32), np.empty(room, np.int8)
    out_flag = np.empty(room, np.bool_)
    out_from, out_to = np.empty(room, np.int32), np.empty(room, np.int32)
    made = 0
    for i in range(n):
        first_of_contact = i == 0 or contact[i - 1] != contact[i]
        day = np.int64(from_day[i])
        while day < to_day[i]:
            best, until = rung[i], np.int64(to_day[i])
            j = i - 1
            while j >= 0 and contact[j] == contact[i] and to_day[j] + grace_days > day:
                if rung[j] > best:
                    best, until = (
                        rung[j],
                        min(np.int64(to_day[i]), np.int64(to_day[j]) + grace_days),
                    )
                j -= 1
            shown = flag[i] and best >= 3
            same = made > 0 and not (first_of_contact and day == from_day[i])
            if same and out_rung[made - 1] == best and out_flag[made - 1] == shown:
                out_to[made - 1] = until
            else:
                out_contact[made], out_rung[made], out_flag[made] = contact[i], best, shown
                out_from[made], out_to[made] = day, until
                made += 1
            day = until
        if to_day[i] == NEVER:
            out_to[made - 1] = NEVER
    return (
        out_contact[:made],
        out_rung[:made],
        out_flag[:made],
        out_from[:made],
        out_to[:made],
    )
