"""Values as they are compared: one key for what is written in many ways."""

from hogerop.identity.comparing.normalise.address import Address, address
from hogerop.identity.comparing.normalise.company_among_people import (
    COMPANY_AMONG_PEOPLE,
    is_company_among_people,
)
from hogerop.identity.comparing.normalise.company_name import CompanyName, company_name
from hogerop.identity.comparing.normalise.mailbox import Mailbox, mailbox
from hogerop.identity.comparing.normalise.personal_name import (
    PersonalName,
    personal_name,
    short_forms,
)
from hogerop.identity.comparing.normalise.register_numbers import (
    bank_account,
    trade_register,
    vat_number,
)
from hogerop.identity.comparing.normalise.telephone import telephone

__all__ = [
    "COMPANY_AMONG_PEOPLE",
    "Address",
    "CompanyName",
    "Mailbox",
    "PersonalName",
    "address",
    "bank_account",
    "company_name",
    "is_company_among_people",
    "mailbox",
    "personal_name",
    "short_forms",
    "telephone",
    "trade_register",
    "vat_number",
]
