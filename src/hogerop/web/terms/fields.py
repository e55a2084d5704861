"""The settings that a page can change, and what their fields bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from babel.numbers import format_decimal

from hogerop.errors import AskedWrongly
from hogerop.paper import reader_locale
from hogerop.plan.outlets.letter import address_of
from hogerop.words import say
from hogerop.workspace import Settings, problem_with

NEEDED = ("name", "currency", "time_zone", "country")
LONGEST = 2000
"""Characters of what is typed that are read; no setting is so long."""


@dataclass(frozen=True)
class Field:
    """One setting: its section and key, what it is called, what it means, and how it stands.

    ``kind`` is ``text``, ``number``, ``share`` (shown in per cent, from 0 to 100 or within
    ``ends``), ``address`` (of e-mail), ``stop`` (where somebody says to stop), or ``choice`` with
    ``choices`` of (value, name).
    """

    section: str
    key: str
    name: str
    means: str
    kind: str
    value: str
    typed: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ends: tuple[int, int] = (0, 100)

    @property
    def id(self) -> str:
        """The name of its field in the form."""
        return f"{self.section}.{self.key}"


@dataclass(frozen=True)
class Group:
    """Settings that belong together."""

    name: str
    fields: tuple[Field, ...]


def groups(settings: Settings, typed: Mapping[str, str]) -> list[Group]:
    """Return every setting of the page, with what a form brought."""
    found = (
        (say("The business"), _business(settings)),
        (say("Money"), _money(settings)),
        (say("Which part of the costs is for new buyers"), _costs(settings)),
        (say("How people are treated by the plan"), _plan(settings)),
        (say("The mail that the plan sends"), _mail(settings)),
        (say("How long people are kept"), _privacy(settings)),
    )
    return [
        Group(
            name,
            tuple(replace(f, typed=typed.get(f.id, f.value).strip()[:LONGEST]) for f in fields),
        )
        for name, fields in found
    ]


def changed(those: list[Group]) -> dict[str, dict[str, object]]:
    """Return the settings that a form changes, by section; None where one is emptied.

    Raises
    ------
    AskedWrongly
        If a setting cannot be what was typed; all of them at once, by the names of the form.
    """
    found: dict[str, dict[str, object]] = {}
    wrong = []
    for field in (field for group in those for field in group.fields if field.typed != field.value):
        try:
            meant = _meant(field)
        except ValueError:
            wrong.append(f"{field.name}: {_wrong(field)}")
            continue
        if problem := _problem(field, meant):
            wrong.append(f"{field.name}: {problem}")
        found.setdefault(field.section, {})[field.key] = meant
    if wrong:
        raise AskedWrongly(
            say("Nothing was saved, for these cannot be:"),
            fix=say("Put all of them right, and save again."),
            problems=wrong,
        )
    return found


def _problem(field: Field, meant: object) -> str:
    """Return why a setting cannot be this; empty where it can. Shares are told in per cent."""
    if meant is None:
        return say("It cannot be left empty.") if field.key in NEEDED else ""
    low, high = field.ends
    if field.kind == "share" and not low <= 100 * float(str(meant)) <= high:
        return say("Give a percentage from {low} to {high}.", low=low, high=high)
    problem = problem_with(field.section, field.key, meant)
    return f"“{field.typed[:40]}” – {problem}" if problem else ""


def _wrong(field: Field) -> str:
    given = field.typed[:40]
    match field.kind:
        case "address":
            return say("“{given}” is no e-mail address.", given=given)
        case "stop":
            return say("“{given}” is no page that begins with https, nor an address.", given=given)
        case _:
            return say("“{given}” is no number.", given=given)


def _meant(field: Field) -> object:
    """Return the value that was typed, as the file has it; None for nothing."""
    if not field.typed:
        return None
    page = field.kind == "stop" and field.typed.startswith("https://")
    if field.kind in {"address", "stop"} and not page and address_of(field.typed) is None:
        raise ValueError
    plain = field.typed.replace(",", ".")
    if field.kind == "number":
        return int(plain) if plain.isdecimal() else float(plain)
    if field.kind == "share":
        return round(float(plain) / 100, 6)
    if field.key == "prices_include_vat":
        return field.typed == "true"
    return field.typed


def _privacy(settings: Settings) -> Iterator[Field]:
    means = say(
        "So long after their last order, enquiry or other sign somebody is due to be forgotten;"
        " nobody is forgotten by itself. Ask how long your tax office wants invoices to be kept."
    )
    years = settings.privacy.keep_years
    value = "" if years is None else f"{years}"
    yield Field("privacy", "keep_years", say("Years"), means, "number", value)


def _business(settings: Settings) -> Iterator[Field]:
    of = settings.business
    yield Field("business", "name", say("Name"), "", "text", of.name)
    means = say("Three letters; every amount is kept in it.")
    yield Field("business", "currency", say("Currency"), means, "text", of.currency)
    means = say("An order of 23:30 belongs to that day there.")
    yield Field("business", "time_zone", say("Time zone"), means, "text", of.time_zone)
    means = say("Where telephone and VAT numbers without a country are from; two letters.")
    yield Field("business", "country", say("Country"), means, "text", of.country)
    languages = (("nl", "Nederlands"), ("en", "English"))
    means = say("Of the business’s own file; everybody reads the app in their own.")
    yield Field(
        "business", "language", say("Language"), means, "choice", of.language, choices=languages
    )


def _money(settings: Settings) -> Iterator[Field]:
    of = settings.money
    means = say(
        "What is left of 100 of revenue after buying in. Without it every figure is revenue."
    )
    yield Field("money", "margin_rate", say("Margin"), means, "share", _percent(of.margin_rate))
    means = say("What an hour of your own work costs.")
    yield Field("money", "hour_cost", say("Cost of an hour"), means, "number", _plain(of.hour_cost))
    yield Field("money", "vat_rate", say("VAT rate"), "", "share", _percent(of.vat_rate))
    with_vat = (("", say("not said")), ("true", say("yes")), ("false", say("no")))
    said = "" if of.prices_include_vat is None else str(of.prices_include_vat).lower()
    yield Field(
        "money",
        "prices_include_vat",
        say("Amounts in the files hold VAT"),
        "",
        "choice",
        said,
        choices=with_vat,
    )
    means = say("By which money of a year ahead counts less.")
    rate = _percent(settings.value.yearly_rate)
    yield Field(
        "value", "yearly_rate", say("Yearly discount rate"), means, "share", rate, ends=(1, 100)
    )


def _costs(settings: Settings) -> Iterator[Field]:
    of = settings.costs
    names = {
        "acquire": say("Lines for new buyers"),
        "retain": say("Lines for your buyers"),
        "both": say("Lines for both"),
        "general": say("Lines for the business as a whole"),
    }
    shares = {"acquire": of.acquire, "retain": of.retain, "both": of.both, "general": of.general}
    for key, name in names.items():
        means = say("Without it they count on neither side.") if key == "general" else ""
        yield Field("costs", key, name, means, "share", _percent(shares[key]))
    for channel, share in of.channels.items():
        means = say("A share of its own, whatever the purpose.")
        yield Field("costs.channels", channel, channel, means, "share", _percent(share))


def _plan(settings: Settings) -> Iterator[Field]:
    of = settings.plan
    means = say("Of an action’s people, at least: it shows what the action did.")
    yield Field(
        "plan",
        "holdout",
        say("Held out by lot"),
        means,
        "share",
        _percent(of.holdout),
        ends=(5, 50),
    )
    means = say("How often one person may be reached.")
    yield Field("plan", "messages", say("Messages a month"), means, "number", str(of.messages))
    yield Field("plan", "quiet_from", say("Nobody is reached from"), "", "text", of.quiet_from)
    yield Field("plan", "quiet_until", say("Nobody is reached until"), "", "text", of.quiet_until)


def _mail(settings: Settings) -> Iterator[Field]:
    """Who writes, but not through which server: that is told the password."""
    of = settings.mail
    yield Field("mail", "sender_name", say("Name of who writes"), "", "text", of.sender_name)
    means = say("The server that it goes out through stands in hogerop.toml alone.")
    yield Field("mail", "sender", say("Address of who writes"), means, "address", of.sender)
    means = say("A page or an e-mail address; it stands under every letter.")
    name = say("Where somebody says to stop")
    yield Field("mail", "unsubscribe", name, means, "stop", of.unsubscribe)


def _plain(number: object) -> str:
    if number is None:
        return ""
    return format_decimal(Decimal(str(number)), format="0.####", locale=reader_locale())


def _percent(share: object) -> str:
    return "" if share is None else _plain(round(Decimal(str(share)) * 100, 4))
