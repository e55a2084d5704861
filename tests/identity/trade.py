"""The companies of the made-up book: names, forms, sisters at one address, who works there."""

from __future__ import annotations

from dataclasses import replace

from tests.identity.names import LISTS, falling
from tests.identity.town import Town
from tests.identity.who import FIRST_DAY, LAST_DAY, Address, Company, Person, plain

ROLES = ("info", "administratie", "facturen", "verkoop", "inkoop", "contact", "office", "post")
DUTCH_FORMS = {
    "bv": "form_bv", "": "form_none", "vof": "form_vof", "stichting": "form_stichting",
    "nv": "form_nv", "cv": "form_cv", "maatschap": "form_maatschap", "coop": "form_cooperative",
}  # fmt: skip
ENGLISH_FORMS = {"ltd": "form_ltd", "": "form_no_english", "llp": "form_llp", "plc": "form_plc"}


class Trade:
    """Makes companies and puts people to work in them."""

    def __init__(self, town: Town) -> None:
        self.town, self.dice = town, town.dice
        self.trades = {
            False: falling(LISTS["trades"], 0.4),
            True: falling(LISTS["english_trades"], 0.4),
        }
        self.fronts, self.tails = (
            falling(LISTS["brand_fronts"], 0.4),
            falling(LISTS["brand_tails"], 0.4),
        )

    def name(self, english: bool, owner: str) -> str:
        """Return a company's name without its legal form."""
        trade = self.dice.draw(self.trades[english])
        shape = self.dice.kind(
            {
                "owner": "company_named_after_owner",
                "brand": "company_with_a_brand",
                "brand_trade": "company_with_brand_and_trade",
                "place": "company_named_after_place",
            }
        )
        brand = self.dice.draw(self.fronts) + self.dice.draw(self.tails)
        if self.dice.happens("brand_of_a_made_up_stem"):
            brand = self.dice.draw(self.town.names.stems[english]) + self.dice.draw(self.tails)
        family = owner[:1].upper() + owner[1:]
        if shape == "owner":
            if english:
                return self.dice.one_of((f"{family} {trade}", f"{family} & Sons {trade}"))
            return self.dice.one_of(
                (f"{trade} {family}", f"{family} {trade}", f"{family} & Zn {trade}")
            )
        if shape == "place":
            place = self.dice.draw(self.town.places[english]).partition("=")[0].split("/")[-1]
            return f"{trade} {place}"
        return brand if shape == "brand" else f"{brand} {trade}"

    def company(self, english: bool, owner: str, address: Address | None = None) -> Company:
        """Make a company; a sole trader's is at home."""
        town, dice = self.town, self.dice
        name = self.name(english, owner)
        form = dice.kind(ENGLISH_FORMS if english else DUTCH_FORMS)
        at = address or town.address(english)
        ending = dice.one_of((".co.uk", ".com")) if english else dice.one_of((".nl", ".nl", ".com"))
        roles = [dice.one_of(ROLES), dice.one_of(ROLES)]
        return Company(
            self._next(), name, form, english, at, town.landline(english, at),
            town.unique(plain(name), ending), "" if english else town.digits("", 8),
            "" if english else town.vat(), town.iban(), roles, self._refs(),
        )  # fmt: skip

    def sister(self, of: Company) -> Company:
        """Make a company with the same address, telephone and domain, and its own number."""
        word = self.dice.one_of(("Holding", "Beheer", "Vastgoed", "Groep", "Onroerend Goed"))
        if of.english:
            word = self.dice.one_of(("Holdings", "Properties", "Group"))
        return replace(
            of, number=self._next(), name=f"{of.name} {word}", form="ltd" if of.english else "bv",
            kvk="" if of.english else self.town.digits("", 8),
            vat="" if of.english else self.town.vat(), iban=self.town.iban(), crm_refs=self._refs(),
        )  # fmt: skip

    def hire(self, one: Person, company: Company) -> None:
        """Let somebody work there, with an address of the company where it has its own domain."""
        one.jobs.append(company)
        called, last = plain(one.called), plain(one.surname)
        front = self.dice.one_of((called, f"{called[:1]}.{last}", f"{called}.{last}"))
        one.work_mails.append(self.town.unique(front, "@" + company.domain))

    def leave(self, one: Person, to: Company) -> None:
        """Let somebody go to another company on some day."""
        one.new_job_on = self.dice.number(FIRST_DAY + 200, LAST_DAY)
        self.hire(one, to)

    def _next(self) -> int:
        self.town.companies += 1
        return self.town.companies

    def _refs(self) -> list[str]:
        refs = [self.town.digits("", 9)]
        if self.dice.happens("company_twice_in_crm"):
            refs.append(self.town.digits("", 9))
        return refs
