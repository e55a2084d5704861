"""How a value is written down by people: variants of one truth, and typing errors."""

from __future__ import annotations

from tests.identity.dice import Dice
from tests.identity.who import Address

NEAR = dict(
    zip("abcdefghijklmnopqrstuvwxyz", "snvfrgjhokjlknipweatryvecxs", strict=False)
)  # the key beside it
SHORT_INFIX = {
    "van der": ("v.d.", "v/d", "vd", "van de"), "van den": ("v.d.", "vd", "van de"),
    "van de": ("v.d.", "v/d", "vd"), "van": ("v.", "v"), "de": ("d.",), "van 't": ("v.'t", "vant"),
    "van het": ("van 't", "v.h."), "in 't": ("in het", "int"), "ter": (), "ten": (),
}  # fmt: skip
FORMS = {
    "bv": ("B.V.", "BV", "b.v.", "bv", "B.V", "B.V. i.o."), "nv": ("N.V.", "NV", "n.v."),
    "vof": ("V.O.F.", "VOF", "vof", "v.o.f."), "cv": ("C.V.", "CV"),
    "stichting": ("Stichting", "Stg.", "stichting"), "maatschap": ("Maatschap", "maatschap"),
    "coop": ("Coöperatie", "Coöp.", "Cooperatie", "U.A."), "ltd": ("Ltd", "Ltd.", "Limited", "LTD"),
    "llp": ("LLP", "llp"), "plc": ("plc", "PLC"),
}  # fmt: skip
IN_FRONT = {"stichting", "maatschap", "coop"}
SHORT_WORDS = {
    "Schildersbedrijf": "Schilders", "Installatietechniek": "Installatietechn.",
    "Administratiekantoor": "Adm.kantoor", "Bouwbedrijf": "Bouw",
    "Loodgietersbedrijf": "Loodgieter", "Hoveniersbedrijf": "Hoveniers",
    "Timmerbedrijf": "Timmerbedr.", "Transport": "Transp.",
    "Automatisering": "Autom.", "Consultancy": "Consult",
    "Engineering": "Eng.", "Builders": "Bldrs",
}  # fmt: skip
SHORT_STREETS = {"straat": "str.", "laan": "ln.", "weg": "wg.", "Street": "St", "Road": "Rd"}
WRONG_DOMAINS = {"gmail.com": "gmial.com", "hotmail.com": "hotmial.com", ".nl": ".ln"}
SMALL_WORDS = {"de", "den", "der", "van", "het", "'t", "te", "ter", "ten", "in", "op", "uit", "von",
               "dos", "da", "el", "ben", "ait"}  # fmt: skip


def parts_of(surname: str) -> tuple[str, str]:
    """Split what stands before a surname from the name itself."""
    words = surname.split()
    cut = 0
    while cut < len(words) - 1 and words[cut] in SMALL_WORDS:
        cut += 1
    return " ".join(words[:cut]), " ".join(words[cut:])


