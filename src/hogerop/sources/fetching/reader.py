"""What every kind of table can be asked; one file of this folder is one kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pyarrow as pa

from hogerop.sources.fetching.wanted import Extent
from hogerop.sources.fetching.watermarks import Watermark

BATCH_ROWS = 10_000
"""Rows held in memory at a time: of a wide table these are tens of megabytes."""


class Reader(Protocol):
    """A table that is open for reading, seen as it was at one moment where its kind can do that."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns."""

    def extent(
        self, column: str, since: Watermark | None, until: Watermark | None = None
    ) -> Extent:
        """Return how much there is from one watermark up to another, both included.

        Raises
        ------
        UnfitWatermarkError
            If the column holds what does not grow.
        """

    def batches(self, column: str, since: Watermark | None) -> Iterator[pa.RecordBatch]:
        """Give the rows from a watermark on; without one all, those without watermark too."""
