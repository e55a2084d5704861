"""Lots that anybody can draw again: the same number, the same key, the same lot. Knows no tables.

A lot is a keyed hash and no stream of random numbers. So it depends neither on the order in which
people are drawn nor on who else is drawn, and it is the same on every machine.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Floats", "Ints", "lots"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_WAYS = 2.0**-53


def lots(numbers: Ints, *, key: bytes, purpose: str) -> Floats:
    """Return the lot of every number: evenly spread, from 0 up to 1.

    Parameters
    ----------
    numbers : array of int64
        Such as the numbers of records.
    key : bytes
        At most 64: another key draws other lots.
    purpose : str
        At most 16 bytes: lots for another purpose have nothing to do with these.

    References
    ----------
    RFC 7693, The BLAKE2 Cryptographic Hash and Message Authentication Code (keyed hashing).

    Examples
    --------
    >>> [round(float(lot), 6) for lot in lots(np.array([1, 2]), key=b"seed", purpose="example")]
    [0.488621, 0.370152]
    """
    person = purpose.encode()
    drawn = (
        blake2b(number.to_bytes(8, "little", signed=True), digest_size=8, key=key, person=person)
        for number in numbers.astype(np.int64).tolist()
    )
    words = np.frombuffer(b"".join(lot.digest() for lot in drawn), dtype="<u8")
    return (words >> np.uint64(11)).astype(np.float64) * _WAYS
