"""Numbers that registers and banks give out, checked and written one way. Knows no tables."""

from __future__ import annotations

import re

from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError
from stdnum.util import get_cc_module


def trade_register(text: str) -> str | None:
    """Return a Dutch KvK number as eight digits, None where it is none.

    Examples
    --------
    >>> trade_register("KvK 1234.5679"), trade_register("00000000")
    ('12345679', None)
    """
    digits = re.sub(r"\D", "", text)
    digits = digits[:8] if len(digits) == 12 else digits.zfill(8) if len(digits) == 7 else digits
    junk = len(set(digits)) == 1 or digits in ("12345678", "87654321")
    return digits if len(digits) == 8 and not junk else None


def vat_number(text: str, country: str = "NL") -> str | None:
    """Return a VAT number with its country, None where its check digits are wrong.

    Examples
    --------
    >>> vat_number("nl 0044.95.445.b01"), vat_number("NL123456789B99")
    ('NL004495445B01', None)
    """
    bare = re.sub(r"[^A-Za-z0-9]", "", text).upper()
    if not bare[:2].isalpha():
        bare = country + bare
    checker = get_cc_module(bare[:2].lower(), "vat")
    if checker is None:
        return bare if len(bare) >= 8 else None
    try:
        return f"{bare[:2]}{checker.validate(bare).removeprefix(bare[:2])}"
    except ValidationError:
        return None


def bank_account(text: str) -> str | None:
    """Return an IBAN without blanks, None where its check digits are wrong.

    Examples
    --------
    >>> bank_account("NL91 ABNA 0417 1643 00"), bank_account("NL00ABNA0417164300")
    ('NL91ABNA0417164300', None)
    """
    try:
        return str(stdnum_iban.validate(text, check_country=False))
    except ValidationError:
        return None
