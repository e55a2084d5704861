"""The list of people, and the page of one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hogerop import steps
from hogerop.answers.columns import cells, heading
from hogerop.chart.worth_said import in_range, written
from hogerop.errors import HogeropError, TooLittle
from hogerop.ladder import KEYS, OUTSIDE, RUNGS, Why, rung_name
from hogerop.paper import day, money, number, save, short_day
from hogerop.web.asked import day_asked, page_asked
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside, inside
from hogerop.web.handed import handed
from hogerop.web.people.searched import FIELDS, WAYS, about, scope_name, whom
from hogerop.words import say, say_count

SIZE = 50
RECORDABLE = ("referral", "testimonial", "enquiry", "joined", "left")
"""What can be recorded by hand."""


@require_safe
@inside(Right.LOOK)
def people(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show who is searched for, a page at a time."""
    page, asked = page_asked(request), request.GET
    sought = whom(asked)
    found = inside.ask(steps.people, **_filter(request), page=page, size=SIZE)
    kept = {name: value for name, value in asked.items() if name != "page" and value}
    pages = max((found.in_all + SIZE - 1) // SIZE, 1)
    return inside.show(
        request,
        "people.html",
        here_is="people",
        heading=say_count(
            "{number} person", "{number} people", found.in_all, number=number(found.in_all)
        ),
        about=about(sought),
        day=day(found.as_of),
        as_of=asked.get("as_of", ""),
        rows=[_row(row) for row in found.rows],
        q=sought.words,
        channel=asked.get("channel", ""),
        channels=inside.ask(steps.channels_of_people),
        reach=asked.get("reach", ""),
        ways=[(way, scope_name(way)) for way in WAYS],
        keeps=inside.workspace.settings.privacy.keep_years,
        sort=asked.get("sort", ""),
        rung=sought.rung or "",
        only=asked.get("only", ""),
        these=urlencode({name: kept[name] for name in FIELDS if name in kept}),
        rungs=[(one.key, one.name) for one in reversed(RUNGS)] + [(OUTSIDE, rung_name(OUTSIDE))],
        before=urlencode({**kept, "page": page - 1}) if page > 1 else "",
        after=urlencode({**kept, "page": page + 1}) if page < pages else "",
        kept=urlencode(kept),
        page_said=say("Page {page} of {pages}", page=number(page), pages=number(pages)),
    )


@require_safe
@inside(Right.WORK)
def people_list(request: HttpRequest, inside: Inside, ending: str) -> HttpResponse:
    """Hand over everybody who is searched for, as a list."""
    found = steps.people(inside.reading, **_filter(request), size=None)
    columns = list(found.rows[0]) if found.rows else ["contact"]
    return handed(
        f"{inside.business.slug} {say('People')} {found.as_of}",
        ending,
        lambda to: save(to, [heading(column) for column in columns], cells(found.rows)),
    )


def _filter(request: HttpRequest) -> dict[str, Any]:
    """Return what `steps.people` is asked."""
    return asdict(whom(request.GET)) | {
        "by_value": request.GET.get("sort") == "value",
        "as_of": day_asked(request),
    }


def _row(row: dict[str, Any]) -> dict[str, str]:
    """Return a line of the list: everything as it is written."""
    until = row["stays_until"]
    return {
        "id": row["contact"],
        "name": name_of(row),
        "under": _under(row),
        "rung": row["rung"],
        "rung_name": rung_name(row["rung"]),
        "since": short_day(row["since"]),
        "lapsed": say("lapsed") if row["lapsed"] else "",
        "until": short_day(until) if until else "",
        "ahead": rung_name(row["ahead"]) if row["ahead"] else "",
        "last_sign": short_day(row["last_sign"]) if "last_sign" in row else "",
    }


def name_of(row: dict[str, Any]) -> str:
    """Return what somebody goes by: a company by its own name, whoever speaks for it."""
    names = [row["name"], row["company"]]
    if row["kind"] == "company":
        names.reverse()
    return str(next(name for name in (*names, row["email"], row["contact"]) if name))


def _under(row: dict[str, Any]) -> str:
    return " · ".join(part for part in (row["email"], row["city"]) if part)


@require_safe
@inside(Right.LOOK)
def person(request: HttpRequest, inside: Inside, contact: str) -> HttpResponse:
    """Show one person or company: why here, what is missing, until when, worth, what happened."""
    asked = day_asked(request)
    why = inside.ask(steps.why, contact, as_of=asked)
    timeline = inside.ask(steps.timeline, why.contact, as_of=asked)
    first, *others = why.sentences
    return inside.show(
        request,
        "person.html",
        here_is="people",
        why=why,
        heading=first,
        others=others,
        name=why.name,
        as_of=why.as_of.isoformat(),
        day=day(why.as_of),
        rungs=_places(why),
        rules=_rules(why),
        missing=_missing(why),
        next_name=rung_name(why.next.rung) if why.next else "",
        worth=_worth(inside, why.contact) if asked is None else [],
        happened=[_happened(inside, one) for one in timeline.happened],
        more=timeline.more,
        consents=[
            (scope_name(c.scope), consent(c.state), short_day(c.day)) for c in timeline.consents
        ],
        recordable=[(kind, kind_name(kind)) for kind in RECORDABLE],
        notes=inside.ask(steps.notes_of, why.contact),
        longest_note=f"{steps.LONGEST_NOTE}",
        **_who(inside, why.contact),
    )


def _places(why: Why) -> list[tuple[str, str, str, bool, bool]]:
    """Return the rungs from the top: key, number, name, whether here, whether below."""
    here = KEYS.index(why.rung)
    return [
        (rung.key, str(rung.number), rung.name, rung.number == here, rung.number < here)
        for rung in reversed(RUNGS)
    ]


def _rules(why: Why) -> list[dict[str, Any]]:
    """Return what was asked, rung by rung, with what speaks for it; the flag has its own line."""
    return [
        {
            "rung": rung_name(rule.rung)[:1].upper() + rung_name(rule.rung)[1:],
            "holds": rule.holds,
            "flag": rule.rung == "lapsed",
            "sentence": say("or {sentence}", sentence=rule.sentence)
            if rule.instead
            else rule.sentence,
            "rows": [
                say(
                    "{day}: {file}, row {row}",
                    day=short_day(event.day),
                    file=event.source.called,
                    row=number(event.source.row),
                )
                for event in rule.events[:4]
            ],
            "rest": max(len(rule.events) - 4, 0),
        }
        for rule in why.rules
    ]


def _missing(why: Why) -> list[str]:
    if why.next is None:
        return []
    return [need.sentence[:1].upper() + need.sentence[1:] for need in why.next.missing]


def _worth(inside: Inside, contact: str) -> list[tuple[str, str, str]]:
    """Return what somebody is worth: label, figure, range. Nothing where they never bought."""
    try:
        found = inside.ask(steps.worth_of, contact)
    except TooLittle:
        return []
    currency = found.worth.currency
    told = [(say("Orders so far"), number(found.orders), "")]
    if found.spent is not None:
        told.append((say("Brought so far"), money(found.spent, currency), ""))
    names = {
        "p_alive": say("Chance that they still buy"),
        "value_12": say("Expected in 12 months"),
        "lifetime_value": say("Expected in a lifetime"),
    }
    for key, label in names.items():
        if figure := found.figures.get(key):
            told.append(
                (label, written(key, figure.expected, currency), in_range(key, figure, currency))
            )
    if found.next_day:
        told.append((say("Next order expected"), short_day(found.next_day), ""))
    return told


def _happened(inside: Inside, one: Any) -> dict[str, str]:
    currency = inside.workspace.settings.business.currency
    return {
        "day": short_day(one.day),
        "iso": one.day.isoformat(),
        "what": kind_name(one.kind),
        "amount": money(one.amount, currency) if one.amount is not None else "",
        "from": say("{file}, row {row}", file=one.file, row=number(one.row)) if one.file else "",
        "by_hand": "" if one.file else say("recorded by hand"),
        "row": "" if one.file or one.kind not in RECORDABLE else f"{one.row}",
    }


def kind_name(kind: str) -> str:
    """Return what a kind of event is called."""
    return {
        "order": say("Order"),
        "refund": say("Refund"),
        "cancellation": say("Cancellation"),
        "enquiry": say("Enquiry"),
        "quote": say("Quotation"),
        "referral": say("Referral"),
        "testimonial": say("Testimonial"),
        "joined": say("Became a member"),
        "left": say("Left the membership"),
        "privilege": say("Used a privilege"),
        "touch": say("Was reached"),
        "consent": say("Said whether they may be reached"),
        "complaint": say("Complaint"),
    }.get(kind, kind)


def consent(state: str) -> str:
    """Return what somebody said of being reached."""
    return {"given": say("may"), "withdrawn": say("may not")}.get(state, say("not known"))


def _who(inside: Inside, contact: str) -> dict[str, Any]:
    """Return which records somebody is, who else they may be, and what was decided of it."""
    try:
        found = inside.ask(steps.show, contact, around=False)
    except HogeropError:
        return {"known": []}
    told = ("name", "company", "email", "phone", "street", "postcode", "city")
    sides = [q.b if q.a.contact == found.contact else q.a for q in found.questions]
    return {
        "known": [
            (one.record, ", ".join(str(one.says[key]) for key in told if one.says.get(key)))
            for one in found.records[:12]
        ],
        "asked_of": [
            {"id": side.contact, "name": side.name or side.company or side.email or side.contact}
            for side in sides
        ],
        "decided": [
            {"id": one.id, "said": _decided(one.what, short_day(one.on))}
            for one in inside.ask(steps.decisions)
            if one.id in found.decisions
        ],
    }


def _decided(what: str, on: str) -> str:
    if what == "same":
        return say("Decided on {day}: records of theirs are one.", day=on)
    return say("Decided on {day}: somebody else is not them.", day=on)
