"""Are these two tellings one person? The levels of likeness, with fixed weights.

Fellegi and Sunter (1969), "A theory for record linkage", Journal of the American Statistical
Association 64: the weight of a likeness is log2(m / u), m being how often one person's tellings
show it and u how often those of two persons do. m is fixed, from how people and businesses write
names; u of what few share shrinks with the number of tellings, so it is given as s / n. Nothing
is trained. The constants are chosen, not estimated from anybody's data; docs/decisions/0010 tells
how they do.
"""

from __future__ import annotations

from hogerop.identity.comparing.likeness import (
    NO_ADDRESS,
    OTHER_TOWN,
    Comparison,
    Level,
    Unknown,
)

_HOUSEHOLD = "list_has_any(household_l, household_r)"
_STREET = "jaro_winkler_similarity(street_l, street_r) >= 0.9"
# Of `and` both sides are worked out for every pair, of `case` the second only where it matters.
_POSTCODE_SLIP = (
    "case when number_l = number_r and area_l != area_r"
    f" then damerau_levenshtein(area_l, area_r) = 1 and {_STREET} end"
)
_NO_POSTCODE = "(road_l = road_r and (area_l is null or area_r is null))"
_AT_HOME = f"coalesce({_HOUSEHOLD} or {_POSTCODE_SLIP} or {_NO_POSTCODE}, false)"
_SWAPPED = (
    "jaro_winkler_similarity(given_l, surname_r) >= 0.88"
    " and jaro_winkler_similarity(surname_l, given_r) >= 0.88"
)
# One name stands where the other's should, and the other one differs: Ebony Weller, Weller Flynn.
_HALF_SWAPPED = "(given_l = surname_r or surname_l = given_r) and surname_l != surname_r"
_SLIP = (
    "jaro_winkler_similarity(surname_l, surname_r) >= 0.9"
    " or damerau_levenshtein(surname_l, surname_r) <= 1"
)
_OWN_FIRM = "coalesce(firm_l = firm_r, false)"

EMAIL = Comparison(
    "email",
    (
        Unknown("email_l is null or email_r is null"),
        Level("same_email", "email_l = email_r", m=0.70, others=0.02),
        Level(
            "domain_slip",
            "local_l = local_r and damerau_levenshtein(domain_l, domain_r) <= 2"
            " and not (box_l = 'personal' and box_r = 'personal')",
            m=0.010,
            others=0.02,
        ),
        # jan.jansen71@example.nl and jjan.jansen71@exampel.nl: the number says that it is a slip.
        Level(
            "slips_round_a_number",
            "length(digits_l) >= 2 and digits_l = digits_r and letters_l != letters_r"
            " and damerau_levenshtein(letters_l, letters_r) <= 2"
            " and damerau_levenshtein(domain_l, domain_r) <= 2",
            m=0.010,
            others=0.1,
        ),
        # j.jansen and jjansen, jan and jans: as often two people as one slip.
        Level(
            "email_slip",
            "domain_l = domain_r and digits_l = digits_r and local_l[1] = local_r[1]"
            " and letters_l != letters_r and length(letters_l) >= 7"
            " and damerau_levenshtein(letters_l, letters_r) = 1",
            m=0.010,
            others=0.6,
        ),
        Level(
            "same_unusual_local",
            "local_l = local_r and length(digits_l) >= 2",
            m=0.01,
            others=0.3,
        ),
        Level("same_local", "letters_l = letters_r", m=0.012, u=0.03),
        Level("other_email", "box_l = box_r", m=0.18, u=0.8),
        Level("private_and_work_email", "else", m=0.10, u=0.2),
    ),
)

PHONE = Comparison(
    "phone",
    (
        Unknown("coalesce(phone_l, mobile_l) is null or coalesce(phone_r, mobile_r) is null"),
        Level(
            "same_phone",
            "phone_l = phone_r or mobile_l = phone_r or phone_l = mobile_r or mobile_l = mobile_r",
            m=0.62,
            others=0.04,
        ),
        Level("other_phone", "else", m=0.35, u=1 - 1e-6),
    ),
)

CONTEXT = Comparison(
    "context",
    (
        Level("same_firm", _OWN_FIRM, m=0.05, others=3.75),
        Level("same_place", "place_l = place_r", m=0.74, others=1.5),
        Level("same_household", _HOUSEHOLD, m=0.20, others=0.75),
        Level("postcode_slip", _POSTCODE_SLIP, m=0.03, others=0.05),
        Level("same_road_without_postcode", _NO_POSTCODE, m=0.74, others=3),
        # Every town has its Church Street: chance, whatever the size of the book.
        Level("same_road", "road_l = road_r and area_l != area_r", m=0.01, u=1e-4),
        # Of a postcode or street that few tell, few others can share it.
        Level(
            "same_street",
            f"area_l = area_r and {_STREET} and house_l != house_r"
            " and greatest(in_street_l, in_street_r) <= 4",
            m=0.02,
            others=3,
        ),
        Level(
            "same_area_without_number",
            "area_l = area_r and (house_l is null or house_r is null)"
            f" and (coalesce({_STREET}, true) and greatest(near_l, near_r) <= 12"
            " or street_l = street_r and in_street_l <= 12)",
            m=0.75,
            others=12,
        ),
        # One tells no house number: it may be the same one.
        Unknown("area_l = area_r and (house_l is null or house_r is null)"),
        Level("same_area", "area_l = area_r", m=0.02, others=12),
        # A village or its municipality, a home or where it is delivered: one has often two.
        Level("other_town", f"{NO_ADDRESS} and {OTHER_TOWN}", m=0.27, u=0.8),
        Level("same_town", f"{NO_ADDRESS} and not ({OTHER_TOWN})", m=0.73, u=0.2),
        Unknown(NO_ADDRESS),
        Level("other_address", "else", m=0.17, u=1 - 1e-6),
    ),
)

