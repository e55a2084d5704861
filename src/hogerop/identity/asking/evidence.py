"""Why two records are, may be or are not one, in words: the strongest evidence first.

No sentence holds anybody's data: it says what was compared and what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf, log2
from typing import Any

from hogerop.identity.asking.answers import Evidence
from hogerop.identity.comparing import organisation, person
from hogerop.identity.comparing.likeness import Level
from hogerop.identity.decisions import PERSON
from hogerop.words import say, say_count

RARE = 3.0
"""Bits above or below the usual weight of a name from which it is called rare or common."""

_USUAL = {
    level.name: log2(level.m / level.u)
    for comparison in (*person.COMPARISONS, *organisation.COMPARISONS)
    for level in comparison.levels
    if isinstance(level, Level) and level.frequency_of and level.u
}


def evidence_of(told: Iterable[Mapping[str, Any]], kind: str = PERSON) -> tuple[Evidence, ...]:
    """Return the evidence of a pair in words, the strongest first.

    Parameters
    ----------
    told : iterable of mappings
        ``what``, ``level`` and ``bits`` of each comparison, as in `contracts.LIKENESSES`.
    kind : str
        ``person`` or ``organisation``.
    """
    found = [
        Evidence(one["what"], one["level"], one["bits"], said(one["level"], kind, bits=one["bits"]))
        for one in told
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.bits), one.what)))


def said(level: str, kind: str = PERSON, *, bits: float | None = None) -> str:
    """Return a level of likeness in words.

    Parameters
    ----------
    level : str
        Its name. One that has no words yet is said by its name.
    kind : str
        ``person`` or ``organisation``: some levels of both have one name and other words.
    bits : float, optional
        Its weight: names that are rare or common are called so.
    """
    own = {} if kind == PERSON else _of_organisations()
    words = own.get(level) or _of_persons().get(level) or level.replace("_", " ")
    usual = _USUAL.get(level)
    if usual is None or bits is None or abs(bits - usual) < RARE:
        return words
    if bits > usual:
        return say("{likeness}, a rare one", likeness=words)
    return say("{likeness}, a common one", likeness=words)


def said_probability(probability: float, kind: str = PERSON) -> str:
    """Say how likely two are one, as a word and a number: "98 of 100 such pairs are one person".

    Parameters
    ----------
    probability : float
        0 to 1.
    kind : str
        ``person`` or ``organisation``.
    """
    n = min(max(round(probability * 100), 1), 99)
    of_persons = kind == PERSON
    if probability >= 0.995:
        if of_persons:
            return say("Almost certain: more than 99 of 100 such pairs are one person")
        return say("Almost certain: more than 99 of 100 such pairs are one organisation")
    if probability < 0.01:
        if of_persons:
            return say("Almost ruled out: fewer than 1 of 100 such pairs is one person")
        return say("Almost ruled out: fewer than 1 of 100 such pairs is one organisation")
    if of_persons:
        pairs = say_count(
            "{n} of 100 such pairs is one person", "{n} of 100 such pairs are one person", n
        )
    else:
        pairs = say_count(
            "{n} of 100 such pairs is one organisation",
            "{n} of 100 such pairs are one organisation",
            n,
        )
    return say("{how}: {pairs}", how=_likely(probability), pairs=pairs)


def odds_in_bits(probability: float) -> float:
    """Return the odds of a probability (0 to 1) in bits: 0 is one to one."""
    if probability <= 0:
        return -inf
    return inf if probability >= 1 else log2(probability / (1 - probability))


def prior_of(probability: float, evidence: Iterable[Evidence]) -> float:
    """Return where two records taken at random stand, in bits: what the evidence leaves over."""
    # A probability that was rounded to 1 still has a foot: 50 bits is beyond any doubt.
    odds = min(max(odds_in_bits(probability), -50.0), 50.0)
    return odds - sum(one.bits for one in evidence)


def _likely(probability: float) -> str:
    if probability >= 0.95:
        return say("Very likely")
    if probability >= 0.7:
        return say("Likely")
    if probability >= 0.3:
        return say("Perhaps")
    return say("Not likely")


def _of_persons() -> dict[str, str]:
    return {
        "same_email": say("same e-mail, used by one name only"),
        "email_slip": say("e-mail addresses that differ by a slip of the keys"),
        "domain_slip": say("same name before the @, domains that differ by a slip of the keys"),
        "slips_round_a_number": say("e-mail addresses with the same number and slips around it"),
        "same_unusual_local": say("same unusual name before the @ of the e-mail"),
        "same_local": say("same plain name before the @ of the e-mail"),
        "other_email": say("different e-mail addresses"),
        "private_and_work_email": say("one private and one work e-mail"),
        "same_phone": say("same telephone, used by one name only"),
        "other_phone": say("different telephone numbers"),
        "same_firm": say("same company"),
        "same_place": say("same postcode and house number"),
        "same_household": say(
            "one household: a shared telephone, mailbox, account or house number"
        ),
        "postcode_slip": say(
            "same house number, streets alike, postcodes a slip of the keys apart"
        ),
        "same_road_without_postcode": say("same street and number, one postcode not known"),
        "same_road": say("same street and number, another postcode"),
        "same_street": say("same street, another house number"),
        "same_area_without_number": say("same postcode, one house number not known"),
        "same_area": say("same postcode, another house number"),
        "other_address": say("different addresses"),
        "other_town": say("different towns"),
        "same_town": say("same town, no address known"),
        "same_given": say("same first name"),
        "short_form": say("first names that are short for one another"),
        "given_slip": say("first names that differ by a slip of the keys"),
        "same_initial_only": say("same initial, one first name not known"),
        "swapped": say("first and last name swapped"),
        "half_swapped_at_home": say("one name the same but in the other's place, in one household"),
        "half_swapped": say("one name the same but in the other's place"),
        "same_initial": say("same initial, another first name"),
        "other_given": say("different first names"),
        "same_surname_at_home": say("same last name, as in any household"),
        "part_of_surname_at_home": say("one part of a double last name the same, in one household"),
        "same_surname": say("same last name"),
        "part_of_surname": say("one part of a double last name the same"),
        "surname_slip_at_home": say(
            "last names that differ by a slip of the keys, in one household"
        ),
        "surname_slip": say("last names that differ by a slip of the keys"),
        "swapped_too": say("last and first name swapped"),
        "half_swapped_too": say("first and last name in each other's place, one of them another"),
        "other_surname": say("different last names"),
        "same_birthday": say("same date of birth"),
        "birthday_slip": say("dates of birth that differ by one digit"),
        "birthday_in_part": say("dates of birth of which two parts are the same"),
        "birthday_near": say("dates of birth within a month, or about a year apart"),
        "other_birthday": say("different dates of birth"),
        "same_account": say("same bank account"),
        "other_account": say("different bank accounts"),
        "same_card": say("same card number"),
        "scattered_card_slip": say("long card numbers that differ by one digit"),
        "card_slip": say("card numbers that differ by one digit"),
        "other_card": say("different card numbers"),
    }


def _of_organisations() -> dict[str, str]:
    """Return the words of levels that only organisations have, or have other words for."""
    return {
        "same_name": say("same name"),
        "same_words": say("same words in the name, in another order"),
        "name_slip": say("names that differ by a slip of the keys"),
        "name_in_part": say("one name holds the other"),
        "most_words": say("most words of the names the same"),
        "other_name": say("different names"),
        "one_is_a_sister": say("only one of the two is a holding or a branch"),
        "no_sister": say("both or neither a holding or a branch"),
        "same_kvk": say("same number in the trade register"),
        "other_kvk": say("different numbers in the trade register"),
        "same_vat": say("same VAT number"),
        "other_vat": say("different VAT numbers"),
        "same_teller": say("told by the same person, under names that are alike"),
        "other_teller": say("told by different people"),
        "same_mailbox": say("same mailbox"),
        "same_domain": say("same domain of e-mail or website"),
        "domain_of_several": say("same domain of e-mail or website, on which two companies are"),
        "other_domain": say("different domains of e-mail or website"),
        "same_phone": say("same telephone"),
        "phone_slip": say("telephone numbers that differ by one digit"),
        "same_phone_elsewhere": say("same telephone at another address"),
    }
