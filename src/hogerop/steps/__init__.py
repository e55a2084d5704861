"""The whole story in order: one function per step.

This is the only room that knows every other. Commands, pages and notebooks call these functions
and nothing behind them.
"""

from hogerop.steps.asking import contacts, ladder, months, moves, notes, why
from hogerop.steps.business import open, start
from hogerop.steps.days import a_month_before
from hogerop.steps.edition import Manifest
from hogerop.steps.policies import policy_check, policy_set, policy_text, policy_try
from hogerop.steps.recording import record
from hogerop.steps.running import run
from hogerop.steps.sample_business import demo
from hogerop.steps.taking_in import imports, look, set_aside, take_in

__all__ = [
    "Manifest",
    "a_month_before",
    "contacts",
    "demo",
    "imports",
    "ladder",
    "look",
    "months",
    "moves",
    "notes",
    "open",
    "policy_check",
    "policy_set",
    "policy_text",
    "policy_try",
    "record",
    "run",
    "set_aside",
    "start",
    "take_in",
    "why",
]
