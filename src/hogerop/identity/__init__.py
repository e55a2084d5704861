"""One name, one contact: which source rows are the same person or company."""

from hogerop.identity.asking.answers import (
    Besides,
    ContactShown,
    Count,
    Evidence,
    Near,
    PairShown,
    Question,
    RecordShown,
    Review,
    Side,
    Status,
)
from hogerop.identity.asking.find import find, put_whose, standing
from hogerop.identity.asking.questions import names, narrow, questions, ready, status
from hogerop.identity.asking.showing import pairs_among, show
from hogerop.identity.asking.sides import (
    both_named,
    called,
    decided_sides,
    named,
    named_in_full,
    records_named,
)
from hogerop.identity.comparing.several_people import mailboxes_of_several
from hogerop.identity.decisions import (
    DECISIONS,
    ORGANISATION,
    PERSON,
    Decision,
    decided,
    decision_line,
    in_force,
    put_decided,
    record_of,
    revoke_line,
)
from hogerop.identity.resolve import TABLES, Resolved, resolve

__all__ = [
    "DECISIONS",
    "ORGANISATION",
    "PERSON",
    "TABLES",
    "Besides",
    "ContactShown",
    "Count",
    "Decision",
    "Evidence",
    "Near",
    "PairShown",
    "Question",
    "RecordShown",
    "Resolved",
    "Review",
    "Side",
    "Status",
    "both_named",
    "called",
    "decided",
    "decided_sides",
    "decision_line",
    "find",
    "in_force",
    "mailboxes_of_several",
    "named",
    "named_in_full",
    "names",
    "narrow",
    "pairs_among",
    "put_decided",
    "put_whose",
    "questions",
    "ready",
    "record_of",
    "records_named",
    "resolve",
    "revoke_line",
    "show",
    "standing",
    "status",
]
