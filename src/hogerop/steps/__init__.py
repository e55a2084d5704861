"""The whole story in order: one function per step.

This is the only room that knows every other. Commands, pages and notebooks call these functions
and nothing behind them.
"""

from hogerop.steps.access import access
from hogerop.steps.acting import action as plan_action
from hogerop.steps.acting import actions as plan_actions
from hogerop.steps.acting import change as plan_change
from hogerop.steps.acting import changes as plan_changes
from hogerop.steps.acting import draft as plan_draft
from hogerop.steps.acting import move as plan_move
from hogerop.steps.acting import tick as plan_tick
from hogerop.steps.acting import undo as plan_undo
from hogerop.steps.aiming import aim as plan_aim
from hogerop.steps.aiming import aims as plan_aims
from hogerop.steps.aiming import undo_aim as plan_aim_undo
from hogerop.steps.appraising import values, worth, worth_of
from hogerop.steps.asking import (
    contacts,
    day_spoken_of,
    lacking,
    ladder,
    months,
    movers,
    moves,
    notes,
    why,
)
from hogerop.steps.business import change_settings, open, start, today_of
from hogerop.steps.costing import costs
from hogerop.steps.days import a_month_before
from hogerop.steps.deciding import decide, different, same, sides, undo
from hogerop.steps.dividing import divide_costs, same_channel
from hogerop.steps.edition import Manifest
from hogerop.steps.everything import everything
from hogerop.steps.fetching import TableTaken, look_at_tables, take_tables
from hogerop.steps.finding import Whom, channels_of_people, people, timeline, whoever_is
from hogerop.steps.forgetting import Forgotten, forget
from hogerop.steps.handing import not_reached as plan_not_reached
from hogerop.steps.handing import tell as plan_tell
from hogerop.steps.hearing import Hearing, Moved, hear, heard, hears_more, hears_no_more, news_of
from hogerop.steps.judging import learned, results
from hogerop.steps.judging_a_year import results_of_year
from hogerop.steps.looking_ahead import coming_months, movement, what_if
from hogerop.steps.loyalty import cohorts, referrals
from hogerop.steps.matching import fresh_lists, matched
from hogerop.steps.noting import LONGEST as LONGEST_NOTE
from hogerop.steps.noting import Note, note, notes_of
from hogerop.steps.noting import take_back as take_back_note
from hogerop.steps.plan_files import check_ending as plan_ending
from hogerop.steps.plan_files import write_plan
from hogerop.steps.planning import keep as plan_keep
from hogerop.steps.planning import propose as plan_propose
from hogerop.steps.planning import quiet_of
from hogerop.steps.policies import policy_check, policy_text, policy_try
from hogerop.steps.policy_changes import policy_may_go_back, policy_set, policy_undo
from hogerop.steps.reaching import hand_list as plan_list
from hogerop.steps.reaching import left_alone
from hogerop.steps.reaching import mail as plan_mail
from hogerop.steps.reaching import people as plan_people
from hogerop.steps.recording import Recorded, record
from hogerop.steps.recording import take_back as take_back_recorded
from hogerop.steps.removing import remove_import, removed_imports, restore_import
from hogerop.steps.reporting import monthly_report, months_to_report
from hogerop.steps.resting_on import Grounds
from hogerop.steps.resting_on import strategies as plan_strategies
from hogerop.steps.reviewing import beside, called, decisions, review, show, who_is_who
from hogerop.steps.running import catch_up, placed_soon, run, waits_to_be_placed
from hogerop.steps.sample_answers import Answered, answer_sample
from hogerop.steps.sample_business import demo
from hogerop.steps.tables import TableKnown, tables
from hogerop.steps.taking_in import imports, look, set_aside, take_in
from hogerop.steps.ways_out import hook_of, mailing_of
from hogerop.steps.writing import written_plan

__all__ = [
    "LONGEST_NOTE",
    "Answered",
    "Forgotten",
    "Grounds",
    "Hearing",
    "Manifest",
    "Moved",
    "Note",
    "Recorded",
    "TableKnown",
    "TableTaken",
    "Whom",
    "a_month_before",
    "access",
    "answer_sample",
    "beside",
    "called",
    "catch_up",
    "change_settings",
    "channels_of_people",
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
    "everything",
    "forget",
    "fresh_lists",
    "hear",
    "heard",
    "hears_more",
    "hears_no_more",
    "hook_of",
    "imports",
    "lacking",
    "ladder",
    "learned",
    "left_alone",
    "look",
    "look_at_tables",
    "mailing_of",
    "matched",
    "monthly_report",
    "months",
    "months_to_report",
    "movement",
    "movers",
    "moves",
    "news_of",
    "note",
    "notes",
    "notes_of",
    "open",
    "people",
    "placed_soon",
    "plan_action",
    "plan_actions",
    "plan_aim",
    "plan_aim_undo",
    "plan_aims",
    "plan_change",
    "plan_changes",
    "plan_draft",
    "plan_ending",
    "plan_keep",
    "plan_list",
    "plan_mail",
    "plan_move",
    "plan_not_reached",
    "plan_people",
    "plan_propose",
    "plan_strategies",
    "plan_tell",
    "plan_tick",
    "plan_undo",
    "policy_check",
    "policy_may_go_back",
    "policy_set",
    "policy_text",
    "policy_try",
    "policy_undo",
    "quiet_of",
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
    "tables",
    "take_back_note",
    "take_back_recorded",
    "take_in",
    "take_tables",
    "timeline",
    "today_of",
    "undo",
    "values",
    "waits_to_be_placed",
    "what_if",
    "who_is_who",
    "whoever_is",
    "why",
    "worth",
    "worth_of",
    "write_plan",
    "written_plan",
]
