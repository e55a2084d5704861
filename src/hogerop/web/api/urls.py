"""Every operation of the API: importing a file of them puts them there."""

from __future__ import annotations

from hogerop.web.api import aims, events, files, people, plans, reading, rules
from hogerop.web.api.door import api

__all__ = ["OPERATIONS", "api"]

OPERATIONS = (reading, people, plans, aims, rules, events, files)
"""The order in which the description tells of them is that of their import."""
