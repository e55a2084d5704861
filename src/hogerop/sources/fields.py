"""The fields that a column of a file can be read as, with the header words that all kinds share.

Header words are compared by `kind.plain`: capitals, spaces, accents and points do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldType = Literal[
    "text", "id", "choice", "email", "country", "codes", "count", "figure", "date", "period"
]


@dataclass(frozen=True)
class Field:
    """One field.

    ``figure`` and ``date`` set a row aside when they cannot be read; ``count`` is left empty.
    A ``choice`` is a word out of a list: *unknown*, *Select* and the like count as unanswered.
    ``codes`` are those of SBI and NACE, one or several in a cell (`hogerop.codes`). Of a field that
    is ``several`` any number of columns can be read, each kept under its own name.
    """

    name: str
    type: FieldType
    means: str
    headers: tuple[str, ...] = ()
    several: bool = False


def _f(name: str, type: FieldType, means: str, *headers: str, several: bool = False) -> Field:
    return Field(name, type, means, (name, *headers), several)


# fmt: off
_WHO = (
    _f("id", "id", "the system's own id of the contact",
       "customer id", "customer no", "customer number", "cust id", "client id", "client number",
       "contact id", "user id", "member id", "household id", "person id", "account id",
       "account number", "debtor number", "debtor no", "record id", "record id - contact",
       "rec_id", "unique id", "prospect id", "mql id", "klantnummer", "klantnr", "klant nr",
       "klant id", "klantcode", "debiteurnummer", "debiteurnr", "deb.nr.", "debnr", "debiteur",
       "relatienummer", "relatiecode", "relatienr", "relatie id", "contactnummer", "lidnummer"),
    _f("card", "id", "number of a membership card",
       "card number", "card no", "pass number", "membership number", "pasnummer", "pas nr",
       "kaartnummer", "lidmaatschapsnummer"),
    _f("email", "email", "e-mail address",
       "e-mail", "email address", "e-mail address", "mail", "customer email", "contact email",
       "emailadres", "e-mailadres", "mailadres", "e-mail klant"),
    _f("name", "text", "full name",
       "full name", "customer name", "customer", "client", "contact", "contact name",
       "contact person", "reviewer", "billing name", "naam", "volledige naam", "klantnaam", "klant",
       "relatie", "relatienaam", "debiteurnaam", "contactpersoon", "naam klant",
       "naam contactpersoon"),
    _f("first_name", "text", "first name",
       "given name", "forename", "voornaam", "roepnaam", "voorletters"),
    _f("infix", "text", "part between first and last name", "tussenvoegsel", "tussenvoegsels",
       "voorvoegsel", "voorvoegsels", "tussenv", "tv", "middle name", "prefix"),
    _f("last_name", "text", "last name", "surname", "family name", "achternaam", "familienaam"),
    _f("company", "text", "company", "company name", "organisation", "organization", "account",
       "account name", "business name", "site name", "bedrijf", "bedrijfsnaam", "organisatie",
       "firma", "firmanaam", "naam bedrijf", "associated company"),
    _f("phone", "id", "telephone number", "phone number", "telephone", "tel", "telefoon",
       "telefoonnummer", "telefoonnr", "tel nr", "telefoon vast", "vast nummer"),
    _f("mobile", "id", "second telephone number", "mobile phone", "mobile phone number",
       "mobile number", "cell phone", "mobiel", "mobiele nummer", "mobiel nummer",
       "mobiele telefoon", "telefoon mobiel", "gsm", "06-nummer"),
    _f("birth", "date", "date of birth", "birth date", "date of birth", "birthday", "dob",
       "geboortedatum", "geb. datum", "verjaardag"),
    _f("kvk", "id", "number in the trade register", "kvk nummer", "kvknr", "chamber of commerce",
       "chamber of commerce number", "coc number", "company registry", "handelsregister",
       "ondernemingsnummer"),
    _f("vat_number", "id", "VAT number", "vat no", "vat id", "tax number", "tax id",
       "btw nummer", "btw nr", "btw id", "btw identificatienummer"),
    _f("iban", "id", "bank account", "bank account number", "account iban", "bankrekening",
       "rekeningnummer", "bankrekeningnummer", "banknummer"),
    _f("website", "text", "website of the company", "web site", "url", "web", "domain",
       "website url", "company domain name", "homepage", "domein", "domeinnaam", "internetadres"),
    _f("company_ref", "id", "the system's own id of the company that a person belongs to",
       "company id", "associated company id", "associated company ids", "organisation id",
       "organization id", "bedrijf id", "bedrijfsnummer", "organisatie id"),
    _f("sort", "choice", "person or company", "customer type", "contact type", "type klant",
       "klanttype", "soort klant", "particulier/zakelijk"),
    _f("street", "text", "street and number", "address", "address1", "address 1", "address line 1",
       "street address", "adres", "straat", "straatnaam", "straat en huisnummer", "adresregel 1"),
    _f("house_number", "id", "house number", "house no", "street number", "huisnummer",
       "huisnr", "nr"),
    _f("postcode", "id", "postcode", "zip", "zip code", "postal code", "post code", "zipcode"),
    _f("city", "choice", "city", "town", "place", "suburb", "plaats", "plaatsnaam", "woonplaats",
       "stad", "vestigingsplaats"),
    _f("region", "choice", "province or state", "province", "state", "provincie", "province code",
       "regio"),
    _f("country", "country", "country", "country code", "country/region", "land", "landcode",
       "office location"),
    _f("sbi", "codes", "codes of what the business does (SBI, NACE)", "sbi", "sbi code",
       "sbi codes", "sbi nummer", "sbi-activiteit", "sbi-activiteiten", "sbi hoofdactiviteit",
       "nace", "nace code", "nace codes", "nace rev 2", "branchecode", "branche code",
       "hoofdactiviteit", "hoofdactiviteit code", "activiteitencode", "activiteitcode",
       "bedrijfstakcode", "industry code", "activity code"),
    _f("industry", "choice", "industry", "sector", "branche", "bedrijfstak", "business segment",
       "categorie", "sbi omschrijving", "sbi-omschrijving", "nace description",
       "branche omschrijving", "hoofdactiviteit", "bedrijfsactiviteit", "activiteit"),
    _f("employees", "count", "number of employees", "number of employees", "employee count",
       "company size", "medewerkers", "aantal medewerkers", "werknemers", "aantal werknemers",
       "fte", "werkzame personen", "aantal werkzame personen", "grootteklasse", "personeel",
       "employee range"),
    _f("language", "choice", "language", "locale", "taal", "taalcode"),
    _f("how", "choice", "how the contact came in", "channel", "origin", "lead source",
       "lead origin", "referral source", "how did you hear of us", "how did you hear about us",
       "how did you find us", "marketing channel", "utm source", "kanaal", "herkomst", "bron",
       "hoe heeft u ons gevonden", "hoe heb je ons gevonden", "hoe kent u ons",
       "hoe ben je bij ons gekomen"),
    _f("tags", "text", "labels", "labels", "label", "trefwoorden"),
)

_WHEN = (
    _f("happened", "date", "when it happened", "date", "datum", "datum en tijd", "date time",
       "timestamp", "tijdstip", "dag", "day"),
    _f("created", "date", "when the contact was first known", "create date", "created at",
       "created on", "creation date", "date added", "sign up", "signup date", "date created",
       "aangemaakt", "aangemaakt op", "aanmaakdatum", "klant sinds", "customer since",
       "datum aangemaakt", "toegevoegd op", "invoerdatum"),
    _f("changed", "date", "when the row was last changed", "last changed", "last modified",
       "modified", "updated at", "updated", "last update", "gewijzigd", "gewijzigd op",
       "laatst gewijzigd", "wijzigingsdatum", "mutatiedatum"),
    _f("quoted", "date", "when the quote was made", "quote date", "engage date", "offertedatum",
       "datum offerte", "quotation date"),
    _f("closed", "date", "when a deal was won or lost", "close date", "closed at", "won date",
       "date won", "closed won date", "sluitdatum", "datum akkoord", "akkoorddatum",
       "datum gewonnen"),
    _f("cancelled", "date", "when the order was cancelled", "cancelled at", "canceled at",
       "geannuleerd op", "annuleringsdatum"),
    _f("joined", "date", "when the membership began", "joined on", "join date", "member since",
       "start date", "ingangsdatum", "lid sinds", "startdatum", "begindatum", "aanmelddatum"),
    _f("left", "date", "when the membership was given up", "left on", "cancelled on",
       "opgezegd op", "opgezegd", "opzegdatum", "datum opzegging"),
    _f("until", "date", "last day of the membership", "end date", "expiry date", "expires",
       "expires on", "valid until", "einddatum", "geldig tot", "geldig t/m", "verloopt op",
       "vervaldatum"),
    _f("period", "period", "day or month of the cost", "month", "period", "week", "maand",
       "periode", "date", "datum"),
)

_WHAT = (
    _f("order_ref", "id", "the order's own number", "order", "order id", "order number",
       "order no", "order #", "order reference", "invoice", "invoice no", "invoice number",
       "invoice id", "basket id", "receipt number", "transaction id", "ordernummer", "ordernr",
       "bestelnummer", "bestelnr", "factuurnummer", "factuurnr", "fact.nr.", "factuur nr",
       "bestelling", "factuur", "werkbon", "werkbonnummer", "bonnummer", "kassabon",
       "opdrachtnummer"),
    _f("quote_ref", "id", "the quote's own number", "quote number", "quote no", "quote id",
       "quotation number", "opportunity id", "deal id", "offertenummer", "offertenr", "offerte"),
    _f("about_ref", "id", "number of the order that is given back", "original order",
       "original invoice", "credit of", "credit for invoice", "original sales invoice id",
       "oorspronkelijke factuur", "credit van", "betreft factuur", "originele factuur"),
    _f("product", "id", "article number", "product id", "product code", "stock code", "sku",
       "article number", "item number", "artikelnummer", "artikelnr", "artikelcode",
       "productcode", "lineitem sku"),
    _f("product_name", "text", "article", "product", "product name", "item", "item name",
       "description", "artikel", "artikelnaam", "omschrijving", "productnaam",
       "omschrijving factuur", "werkzaamheden"),
    _f("quantity", "figure", "pieces or hours; negative when given back", "qty", "units",
       "number of items", "number of cds", "items sold", "aantal", "stuks", "uren"),
    _f("unit_price", "figure", "price of one", "price", "price each", "item price", "prijs",
       "stuksprijs", "prijs per stuk", "eenheidsprijs", "verkoopprijs"),
    _f("amount", "figure", "amount, VAT as the settings say", "total", "total amount", "value",
       "order total", "sales value", "sales", "revenue", "net sales", "dollar value", "close value",
       "deal value", "deal amount", "amount eur", "bedrag", "totaal", "totaalbedrag", "omzet",
       "orderbedrag", "factuurbedrag", "waarde", "kosten", "cost", "costs", "spend", "spent"),
    _f("amount_incl", "figure", "amount including VAT", "amount incl vat", "total incl vat",
       "total incl tax", "total price incl tax", "amount including vat", "gross amount",
       "bedrag incl", "bedrag incl. btw", "bedrag (incl. btw)",
       "factuurbedrag incl. btw", "totaalbedrag incl. btw", "bedrag inclusief btw",
       "totaal incl. btw", "totaal incl", "incl. btw", "bruto bedrag"),
    _f("amount_excl", "figure", "amount excluding VAT", "amount excl vat", "total excl vat",
       "total excl tax", "total price excl tax", "amount excluding vat", "net amount",
       "untaxed amount", "bedrag excl", "bedrag excl. btw", "bedrag ex btw",
       "factuurbedrag excl. btw", "totaalbedrag excl. btw", "bedrag zonder btw",
       "bedrag exclusief btw", "totaal excl. btw", "totaal excl", "excl. btw", "netto bedrag",
       "nettobedrag"),
    _f("discount", "figure", "discount on the line, to be taken off", "line discount",
       "lineitem discount", "regelkorting"),
    _f("subtotal", "figure", "what the order comes to after discounts, before shipping",
       "subtotaal"),
    _f("refunded", "figure", "what was paid back of the order", "refunded amount",
       "amount refunded", "refunded volume", "terugbetaald bedrag", "teruggestort"),
    _f("margin", "figure", "amount less cost of sales", "gross margin", "profit", "marge",
       "brutomarge", "brutowinst"),
    _f("currency", "id", "ISO currency code", "currency code", "valuta", "muntsoort"),
    _f("status", "choice", "state of the order, quote or deal", "financial status", "state",
       "order status", "payment status", "deal stage", "stage", "deal status", "fase",
       "offertestatus", "orderstatus"),
    _f("credit", "choice", "word that marks a credit note", "document type", "invoice type",
       "soort document", "documentsoort", "soort factuur", "type factuur"),
    _f("code", "id", "discount code", "discount code", "coupon code", "coupon", "coupons",
       "voucher", "promo code", "kortingscode", "actiecode", "couponcode"),
)

_REST = (
    _f("enquiry_ref", "id", "the enquiry's own number", "enquiry number", "enquiry id",
       "lead number", "lead id", "ticket", "ticket number", "aanvraagnummer", "aanvraag id"),
    _f("action", "id", "action or campaign that it belongs to", "campaign id", "actie",
       "campagne"),
    _f("subject", "text", "what an enquiry is about", "topic", "onderwerp", "betreft",
       "soort aanvraag", "aanvraag", "interesse", "landing page id", "landing page", "form",
       "formulier"),
    _f("message", "text", "what was written", "question", "comments", "bericht", "vraag",
       "review", "review text", "content", "tekst", "beoordeling tekst"),
    _f("title", "text", "title of a review", "review title", "titel", "kop"),
    _f("note", "text", "a remark", "remark", "notes", "opmerking", "opmerkingen", "notitie"),
    _f("rating", "figure", "stars given", "stars", "score", "review rating", "sterren", "cijfer",
       "waardering", "beoordeling"),
    _f("benefit", "choice", "privilege that was used", "privilege", "reward", "perk", "voordeel",
       "ledenvoordeel", "beloning", "coupon upc"),
    _f("consent", "choice", "given or withdrawn", "opt in", "opt-in", "permission", "marketing",
       "toestemming", "akkoord marketing", "nieuwsbrief", "newsletter", "accepts marketing"),
    _f("scope", "choice", "what a consent is for", "purpose", "consent for", "waarvoor",
       "doel toestemming"),
    _f("referrer", "id", "who referred: e-mail or customer number", "referrer email",
       "referred by", "referral by", "referrer e-mail", "aanbrenger", "e-mail aanbrenger",
       "aangebracht door", "doorverwezen door"),
    _f("referred", "id", "who was referred: e-mail or customer number", "referred email",
       "referred customer", "referee", "friend email", "aangebrachte", "e-mail aangebrachte",
       "nieuwe klant", "e-mail nieuwe klant", "over wie", "over wie (e-mail)", "whom",
       "whom (e-mail)"),
    _f("who", "id", "who it is: e-mail or customer number", "wie",
       "wie (e-mail of klantnummer)", "who (e-mail or customer number)"),
    _f("promotion", "choice", "referral or testimonial", "kind", "soort",
       "soort (aanbeveling/getuigenis)", "kind (referral/testimonial)"),
    _f("purpose", "choice", "what the money was spent for", "goal", "doel", "bestemming"),
    _f("share", "figure", "share that is for acquisition", "acquisition share",
       "aandeel werving"),
    _f("experiment", "text", "name of a test in which chance chose", "experiment name", "test name",
       "naam test", "naam experiment"),
    _f("arm", "text", "what chance gave the unit: the action, or nothing", "test arm",
       "experiment arm", "treatment arm", "test group", "testgroep", "proefgroep"),
    _f("unit", "id", "the unit's own number in a test", "unit id", "proefnummer"),
    _f("household", "id", "units of a test that were drawn together", "huishouden"),
    _f("outcome", "figure", "what came of the unit: a figure, or 1 for yes and 0 for no",
       "visited", "converted", "conversion", "responded", "uitkomst", "resultaat", "bezocht",
       "gereageerd", "step", "stap", several=True),
    _f("before", "figure", "a figure known of the unit before chance chose", several=True),
    _f("trait", "choice", "a word known of the unit before chance chose", several=True),
    _f("business", "choice", "which of the owner's own businesses it belongs to"),
    _f("hours", "figure", "hours worked", "time spent", "uren", "aantal uren"),
)

# fmt: on

FIELDS: dict[str, Field] = {f.name: f for f in (*_WHO, *_WHEN, *_WHAT, *_REST)}
"""Every field by its name."""

WHO: tuple[str, ...] = tuple(f.name for f in _WHO)
"""The fields that say who somebody is."""

MAY_BE_LOST = ("birth",)
"""Dates whose cell is left empty where it cannot be read: no event hangs on them."""
