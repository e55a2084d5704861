"""What `hogerop plan people` answers, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hogerop.plan import Person


def json_of(person: Person) -> dict[str, object]:
    """Return one of the people of an action with the keys that other programs build on."""
    return {
        "contact": person.contact,
        "name": person.name,
        "company": person.company,
        "email": person.email,
        "phone": person.phone,
        "language": person.language,
        "consent": person.permission,
        "may_be_written_to": person.may_be_written_to,
        "why": person.reason,
    }
