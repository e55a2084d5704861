"""What one row of a source says of somebody: which columns it fills, and with which words."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.identity.dice import Dice
from tests.identity.hand import Hand
from tests.identity.who import FIRST_DAY, LAST_DAY, STYLES, Address, Company, Person

SOURCES = {
    "shop": "shop_rows",
    "accounts": "accounts_rows",
    "newsletter": "newsletter_rows",
    "crm": "crm_rows",
    "paper": "paper_rows",
}
NO_PHONE = ("0000000000", "0612345678", "-", "nvt", "06", "0123456789", "geen")
NO_MAIL = ("test@test.nl", "nvt@nvt.nl", "geen@email.nl", "noreply@example.com", "onbekend@mail.nl")
NO_DAY = -25567  # 1 January 1900
NO_NAME = ("nvt", "-", "Onbekend", "x", "Klant", "test", "Particulier")


@dataclass(slots=True)
class Row:
    """One row: its source and day, what it says, and whom it is about in truth."""

    source: str
    day: int
    said: dict[str, object]
    person: int | None = None
    organisation: int | None = None
    household: int | None = None


@dataclass(slots=True)
class Sight:
    """What is true of somebody on the day of a row, before it is written down."""

    mail: str
    phone: str
    mobile: str
    address: Address
    company: Company | None = None
    shared_mail: bool = field(default=False)


class Rows:
    """Writes rows."""

    def __init__(self, dice: Dice) -> None:
        self.dice, self.hand = dice, Hand(dice)

    def of_person(self, one: Person) -> list[Row]:
        """Return every row of somebody, in order of day."""
        dice = self.dice
        count = 1 + dice.more("one_more_row", 11)
        rows: list[Row] = []
        last: dict[str, Row] = {}
        for day in sorted(dice.number(FIRST_DAY, LAST_DAY) for _ in range(count)):
            source = dice.kind(SOURCES)
            while source == "newsletter" and not (one.mails or one.work_mails):
                source = dice.kind(SOURCES)
            before = last.get(source)
            if before and dice.happens("written_as_last_time"):
                row = Row(
                    source, day, before.said, before.person, before.organisation, before.household
                )
            else:
                row = self._of_person(one, source, day)
            last[source] = row
            rows.append(row)
        return rows

    def _of_person(self, one: Person, source: str, day: int) -> Row:
        dice = self.dice
        known = day if not dice.happens("old_details") else dice.number(FIRST_DAY, day)
        if one.jobs and dice.happens("row_for_work"):
            sight = self._at_work(one, known)
        else:
            sight = self._at_home(one, known)
        named = dice.happens(f"{source}_name")
        said: dict[str, object] = self._name(one, source, known) if named else {}
        said |= self._reached(sight, source)
        company = sight.company
        if company:
            said |= self._company(company, source)
        elif dice.happens(f"{source}_iban"):
            said["iban"] = self.hand.number(one.iban, "iban")
        if dice.happens(f"{source}_birth_day"):
            said["birth_day"] = one.born if not dice.happens("birth_day_wrong") else NO_DAY
        spoilt = self._spoil(said)
        shows = company and ("company" in said or company.domain in str(said.get("email")))
        told = {name for name in ("name", "email", "phone", "street") if said.get(name)} - spoilt
        nobody = not told or (sight.shared_mail and "name" not in told)
        return Row(
            source, day, said,
            person=None if nobody else one.number,
            organisation=company.number if company and shows else None,
            household=one.household.number,
        )  # fmt: skip

    # ── What is true ────────────────────────────────────────────────────────────────────────
    def _at_home(self, one: Person, day: int) -> Sight:
        dice, house = self.dice, one.household
        mail, shared = self._own_mail(one, day), False
        if house.mailbox and dice.happens("uses_family_mailbox"):
            mail, shared = house.mailbox, True
        elif len(house.people) > 1 and dice.happens("uses_mail_of_relative"):
            other = dice.one_of(house.people)
            mail, shared = (other.mails[0], other is not one) if other.mails else (mail, False)
        mobile = one.mobile if day < one.changed_on else one.new_mobile
        landline = house.landline and dice.happens("uses_landline")
        return Sight(
            mail, house.landline if landline else mobile, mobile,
            house.homes[0] if day < house.moved_on else house.homes[-1], shared_mail=shared,
        )  # fmt: skip

    def _own_mail(self, one: Person, day: int) -> str:
        if not one.mails:
            return ""
        newest = day >= one.changed_on
        if len(one.mails) > 1 and self.dice.happens("other_of_two_mails"):
            newest = not newest
        return one.mails[-1 if newest else 0]

    def _at_work(self, one: Person, day: int) -> Sight:
        dice = self.dice
        if one.new_job_on:
            place = len(one.jobs) - 1 if day >= one.new_job_on else 0
        else:
            place = dice.number(0, len(one.jobs) - 1)
        company, mail, shared = one.jobs[place], one.work_mails[place], False
        if dice.happens("role_mailbox_for_person"):
            mail, shared = f"{dice.one_of(company.roles)}@{company.domain}", True
        elif one.mails and dice.happens("private_mail_at_work"):
            mail = self._own_mail(one, day)
        mobile = one.mobile if day < one.changed_on else one.new_mobile
        phone = company.phone if dice.happens("switchboard") else mobile
        return Sight(mail, phone, mobile, company.address, company, shared)

    # ── What is written ─────────────────────────────────────────────────────────────────────
    def _name(self, one: Person, source: str, day: int) -> dict[str, object]:
        dice, hand = self.dice, self.hand
        family = one.surname
        if one.married and day >= one.married_on:
            style = one.style
            if dice.happens("married_name_otherwise"):
                style = dice.kind(STYLES)
            family = {
                "double": f"{one.married}-{one.surname}", "partner": one.married, "own": family
            }[style]  # fmt: skip
        infix, last = hand.surname(family)
        if dice.happens(f"{source}_initials"):
            first = one.initials
            if dice.happens("initials_first_only"):
                first = first[:2]
            if dice.happens("initials_without_dots"):
                first = first.replace(".", "")
        else:
            first = one.baptised if dice.happens("baptismal_name") else one.called
            first = hand.slip(first, "name_typo")
        if one.generation and dice.happens("generation_written"):
            last = f"{last} {one.generation}"
        split = source in ("shop", "crm", "newsletter")
        if dice.happens(f"{source}_first_name_only"):
            infix = last = ""
        if split and last and dice.happens("names_in_wrong_columns"):
            first, last = last, first
        if dice.happens("small_letters"):
            first, infix, last = first.lower(), infix.lower(), last.lower()
        elif dice.happens("capitals"):
            first, infix, last = first.upper(), infix.upper(), last.upper()
        name = hand.full_name(first, infix, last, not split)
        if not split:
            if dice.happens("form_of_address"):
                name = (
                    f"{dice.one_of(('Dhr.', 'Hr.') if one.sex == 'm' else ('Mevr.', 'Mw.'))} {name}"
                )
            return {"name": name}
        if source == "crm":
            return {
                "name": name, "first_name": first, "infix": infix or None, "last_name": last or None
            }  # fmt: skip
        joined = f"{infix} {last}".strip()
        return {"name": name, "first_name": first, "last_name": joined or None}

    def _reached(self, sight: Sight, source: str) -> dict[str, object]:
        dice, hand = self.dice, self.hand
        said: dict[str, object] = {}
        if sight.mail and self._filled(f"{source}_email"):
            said["email"] = hand.mail(sight.mail)
        if sight.phone and self._filled(f"{source}_phone"):
            said["phone"] = hand.phone(sight.phone)
        if source == "crm" and sight.mobile != sight.phone and dice.happens("crm_mobile"):
            said["mobile"] = hand.phone(sight.mobile) or None
        if self._filled(f"{source}_address"):
            said |= hand.address(sight.address)
        return said

    def _filled(self, rate: str) -> bool:
        if rate == "newsletter_email":  # there is no letter without an address
            return self.dice.happens(rate)
        return self.dice.happens(rate) and not self.dice.happens("left_empty")

    def _company(self, company: Company, source: str) -> dict[str, object]:
        dice, hand = self.dice, self.hand
        said: dict[str, object] = {}
        if dice.happens(f"{source}_company"):
            said["company"] = hand.company(company.name, company.form, company.address.city)
        if source in ("crm", "accounts"):
            if company.kvk and dice.happens("kvk_known"):
                said["kvk"] = hand.number(company.kvk, "kvk")
            if company.vat and dice.happens("vat_known"):
                said["vat"] = hand.number(company.vat, "vat")
        if source == "accounts" and dice.happens("company_iban_known"):
            said["iban"] = hand.number(company.iban, "iban")
        if source == "crm" and dice.happens("website_known"):
            said["website"] = dice.one_of(("", "www.", "https://www.")) + company.domain
        if source == "crm" and dice.happens("company_ref_known"):
            said["company_ref"] = dice.one_of(company.crm_refs)
        return said

    def _spoil(self, said: dict[str, object]) -> set[str]:
        spoilt = set()
        for column, rate, junk in (
            ("phone", "junk_phone", NO_PHONE),
            ("email", "junk_email", NO_MAIL),
            ("name", "junk_name", NO_NAME),
        ):
            if said.get(column) and self.dice.happens(rate):
                said[column] = self.dice.one_of(junk)
                spoilt.add(column)
                if column == "name":
                    said["first_name"] = said["infix"] = said["last_name"] = None
        return spoilt

    # ── Rows that are about no single person ────────────────────────────────────────────────
    def of_company(self, company: Company) -> Row:
        """Return a row of the company itself, behind one of its common mailboxes."""
        dice = self.dice
        source = dice.kind(SOURCES)
        mail = f"{dice.one_of(company.roles)}@{company.domain}"
        said = self._reached(Sight(mail, company.phone, "", company.address), source)
        said |= self._company(company, source)
        if "email" not in said:
            said["company"] = self.hand.company(company.name, company.form, company.address.city)
        if source == "crm":
            said["kind"] = "company"
        if "company" in said and dice.happens("company_in_name_column"):
            said["name"] = said["company"]
        day = dice.number(FIRST_DAY, LAST_DAY)
        self._spoil(said)
        return Row(source, day, said, organisation=company.number)

    def of_family(self, one: Person) -> Row:
        """Return a row of a whole family, as lists on paper have them."""
        house = one.household
        infix, last = self.hand.surname(one.surname)
        said: dict[str, object] = {"name": f"Fam. {infix} {last}".replace("  ", " ")}
        said |= self._reached(Sight(house.mailbox, house.landline, "", house.homes[0]), "paper")
        day = self.dice.number(FIRST_DAY, LAST_DAY)
        return Row("paper", day, said, household=house.number)

    def test_row(self) -> Row:
        """Return what somebody typed to try the form."""
        said: dict[str, object] = {"name": "test test", "email": "test@test.nl"}
        if self.dice.chance() < 0.5:
            said = {"name": self.dice.one_of(NO_NAME), "phone": self.dice.one_of(NO_PHONE)}
        return Row("shop", self.dice.number(FIRST_DAY, LAST_DAY), said)
