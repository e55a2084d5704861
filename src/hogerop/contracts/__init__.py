"""What passes from one room to another: tables and what they promise, keys, and the engine.

Every table that passes between rooms, or lies in a workspace, is described here and nowhere
else. Days are whole business days since 1970-01-01 in the workspace's time zone; times are UTC;
money is in the workspace's currency.
"""

from hogerop.contracts.ahead import CELL_MOVES, CELLS, CONTACT_CELLS
from hogerop.contracts.editions import (
    CONTACTS,
    CREDITS,
    EVENTS,
    INTERVALS,
    ISSUED,
    LEFT_OUT,
    LIKENESSES,
    MEMBERSHIP,
    MEMBERSHIPS,
    SOUGHT,
    STANDINGS,
)
from hogerop.contracts.engine import Engine, Since
from hogerop.contracts.hearing import HEARD, NEWS
from hogerop.contracts.imports import (
    ABOUT,
    CODES,
    COSTS,
    EVENT_KINDS,
    IDENTIFYING,
    LINES,
    PURPOSES,
    RECORDS,
    ROW,
    SET_ASIDE,
    UNITS,
)
from hogerop.contracts.keys import contact_name, contact_number, key_of
from hogerop.contracts.learned import EFFECTS
from hogerop.contracts.promise import FIGURES, MONEY, TIME, WORDS, Column, Table, check
from hogerop.contracts.values import VALUE_GROUPS, VALUES

__all__ = [
    "ABOUT",
    "CELLS",
    "CELL_MOVES",
    "CODES",
    "CONTACTS",
    "CONTACT_CELLS",
    "COSTS",
    "CREDITS",
    "EFFECTS",
    "EVENTS",
    "EVENT_KINDS",
    "FIGURES",
    "HEARD",
    "IDENTIFYING",
    "INTERVALS",
    "ISSUED",
    "LEFT_OUT",
    "LIKENESSES",
    "LINES",
    "MEMBERSHIP",
    "MEMBERSHIPS",
    "MONEY",
    "NEWS",
    "PURPOSES",
    "RECORDS",
    "ROW",
    "SET_ASIDE",
    "SOUGHT",
    "STANDINGS",
    "TIME",
    "UNITS",
    "VALUES",
    "VALUE_GROUPS",
    "WORDS",
    "Column",
    "Engine",
    "Since",
    "Table",
    "check",
    "contact_name",
    "contact_number",
    "key_of",
]
