"""Where a business's tables live, and the only door to an engine."""

from __future__ import annotations

from hogerop.workspace.checks import DAYS, problem_with
from hogerop.workspace.engine import ROWS_TOGETHER, DuckDBEngine
from hogerop.workspace.folder import Workspace
from hogerop.workspace.numbered import Draft, Numbered
from hogerop.workspace.policy_text import (
    instead_of_policy,
    policy_part,
    policy_values,
    with_policy,
)
from hogerop.workspace.settings import (
    Business,
    Costs,
    EngineLimits,
    Mail,
    Money,
    Plan,
    Privacy,
    Settings,
    SettingsFault,
    Sources,
    SourceTable,
    Webhook,
    template,
    with_values,
)

__all__ = [
    "DAYS",
    "ROWS_TOGETHER",
    "Business",
    "Costs",
    "Draft",
    "DuckDBEngine",
    "EngineLimits",
    "Mail",
    "Money",
    "Numbered",
    "Plan",
    "Privacy",
    "Settings",
    "SettingsFault",
    "SourceTable",
    "Sources",
    "Webhook",
    "Workspace",
    "instead_of_policy",
    "policy_part",
    "policy_values",
    "problem_with",
    "template",
    "with_policy",
    "with_values",
]
