"""Names of companies as they are compared. Knows no tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from hogerop.identity.comparing.normalise.personal_name import bare
from hogerop.identity.comparing.normalise.word_lists import words_of

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
