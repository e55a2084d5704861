"""Names of companies as they are compared. Knows no tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from hogerop.identity.normalise.personal_name import bare
from hogerop.identity.normalise.word_lists import words_of

_DUTCH_FORMS = words_of("dutch_legal_forms")
_FORMS = _DUTCH_FORMS | words_of("legal_forms")
_SPELLED = re.compile(
    r"besloten vennootschap(?: met beperkte aansprakelijkheid)?|naamloze vennootschap"
    r"|vennootschap onder firma|commanditaire vennootschap|in oprichting|aandelen"
    r"|(?<=\s)i\.\s?o\.?\s*$"
)
_LETTERS = re.compile(r"\b(?:[a-z]\.\s?){2,}(?:[a-z]\b)?|\b[a-z]/[a-z]\b")
_AND = re.compile(r"\s*(?:&|\+|\ben\b|\band\b)\s*")
_SISTERS = words_of("sister_companies")
_NOTHING = words_of("no_company")
_INITIALS = 3
"""Letters of a legal form up to which it may be written as initials are: B.V."""
_WORD = 3
"""Letters from which a form behind a comma is one and no initials: Acme, Ltd; but Vries, B.V."""


def _named_by_form() -> str:
    at_the_end, at_the_start = (sorted(words_of(f"forms_at_the_{end}")) for end in ("end", "start"))
    ends, starts = ("|".join(map(_spelled, forms)) for forms in (at_the_end, at_the_start))
    words = "|".join(form for form in at_the_end if len(form) >= _WORD)
    behind = rf"(?:[^\s,]\s+\(?(?:{ends})|,\s*(?:{words}))\.?\)?(?:\s+i\.?\s?o\.?)?$"
    return rf"{behind}|^(?:{starts})\.?\s+[^\s,]"


def _spelled(form: str) -> str:
    return form if len(form) > _INITIALS else r"\.?\s?".join(form)


NAMED_BY_FORM = _named_by_form()
"""What finds a company's name among those of people, by its legal form: a pattern over small
letters without accents, that Python and DuckDB read alike."""


class CompanyName(NamedTuple):
    """A company's name taken apart.

    Parameters
    ----------
    key : str
        Its words without legal form, blanks and signs.
    words : tuple of str
        Those words in order of the alphabet.
    form : str
        Legal form in small letters; empty where it is not known.
    sister : str
        ``holding``, ``beheer`` and the like: says that it stands beside another company.
    """

    key: str
    words: tuple[str, ...]
    form: str
    sister: str


def is_named_by_form(text: str) -> bool:
    """Return whether a name in a column for people is a company's, by its legal form.

    Examples
    --------
    >>> is_named_by_form("Hotel Jacobs BV"), is_named_by_form("Stichting Het Veld")
    (True, True)
    >>> is_named_by_form("Jan de Boer"), is_named_by_form("Vries, B.V. de")
    (False, False)
    """
    return re.search(NAMED_BY_FORM, bare(text).strip()) is not None


def company_name(text: str) -> CompanyName | None:
    """Return the parts of a company's name that are compared; None where there is no name.

    Examples
    --------
    >>> company_name("Schildersbedrijf J. de Boer & Zn. B.V.").key
    'schildersbedrijfjdeboerzn'
    >>> company_name("V.O.F. Jansen").key, company_name("AB Transport").key
    ('jansen', 'abtransport')
    >>> company_name("Jansen Holding BV").sister
    'holding'
    """
    plain = _SPELLED.sub(" ", bare(text).replace("'", "").replace("`", ""))
    plain = _LETTERS.sub(lambda m: re.sub(r"[^a-z]", "", m[0]) + " ", plain)
    words = re.findall(r"[a-z0-9]+", _AND.sub(" ", plain))
    forms = []
    while len(words) > 1 and words[-1] in _FORMS:
        forms.append(words.pop())
    if len(words) > 1 and words[0] in _DUTCH_FORMS:
        forms.append(words.pop(0))
    if not words or (len(words) == 1 and words[0] in _NOTHING):
        return None
    sister = next((word for word in words if word in _SISTERS), "")
    return CompanyName("".join(words), tuple(sorted(words)), forms[-1] if forms else "", sister)
