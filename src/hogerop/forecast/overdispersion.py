"""How much more the months differ from each other than chance would make them.

With a million contacts the noise of sampling is gone; good and bad months are not. The spread of a
month's moves around the row of its state is ``1 + (n - 1) rho`` times that of a multinomial draw of
``n`` contacts, ``rho`` being the correlation between two contacts of one state and month. A row
drawn anew each month as ``Dirichlet(phi P)`` with ``phi = 1 / rho - 1`` has just that spread.

References
----------
Mosimann, J. E. (1962). On the compound multinomial distribution, the multivariate beta
distribution, and correlations among proportions. Biometrika 49, 65-82, section 3: the factor.
"""

from __future__ import annotations

import numpy as np

from hogerop.forecast.flows import Flows
from hogerop.forecast.months import Floats, Integers

__all__ = ["AS_GOOD_AS_NONE", "month_to_month"]

AS_GOOD_AS_NONE = 1e-6
"""Below this correlation a month's shock is not drawn."""
_MOST = 0.5


def month_to_month(counted: Floats, flows: Flows, group: Integers) -> Floats:
    """Return for each state the correlation between two contacts in it in one month.

    It is estimated by the moments of Pearson's statistic of equal months, for all states of a group
    together: one state alone has too few moves to tell.

    Parameters
    ----------
    counted : float64 array, n x n
        Moves of all months.
    group : int64 array, n
        From 0.

    Returns
    -------
    float64 array, n
        0 where months differ no more than by chance.
    """
    size, groups = len(counted), int(group.max(initial=-1)) + 1
    months, month = np.unique(flows.month, return_inverse=True)
    present = np.zeros((len(months), size))
    np.add.at(present, (month, flows.origin), flows.number)
    total = counted.sum(axis=1)
    share = counted / np.maximum(total, 1.0)[:, None]
    hoped = present[month, flows.origin] * share[flows.origin, flows.target]
    squares = np.bincount(flows.origin, flows.number**2 / hoped, minlength=size) - total
    free = np.maximum((present > 0).sum(axis=0) - 1, 0) * np.maximum(
        (counted > 0).sum(axis=1) - 1, 0
    )
    mean = total / np.maximum((present > 0).sum(axis=0), 1)
    extra = np.bincount(group, squares - free, minlength=groups)
    room = np.bincount(group, free * np.maximum(mean - 1, 0.0), minlength=groups)
    alike = np.divide(extra, room, out=np.zeros(groups), where=room > 0)
    return np.asarray(np.clip(alike, 0.0, _MOST)[group], np.float64)
