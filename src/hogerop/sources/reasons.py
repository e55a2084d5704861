"""Why a row is set aside: the reasons by their keys, as sentences."""

from __future__ import annotations

from hogerop.words import say

REASONS: dict[str, str] = {
    "cells": "The row has more or fewer cells than there are columns.",
    "amount": "The amount or number cannot be read.",
    "large": "The amount or number is too large to be one.",
    "date": "The date cannot be read, or does not exist.",
    "no date": "There is no date, so it cannot be placed in time.",
    "future": "It lies in the future.",
    "rate": "There is no exchange rate for this currency on this day.",
    "word": "A word in the row is not understood.",
    "purchase": "It is a purchase from a supplier, not a sale.",
    "arm": "It does not say in which arm of the test it was.",
    "nobody": "It does not say who was referred, or who refers.",
}
"""Reason key -> English sentence."""


def reason_said(reason: str) -> str:
    """Return a reason as a sentence in the reader's language."""
    return say(REASONS.get(reason, reason))
