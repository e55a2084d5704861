"""Companies among the names of people: legal form or trade says so. Knows no tables."""

from __future__ import annotations

import re

from hogerop.identity.comparing.normalise.personal_name import bare
from hogerop.identity.comparing.normalise.word_lists import words_of

_SHORT = 3
"""Letters up to which a form is written as initials too (B.V.), and from which it may stand behind
a comma: Acme, Ltd; but Vries, B.V. is a person."""


def _pattern() -> str:
    at_the_end = sorted(words_of("forms_at_the_end"))
    at_the_start = sorted(words_of("forms_at_the_start") | words_of("trades_at_the_start"))
    ends, starts = ("|".join(map(_spelled, forms)) for forms in (at_the_end, at_the_start))
    words = "|".join(form for form in at_the_end if len(form) >= _SHORT)
    behind = rf"(?:[^\s,]\s+\(?(?:{ends})|,\s*(?:{words}))\.?\)?(?:\s+i\.?\s?o\.?)?$"
    return rf"{behind}|^(?:{starts})\.?\s+[^\s,]"


def _spelled(form: str) -> str:
    return form if len(form) > _SHORT else r"\.?\s?".join(form)


COMPANY_AMONG_PEOPLE = _pattern()
"""What finds such a name: a pattern over small letters without accents, that Python and DuckDB read
alike."""


def is_company_among_people(text: str) -> bool:
    """Return whether a name in a column for people is a company's, by its legal form or trade.

    Examples
    --------
    >>> is_company_among_people("Hotel Jacobs BV"), is_company_among_people("Stichting Het Veld")
    (True, True)
    >>> is_company_among_people("Eetcafé 't Wiel"), is_company_among_people("Hotelier Jan Smit")
    (True, False)
    >>> is_company_among_people("Jan de Boer"), is_company_among_people("Vries, B.V. de")
    (False, False)
    """
    return re.search(COMPANY_AMONG_PEOPLE, bare(text).strip()) is not None