GIVEN = Comparison(
    "given",
    (
        Unknown("initial_l is null or initial_r is null"),
        Level("same_given", "given_l = given_r", m=0.52, u=0.006, frequency_of="given"),
        Level("short_form", "list_has_any(nick_l, nick_r)", m=0.09, u=0.006),
        Level(
            "given_slip",
            "jaro_winkler_similarity(given_l, given_r) >= 0.88"
            " or damerau_levenshtein(given_l, given_r) <= 1",
            m=0.04,
            u=0.004,
        ),
        Level(
            "same_initial_only",
            "initial_l = initial_r and (given_l is null or given_r is null)",
            m=0.26,
            u=0.04,
        ),
        Level("swapped", _SWAPPED, m=0.02, u=2e-5),
        Level("half_swapped_at_home", f"{_HALF_SWAPPED} and {_AT_HOME}", m=0.002, u=0.01),
        Level("half_swapped", _HALF_SWAPPED, m=0.002, u=3e-4),
        Level("same_initial", "initial_l = initial_r", m=0.02, u=0.04),
        Level("other_given", "else", m=0.04, u=0.90),
    ),
)

SURNAME = Comparison(
    "surname",
    (
        Unknown("surname_l is null or surname_r is null"),
        Level(
            "same_surname_at_home",
            f"surname_l = surname_r and {_AT_HOME} and not {_OWN_FIRM}",
            m=0.80,
            u=0.50,
        ),
        Level("same_surname", "surname_l = surname_r", m=0.80, u=0.004, frequency_of="surname"),
        Level(
            "part_of_surname_at_home",
            f"list_has_any(parts_l, parts_r) and {_AT_HOME} and not {_OWN_FIRM}",
            m=0.06,
            u=0.04,
        ),
        Level("part_of_surname", "list_has_any(parts_l, parts_r)", m=0.06, u=0.004),
        Level(
            "surname_slip_at_home",
            f"case when {_AT_HOME} and not {_OWN_FIRM} then {_SLIP} end",
            m=0.07,
            u=0.04,
        ),
        Level(
            "surname_slip",
            _SLIP,
            m=0.07,
            u=0.004,
            frequency_of="surname",
        ),
        Level("swapped_too", _SWAPPED, m=0.02, u=0.02),
        Level("half_swapped_too", _HALF_SWAPPED, m=0.02, u=0.02),
        Level("other_surname", "else", m=0.05, u=0.97),
    ),
)

BORN = Comparison(
    "born",
    (
        Unknown("born_l is null or born_r is null"),
        Level("same_birthday", "born_l = born_r", m=0.94, u=5e-5),
        Level("birthday_slip", "damerau_levenshtein(born_l, born_r) = 1", m=0.03, u=0.0012),
        Level(
            "birthday_in_part",
            "(born_l[1:4] = born_r[1:4])::int + (born_l[5:6] = born_r[5:6])::int"
            " + (born_l[7:8] = born_r[7:8])::int >= 2",
            m=0.015,
            u=0.004,
        ),
        # Off by days, by a month or by a year: written down wrongly, or reckoned.
        Level(
            "birthday_near",
            "abs(born_day_l - born_day_r) <= 31 or abs(abs(born_day_l - born_day_r) - 365) <= 31",
            m=0.010,
            u=0.010,
        ),
        Level("other_birthday", "else", m=0.015, u=0.985),
    ),
)

ACCOUNT = Comparison(
    "iban",
    (
        Unknown("iban_l is null or iban_r is null"),
        Level("same_account", "iban_l = iban_r", m=0.9, others=0.2),
        Level("other_account", "else", m=0.1, u=1.0),
    ),
)

CARD = Comparison(
    "card",
    (
        Unknown("card_l is null or card_r is null"),
        Level("same_card", "card_l = card_r", m=0.85, others=0.01),
        # Numbers given out in a row are a digit apart, mostly the last. Of seven digits written at
        # random some 70 in ten million are: three times that, to be careful.
        Level(
            "scattered_card_slip",
            "damerau_levenshtein(card_l, card_r) = 1 and right(card_l, 1) = right(card_r, 1)"
            " and scattered_l and scattered_r",
            m=0.05,
            u=2e-5,
        ),
        Level("card_slip", "damerau_levenshtein(card_l, card_r) = 1", m=0.05, u=0.001),
        Level("other_card", "else", m=0.10, u=1.0),
    ),
)

COMPARISONS = (EMAIL, PHONE, CONTEXT, GIVEN, SURNAME, BORN, ACCOUNT, CARD)
