"""Makes the people of the book as they really are: who lives where, and how one reaches them."""

from __future__ import annotations

from tests.identity.dice import Dice
from tests.identity.names import LISTS, Names, falling
from tests.identity.who import FIRST_DAY, LAST_DAY, STYLES, Address, Household, Person, plain

BANKS = ("INGB", "RABO", "ABNA", "SNSB", "TRIO", "KNAB", "BUNQ", "ASNB")
DUTCH_AREAS = (
    10, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40,
    43, 45, 50, 53, 55, 58, 70, 71, 72, 73,
)  # fmt: skip
ENGLISH_AREAS = (113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161, 191)


class Town:
    """Makes households and companies; e-mails, domains and numbers have one owner each."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.names = Names(dice)
        self.taken: set[str] = set()
        self.people = self.households = self.companies = 0
        self.streets = {
            False: falling(LISTS["streets"], 0.5),
            True: falling(LISTS["english_streets"], 0.5),
        }
        self.places = {False: falling(LISTS["places"]), True: falling(LISTS["english_places"])}
        self.mail_houses = {
            False: falling(LISTS["private_domains"], 1.0, 1),
            True: falling(LISTS["english_private_domains"], 1.0, 1),
        }

    # ── What has one owner ──────────────────────────────────────────────────────────────────
    def unique(self, front: str, back: str = "") -> str:
        """Return front + back, with a number between where that is already somebody's."""
        name, tries = front + back, 1
        while name in self.taken:
            tries += self.dice.number(1, 9) if tries < 50 else self.dice.number(1, 9999)
            name = f"{front}{tries}{back}"
        self.taken.add(name)
        return name

    def digits(self, front: str, count: int) -> str:
        """Return a number that nobody has yet."""
        while True:
            number = front + str(self.dice.number(0, 10**count - 1)).zfill(count)
            if number not in self.taken:
                self.taken.add(number)
                return number

    def mobile(self, english: bool) -> str:
        """Return a mobile number, as the world knows it."""
        if english:
            return self.digits("+447" + self.dice.one_of("45789"), 8)
        return self.digits("+316" + self.dice.one_of("1234558"), 7)

    def landline(self, english: bool, address: Address) -> str:
        """Return a fixed number in the area of an address."""
        if english:
            return self.digits(f"+44{self.dice.one_of(ENGLISH_AREAS)}", 7)
        area = DUTCH_AREAS[int(address.postcode[:2]) % len(DUTCH_AREAS)]
        return self.digits(f"+31{area}{self.dice.number(2, 7)}", 6)

    def iban(self) -> str:
        bank = self.dice.one_of(BANKS)
        account = self.digits("0", 9)
        letters = "".join(str(int(letter, 36)) for letter in bank)
        return f"NL{98 - int(f'{letters}{account}232100') % 97:02d}{bank}{account}"

    def vat(self) -> str:
        """Return a Dutch VAT number whose check digit is right."""
        while True:
            body = self.digits("8", 7)
            check = sum(int(d) * w for d, w in zip(body, range(9, 1, -1), strict=True)) % 11
            if check < 10:
                return f"NL{body}{check}B01"

    # ── Homes and people ────────────────────────────────────────────────────────────────────
    def address(self, english: bool) -> Address:
        place, _, codes = self.dice.draw(self.places[english]).partition("=")
        letters = "ABCDEGHJKLMNPRSTVWXZ"
        if english:
            area = self.dice.one_of(codes.strip().split("/"))
            unit = "".join(self.dice.one_of(letters) for _ in range(2))
            code = f"{area}{self.dice.number(1, 28)} {self.dice.number(1, 9)}{unit}"
        else:
            first, _, last = codes.strip().partition("-")
            unit = self.dice.one_of(letters) + self.dice.one_of(letters)
            code = f"{self.dice.number(int(first), int(last))}{unit}"
        addition = ""
        if self.dice.happens("house_addition"):
            addition = self.dice.one_of(("A", "B", "C", "2", "bis", "III", "1hoog"))
        street = self.dice.draw(self.streets[english])
        number = 1 + int(self.dice.chance() ** 2 * 250)
        return Address(street, number, addition, code, place, english)

    def household(self) -> list[Person]:
        """Make a household; return those of it who can come to be in the book, the first surely."""
        english = self.dice.happens("english")
        homes = [self.address(english)]
        moved_on = LAST_DAY + 1
        if self.dice.happens("household_moves"):
            homes.append(self.address(english))
            moved_on = self.dice.number(FIRST_DAY + 200, LAST_DAY)
        self.households += 1
        house = Household(self.households, english, homes, moved_on)
        people = house.people = self._family(house)
        if self.dice.happens("household_landline"):
            house.landline = self.landline(english, homes[0])
        if len(people) > 1 and self.dice.happens("family_mailbox"):
            front = "family." if english else self.dice.one_of(("fam.", "familie", "fam"))
            house.mailbox = self._mailbox(front + plain(people[0].surname), english)
        return people[:1] + [p for p in people[1:] if self.dice.happens("relative_in_book")]

    def _family(self, house: Household) -> list[Person]:
        size = 1 + self.dice.more("one_more_in_household", 5)
        surname = self.names.surname(house.english)
        sex = "m" if self.dice.happens("first_is_man") else "f"
        head = self.person(house, sex, surname, self.dice.number(-14000, 9000))
        people = [head]
        if size == 1:
            return people
        other = self.names.surname(house.english)
        partner = self.person(
            house, "f" if sex == "m" else "m", other, head.born + self.dice.number(-1800, 1800)
        )
        people.append(partner)
        wife = head if sex == "f" else partner
        if self.dice.happens("takes_married_name"):
            wife.style = self.dice.kind(STYLES)
            wife.married = surname if wife is partner else other
            if self.dice.happens("marries_in_these_years"):
                wife.married_on = self.dice.number(FIRST_DAY + 200, LAST_DAY)
        father = head if sex == "m" else partner
        for _ in range(size - 2):
            child = self._child(house, father)
            people.append(child)
        return people

    def _child(self, house: Household, father: Person) -> Person:
        sex = "m" if self.dice.happens("first_is_man") else "f"
        born = min(father.born + self.dice.number(8000, 12500), 14000)
        child = self.person(house, sex, father.surname, born)
        if sex == "m" and not father.generation and self.dice.happens("son_named_as_father"):
            child.baptised, child.called = father.baptised, father.called
            child.initials = father.initials
            father.generation, child.generation = "sr.", "jr."
        return child

    def person(self, house: Household, sex: str, surname: str, born: int) -> Person:
        """Make somebody."""
        english = house.english
        baptised, called = self.names.first_name(english, sex)
        initials = plain(baptised)[:1].upper() + "."
        for _ in range(self.dice.more("one_more_baptismal_name", 2)):
            initials += plain(self.names.first_name(english, sex)[0])[:1].upper() + "."
        self.people += 1
        one = Person(
            self.people, house, sex, baptised, called, initials, surname, "", 0, born,
            [], "", "", LAST_DAY + 1, self.iban(),
        )  # fmt: skip
        if self.dice.happens("has_email"):
            one.mails.append(self._own_mail(one))
            if self.dice.happens("second_email"):
                one.mails.append(self._own_mail(one))
        if self.dice.happens("has_mobile"):
            one.mobile = one.new_mobile = self.mobile(english)
            if self.dice.happens("new_mobile_number"):
                one.new_mobile = self.mobile(english)
        if one.new_mobile != one.mobile or len(one.mails) > 1:
            one.changed_on = self.dice.number(FIRST_DAY, LAST_DAY)
        return one

    def _own_mail(self, one: Person) -> str:
        called, last = plain(one.called), plain(one.surname)
        shape = self.dice.kind(
            {
                "first.last": "mail_first_and_last",
                "f.last": "mail_initial_and_last",
                "with_number": "mail_with_number",
                "nickname": "mail_nickname",
            }
        )
        year = str(1970 + one.born // 365)
        front = {
            "first.last": called + self.dice.one_of((".", "", "_")) + last,
            "f.last": called[:1] + self.dice.one_of((".", "")) + last,
            "with_number": called + self.dice.one_of((year, year[2:], last[:1] + year[2:])),
            "nickname": self._nickname(called),
        }[shape]
        return self._mailbox(front, one.household.english)

    def _nickname(self, called: str) -> str:
        word = plain(self.dice.draw(self.names.stems[False]))
        return self.dice.one_of((word + called, f"{called}.{word}", f"de{word}", f"{word}fan"))

    def _mailbox(self, front: str, english: bool) -> str:
        return self.unique(front, "@" + self.dice.draw(self.mail_houses[english]))
