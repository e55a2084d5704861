"""Where a business's tables live, and the only door to an engine."""

from __future__ import annotations

from hogerop.workspace.engine import DuckDBEngine
from hogerop.workspace.folder import Workspace
from hogerop.workspace.numbered import Draft, Numbered
from hogerop.workspace.settings import (
    Business,
    EngineLimits,
    Money,
    Settings,
    Sources,
    policy_part,
    template,
    with_policy,
    with_values,
)

__all__ = [
    "Business",
    "Draft",
    "DuckDBEngine",
    "EngineLimits",
    "Money",
    "Numbered",
    "Settings",
    "Sources",
    "Workspace",
    "policy_part",
    "template",
    "with_policy",
    "with_values",
]
