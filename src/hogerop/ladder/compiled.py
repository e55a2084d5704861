"""How the walk is compiled, in one place.

``leaf`` is for functions that allocate nothing: they are compiled without reference counting of
their arrays, which otherwise takes more time than the work itself (measured: 2.5 times).
"""

from __future__ import annotations

from typing import Any, cast

from numba import njit

compiled = cast(Any, njit(cache=True))
leaf = cast(Any, cast(Any, njit)(cache=True, _nrt=False))
