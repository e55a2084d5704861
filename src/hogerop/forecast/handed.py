"""Forecasts as they are handed to screens and charts."""

from __future__ import annotations

from dataclasses import dataclass

from hogerop.forecast.forecasting import Forecast

__all__ = ["ComingMonths"]


@dataclass(frozen=True)
class ComingMonths:
    """A forecast, with the currency of its money (ISO 4217 code)."""

    forecast: Forecast
    currency: str
