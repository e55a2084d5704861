"""Where an action goes: one file for each way out of the house. To add one, copy one."""

from __future__ import annotations