class Hand:
    """Writes values down."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice

    def slip(self, text: str, rate: str) -> str:
        """Make a typing error, by the rate of that name."""
        if not text or not self.dice.happens(rate) or len(text) < 3:
            return text
        at, how = self.dice.number(1, len(text) - 2), self.dice.number(1, 4)
        one, two = text[at], text[at + 1]
        if one.isdigit():
            other = str((int(one) + self.dice.number(1, 9)) % 10)
        else:
            other = NEAR.get(one.lower(), one)
        middle = {1: two + one, 2: two, 3: one + one + two, 4: other + two}[how]
        return text[:at] + middle + text[at + 2 :]

    def slip_of_number(self, text: str, rate: str) -> str:
        """Mistype one digit, or swap two; a number keeps its length."""
        if len(text) < 4 or not self.dice.happens(rate):
            return text
        at = self.dice.number(3, len(text) - 1)
        if self.dice.chance() < 0.5:
            return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        return text[:at] + str(self.dice.number(0, 9)) + text[at + 1 :]

    def surname(self, name: str) -> tuple[str, str]:
        """Return what stands before it and the name, as somebody writes them."""
        infix, last = parts_of(name)
        last = self.slip(last, "name_typo")
        if self.dice.happens("accents_left_out"):
            last = last.translate(
                str.maketrans("\N{LATIN SMALL LETTER DOTLESS I}ÖÇçüíéëãïö", "iOCcuieeaio")
            )
        if infix and self.dice.happens("infix_short"):
            infix = self.dice.one_of(SHORT_INFIX.get(infix) or (infix,))
        elif infix and self.dice.happens("infix_left_out"):
            infix = ""
        elif infix and self.dice.happens("infix_glued"):
            infix, last = "", infix.replace(" ", "").title() + last
        elif infix and self.dice.happens("infix_with_capitals"):
            infix = infix.title()
        return infix, last

    def full_name(self, first: str, infix: str, last: str, reversed_too: bool) -> str:
        """Put a name together, sometimes the last name first."""
        if last and reversed_too and self.dice.happens("last_name_first"):
            return f"{last}, {first} {infix}".strip() if first else f"{last}, {infix}".strip(", ")
        return " ".join(part for part in (first, infix, last) if part)

    def mail(self, mail: str) -> str:
        """Write an e-mail address."""
        if mail and self.dice.happens("email_domain_typo"):
            for right, wrong in WRONG_DOMAINS.items():
                if mail.endswith(right):
                    return mail.removesuffix(right) + wrong
        front, at, domain = mail.partition("@")
        return self.slip(front, "email_typo") + at + domain

    def phone(self, number: str) -> str:
        """Write a telephone number in one of the usual ways."""
        number = self.slip_of_number(number, "phone_typo")
        if not number or self.dice.happens("phone_international"):
            return number
        land, rest = number[:3], number[3:]
        cut = 1 if rest.startswith("6") else 2 if land == "+31" else 4
        way = self.dice.number(1, 6)
        if way == 1:
            return f"00{land[1:]}{rest}"
        if way == 2:
            return f"{land} {rest[:cut]} {rest[cut:]}"
        if way == 3:
            return f"0{rest[:cut]}-{rest[cut:]}"
        if way == 4:
            return f"0{rest[:cut]} {rest[cut : cut + 3]} {rest[cut + 3 :]}"
        if way == 5:
            return f"(0{rest[:cut]}) {rest[cut:]}"
        return f"0{rest}"

    def address(self, at: Address) -> dict[str, object]:
        """Write an address: street and number, postcode, place, country."""
        street, number = self.slip(at.street, "street_typo"), str(at.number)
        if self.dice.happens("street_short"):
            for long, short in SHORT_STREETS.items():
                street = street.replace(long, short)
        if at.addition and not self.dice.happens("addition_left_out"):
            glue = self.dice.one_of(("", " ", "-"))
            number += glue + (at.addition if glue else at.addition.lower())
        code = self.slip_of_number(at.postcode, "postcode_typo")
        if not at.english and self.dice.happens("postcode_with_space"):
            code = f"{code[:4]} {code[4:]}"
        elif self.dice.happens("postcode_small"):
            code = code.lower()
        country: object = ("GB" if at.english else "NL") if self.dice.happens("country") else None
        line = f"{number} {street}" if at.english else f"{street} {number}"
        city = self.dice.one_of(at.city.split("/"))
        return {"street": line, "postcode": code, "city": city, "country": country}

    def company(self, name: str, form: str, city: str) -> str:
        """Write a company's name, with or without its legal form."""
        name = self.slip(name, "company_typo")
        if self.dice.happens("company_word_short"):
            for long, short in SHORT_WORDS.items():
                name = name.replace(long, short)
        if " & " in name and self.dice.happens("and_in_letters"):
            name = name.replace(" & ", self.dice.one_of((" en ", " and ", "&")))
        if form and not self.dice.happens("form_left_out"):
            word = self.dice.one_of(FORMS[form])
            front = form in IN_FRONT or (
                form in ("vof", "bv") and self.dice.happens("form_in_front")
            )
            name = f"{word} {name}" if front else f"{name} {word}"
        if self.dice.happens("place_after_company"):
            name = f"{name} {city.split('/')[-1]}"
        return name.upper() if self.dice.happens("company_in_capitals") else name

    def number(self, digits: str, way: str) -> str:
        """Write a registration number, VAT number or account in one of the usual ways."""
        if self.dice.happens("number_as_it_is"):
            return digits
        if way == "kvk":
            return self.dice.one_of((f"KvK {digits}", f"{digits[:4]} {digits[4:]}"))
        if way == "vat":
            dotted = f"{digits[:2]} {digits[2:6]}.{digits[6:8]}.{digits[8:11]}.{digits[11:]}"
            return self.dice.one_of((dotted, digits.lower(), digits[2:]))
        return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
