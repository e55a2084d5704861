"""The whole story in order: one function per step.

This is the only room that knows every other. Commands, pages and notebooks call these functions
and nothing behind them.
"""

from hogerop.steps.access import access
from hogerop.steps.appraising import values, worth, worth_of
from hogerop.steps.asking import (
    contacts,
    day_spoken_of,
    ladder,
    months,
    movers,
    moves,
    notes,
    why,
)
from hogerop.steps.business import open, start
from hogerop.steps.costing import costs
from hogerop.steps.days import a_month_before
from hogerop.steps.deciding import decide, different, same, sides, undo
from hogerop.steps.dividing import divide_costs, same_channel
from hogerop.steps.edition import Manifest
from hogerop.steps.forgetting import Forgotten, forget
from hogerop.steps.judging import learned, results
from hogerop.steps.judging_a_year import results_of_year
from hogerop.steps.looking_ahead import coming_months, movement, what_if
from hogerop.steps.loyalty import cohorts, referrals
from hogerop.steps.matching import fresh_lists, matched
from hogerop.steps.policies import policy_check, policy_text, policy_try
from hogerop.steps.policy_changes import policy_set, policy_undo
from hogerop.steps.recording import Recorded, record
from hogerop.steps.removing import remove_import, removed_imports, restore_import
from hogerop.steps.reviewing import beside, called, decisions, review, show, who_is_who
from hogerop.steps.running import run
from hogerop.steps.sample_business import demo
from hogerop.steps.taking_in import imports, look, set_aside, take_in

__all__ = [
    "Forgotten",
    "Manifest",
    "Recorded",
    "a_month_before",
    "access",
    "beside",
    "called",
    "cohorts",
    "coming_months",
    "contacts",
    "costs",
    "day_spoken_of",
    "decide",
    "decisions",
    "demo",
    "different",
    "divide_costs",
    "forget",
    "fresh_lists",
    "imports",
    "ladder",
    "learned",
    "look",
    "matched",
    "months",
    "movement",
    "movers",
    "moves",
    "notes",
    "open",
    "policy_check",
    "policy_set",
    "policy_text",
    "policy_try",
    "policy_undo",
    "record",
    "referrals",
    "remove_import",
    "removed_imports",
    "restore_import",
    "results",
    "results_of_year",
    "review",
    "run",
    "same",
    "same_channel",
    "set_aside",
    "show",
    "sides",
    "start",
    "take_in",
    "undo",
    "values",
    "what_if",
    "who_is_who",
    "why",
    "worth",
    "worth_of",
]
