"""Read where the data already is: tables of databases and lakes, into one Parquet file.

What lies there is never changed. From that file on it goes the way of every file: see `take`.
"""

from hogerop.sources.fetching.faults import password_variable
from hogerop.sources.fetching.fetch import fetch, fetch_some
from hogerop.sources.fetching.wanted import Before, Fetched, Wanted, place_of
from hogerop.sources.fetching.watermarks import Watermark

__all__ = [
    "Before",
    "Fetched",
    "Wanted",
    "Watermark",
    "fetch",
    "fetch_some",
    "password_variable",
    "place_of",
]
