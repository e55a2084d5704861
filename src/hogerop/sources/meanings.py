"""What words in the cells of a file mean, English and Dutch: one list that a query can join."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

_WORDS: dict[str, dict[str, str]] = {
    "order": {
        "refunded": "refunded, refund, returned, terugbetaald, retour, geretourneerd",
        "credit": "credit, credit note, creditnote, creditnota, creditfactuur, credit memo,"
        " gecrediteerd, 8021",
        "cancelled": "cancelled, canceled, voided, void, expired, failed, draft, geannuleerd,"
        " vervallen, mislukt, concept",
    },
    "quote": {
        "won": "won, closed won, closedwon, accepted, signed, sale, sales order, akkoord, gewonnen,"
        " geaccepteerd, getekend, opdracht",
        "lost": "lost, closed lost, closedlost, declined, rejected, expired, cancelled, cancel,"
        " vervallen, verloren, afgewezen, geweigerd, geannuleerd",
    },
    "consent": {
        "given": "given, yes, y, true, 1, ja, j, opt-in, opt in, subscribed, granted, gegeven,"
        " aangemeld, akkoord",
        "withdrawn": "withdrawn, no, n, false, 0, nee, opt-out, opt out, unsubscribed, cleaned,"
        " denied, revoked, ingetrokken, afgemeld, geweigerd",
    },
    "purpose": {
        "acquire": "acquire, acquisition, new customers, werving, acquisitie, nieuwe klanten",
        "retain": "retain, retention, loyalty, existing customers, behoud, loyaliteit,"
        " bestaande klanten",
        "both": "both, beide",
        "general": "general, overhead, brand, algemeen",
    },
    "promotion": {
        "referral": "referral, recommendation, aanbeveling, doorverwijzing, verwijzing",
        "testimonial": "testimonial, review, getuigenis, referentie",
    },
    "arm": {
        "holdout": "holdout, hold-out, hold out, held out, control, control group, controls,"
        " no e-mail, no email, no mail, no treatment, not treated, not contacted, 0, controle,"
        " controlegroep, geen e-mail, geen mail, niet benaderd, overgeslagen",
    },
    "sort": {
        "person": "person, individual, consumer, private, b2c, persoon, particulier, consument",
        "company": "company, business, organisation, organization, b2b, bedrijf, zakelijk,"
        " organisatie",
    },
}


def meanings(own: Mapping[str, Mapping[str, str]] | None = None) -> pa.Table:
    """Return every known word: about (what it is about), word (lower case), meaning.

    Parameters
    ----------
    own : mapping, optional
        What words mean in one kind of file only; goes before what they mean elsewhere.
    """
    known = {**_listed(_WORDS), **_listed(own or {})}
    about, word = zip(*known, strict=True)
    return pa.table({"about": about, "word": word, "meaning": list(known.values())})


def _listed(words: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], str]:
    return {
        (about, word.strip()): meaning
        for about, meant in words.items()
        for meaning, listed in meant.items()
        for word in listed.split(",")
    }
