"""Are these two tellings one organisation? The levels of likeness, with fixed weights.

As in `person`. A holding and the company that it holds share domain, telephone and address: one
of the two saying *holding* weighs more than all of that. Two different numbers in the trade
register all but forbid it; a VAT number less so, for a fiscal unity shares one.
"""

from __future__ import annotations

from hogerop.identity.comparing.likeness import (
    NO_ADDRESS,
    OTHER_TOWN,
    Comparison,
    Level,
    Unknown,
)

_PART = (
    "len(list_intersect(words_l, words_r)) = least(len(words_l), len(words_r))"
    " and len(list_intersect(words_l, words_r)) >= 1"
)
_MOST = (
    "len(list_intersect(words_l, words_r)) >= 2"
    " and len(list_intersect(words_l, words_r)) * 2 >= greatest(len(words_l), len(words_r))"
)

NAME = Comparison(
    "firm",
    (
        Unknown("firm_l is null or firm_r is null"),
        Level("same_name", "firm_l = firm_r", m=0.62, u=0.002, frequency_of="firm"),
        Level("same_words", "words_l = words_r", m=0.03, u=2e-4),
        Level(
            "name_slip",
            "jaro_winkler_similarity(firm_l, firm_r) >= 0.94"
            " or (length(firm_l) >= 8 and damerau_levenshtein(firm_l, firm_r) <= 2)",
            m=0.08,
            u=4e-4,
        ),
        Level("name_in_part", _PART, m=0.11, u=0.006),
        Level("most_words", _MOST, m=0.06, u=0.006),
        Level("other_name", "else", m=0.10, u=0.985),
    ),
)

SISTER = Comparison(
    "sister",
    (
        Unknown("firm_l is null or firm_r is null"),
        Level("one_is_a_sister", "sister_l is distinct from sister_r", m=0.004, u=0.12),
        Level("no_sister", "else", m=0.996, u=0.88),
    ),
)

KVK = Comparison(
    "kvk",
    (
        Unknown("kvk_l is null or kvk_r is null"),
        Level("same_kvk", "kvk_l = kvk_r", m=0.97, others=0.02),
        Level("other_kvk", "else", m=0.005, u=1.0),
    ),
)

VAT = Comparison(
    "vat",
    (
        Unknown("vat_l is null or vat_r is null"),
        Level("same_vat", "vat_l = vat_r", m=0.95, others=0.3),
        Level("other_vat", "else", m=0.03, u=1.0),
    ),
)

DOMAIN = Comparison(
    "domain",
    (
        Unknown("domain_l is null or domain_r is null"),
        Level("same_mailbox", "mailbox_l = mailbox_r", m=0.45, others=0.03),
        # Of whom a mailbox is at a domain of two companies, the domain does not tell.
        Level("same_domain", "domain_l = domain_r and not several_l", m=0.40, others=0.03),
        Level("domain_of_several", "domain_l = domain_r", m=0.40, others=1.5),
        Level("other_domain", "else", m=0.15, u=1 - 1e-6),
    ),
)

PHONE = Comparison(
    "phone",
    (
        Unknown("phone_l is null or phone_r is null"),
        Level(
            "same_phone_elsewhere",
            "phone_l = phone_r and road_l != road_r and place_l is distinct from place_r",
            m=0.05,
            others=3,
        ),
        Level("same_phone", "phone_l = phone_r", m=0.45, others=0.15),
        Level("phone_slip", "damerau_levenshtein(phone_l, phone_r) = 1", m=0.04, u=0.004),
        Level("other_phone", "else", m=0.36, u=1 - 1e-6),
    ),
)

PLACE = Comparison(
    "place",
    (
        Level(
            "same_place",
            "place_l = place_r or (road_l = road_r and (area_l is null or area_r is null))",
            m=0.60,
            others=0.7,
        ),
        Level("same_road", "road_l = road_r", m=0.05, others=0.3),
        # One tells no house number: it may be the same one.
        Unknown("area_l = area_r and (place_l is null or place_r is null)"),
        Level("same_area", "area_l = area_r", m=0.06, others=12),
        Level("other_town", f"{NO_ADDRESS} and {OTHER_TOWN}", m=0.27, u=0.8),
        Unknown(NO_ADDRESS),
        Level("other_address", "else", m=0.14, u=1 - 1e-6),
    ),
)

ACCOUNT = Comparison(
    "iban",
    (
        Unknown("iban_l is null or iban_r is null"),
        Level("same_account", "iban_l = iban_r", m=0.9, others=0.3),
        Level("other_account", "else", m=0.1, u=1.0),
    ),
)

TELLER = Comparison(
    "teller",
    (
        Unknown("teller_l is null or teller_r is null or firm_l is null or firm_r is null"),
        # One who changes jobs tells of two: their names must be alike as well.
        Level(
            "same_teller",
            "teller_l = teller_r and"
            " (words_l = words_r or jaro_winkler_similarity(firm_l, firm_r) >= 0.9)",
            m=0.30,
            others=1.0,
        ),
        Level("other_teller", "else", m=0.70, u=1.0),
    ),
)

COMPARISONS = (NAME, SISTER, KVK, VAT, DOMAIN, PHONE, PLACE, ACCOUNT, TELLER)
