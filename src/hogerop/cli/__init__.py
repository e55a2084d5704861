"""The command line: one command per step, one file per command."""

from __future__ import annotations

from hogerop.cli.door import main

__all__ = ["main"]
