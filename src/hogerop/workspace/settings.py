"""The settings of a business: hogerop.toml in, frozen dataclasses out, comments kept.

The ladder's policy stands in the same file and is left to the ladder: here it is text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import tomlkit

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.checks import FILE_NAME, FORMAT, problems_of
from hogerop.workspace.checks import parsed as parsed_text
from hogerop.workspace.policy_text import policy_part


class SettingsFault(WorkspaceFault):
    """The settings hold mistakes (exit code 6).

    ``problems`` are sentences with their lines; ``text`` is the file as it stands.
    """

    def __init__(self, problems: Sequence[str], *, where: str, text: str) -> None:
        self.text = text
        super().__init__(
            say("The settings cannot be used:"),
            where=where,
            fix=say("Change these lines and save the file."),
            problems=problems,
        )


@dataclass(frozen=True)
class Business:
    """Who the business is, and how it counts money and days.

    ``country`` is where telephone and VAT numbers without a country are taken to be from.
    """

    name: str
    currency: str = "EUR"
    time_zone: str = "Europe/Amsterdam"
    language: str = "en"
    country: str = "NL"


@dataclass(frozen=True)
class Money:
    """How amounts are read. Rates are shares of 1: a margin of 35 % is ``Decimal("0.35")``.

    ``prices_include_vat`` is None where amounts are taken as they are, ``margin_rate`` and
    ``hour_cost`` (currency per hour) are None where they are not known, ``rates`` is the name of
    a file in the workspace.
    """

    margin_rate: Decimal | None = None
    prices_include_vat: bool | None = None
    vat_rate: Decimal = Decimal("0.21")
    hour_cost: Decimal | None = None
    rates: str | None = None


@dataclass(frozen=True)
class Value:
    """How the value of contacts is reckoned.

    ``yearly_rate`` is the discount rate, a share of 1 per year: money of a year ahead counts as
    ``1 / (1 + yearly_rate)``.
    """

    yearly_rate: Decimal = Decimal("0.10")


@dataclass(frozen=True)
class Sources:
    """Which source is believed first where two differ."""

    order: tuple[str, ...] = ()


_UNITS: dict[str, int] = {
    f"{letter}{i}B": (1024 if i else 1000) ** power
    for power, letter in enumerate("KMGT", start=1)
    for i in ("", "i")
}


def bytes_of(size: str) -> float:
    """Return a size such as ``2GB`` or ``1.5 GiB`` in bytes."""
    number = size.rstrip("KMGTiB ")
    return float(number) * _UNITS[size.removeprefix(number).strip()]


@dataclass(frozen=True)
class EngineLimits:
    """Which engine works, and what it may use of the computer; ``threads`` None is every core.

    ``name`` is ``duckdb`` or ``spark``.
    """

    memory: str = "2GB"
    threads: int | None = None
    name: str = "duckdb"

    def at_most(self, other: EngineLimits) -> EngineLimits:
        """Return the lower of both limits, each for itself."""
        threads = [limits.threads for limits in (self, other) if limits.threads is not None]
        memory = min((self.memory, other.memory), key=bytes_of)
        return EngineLimits(memory, min(threads, default=None), self.name)


@dataclass(frozen=True)
class Privacy:
    """Where somebody who is forgotten must go too, and how long somebody is kept.

    ``backups`` are folders, seen from the workspace. After ``keep_years`` without a sign somebody
    is due to be forgotten; None = nobody ever is.
    """

    backups: tuple[str, ...] = ()
    keep_years: int | None = None


@dataclass(frozen=True)
class Costs:
    """Which share of what was spent is for winning new buyers, 0 to 1; the rest keeps buyers.

    ``acquire``, ``retain``, ``both`` and ``general`` are by purpose; ``general`` None = undecided.
    ``channels`` holds a share of its own for a channel, ``same`` other words for one.
    """

    acquire: float = 1.0
    retain: float = 0.0
    both: float = 0.5
    general: float | None = None
    channels: Mapping[str, float] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mail:
    """The server that mail of the plan goes out through, and whose name stands under it.

    The password is never here: it is asked of the environment. ``unsubscribe`` is an ``https://``
    page or an e-mail address.
    """

    server: str = ""
    port: int = 587
    security: str = "starttls"
    user: str | None = None
    sender: str = ""
    sender_name: str = ""
    unsubscribe: str = ""


@dataclass(frozen=True)
class Webhook:
    """The program that people of the plan are handed to; its secret is asked of the environment.

    ``elsewhere`` names machines besides this one that people may be handed to.
    """

    url: str = ""
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """How people are treated by the plan.

    ``holdout`` is the part of an action's people that is held out at least, ``messages`` how often
    one person may be reached in a month. Nobody is reached from ``quiet_from`` to ``quiet_until``
    (times of day), nor on ``quiet_days`` (days of the week in English).
    """

    holdout: float = 0.2
    messages: int = 2
    quiet_from: str = "20:00"
    quiet_until: str = "09:00"
    quiet_days: tuple[str, ...] = ("sunday",)


@dataclass(frozen=True)
class Settings:
    """Everything that hogerop.toml says.

    ``text`` is the file as it stands, ``parsed`` the same as a dictionary.
    """

    business: Business
    money: Money = Money()
    value: Value = Value()
    sources: Sources = Sources()
    engine: EngineLimits = EngineLimits()
    privacy: Privacy = Privacy()
    costs: Costs = Costs()
    mail: Mail = Mail()
    webhook: Webhook = Webhook()
    plan: Plan = Plan()
    text: str = ""
    parsed: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def policy_text(self) -> str:
        """The part of the file that is the ladder's policy, comments and all."""
        return policy_part(self.text)

    @classmethod
    def parse(cls, text: str, *, where: str = FILE_NAME) -> Settings:
        """Read the text of a hogerop.toml.

        Raises
        ------
        WorkspaceFault
            If it is no TOML or is of a newer version.
        SettingsFault
            If it holds a section, key or value that is not known: all of them at once, each with
            its line and the nearest word.
        """
        return _read(text, where)


@lru_cache(maxsize=64)  # of every question of a page it is asked again, and it is the same text
def _read(text: str, where: str) -> Settings:
    parsed = parsed_text(text, where)
    _refuse_newer(parsed, where)
    problems = problems_of(parsed, text)
    if problems:
        raise SettingsFault(problems, where=where, text=text)
    return _built(parsed, text)


def template(
    *, name: str, currency: str = "EUR", time_zone: str = "Europe/Amsterdam", language: str = "en"
) -> str:
    """Return the text of a new hogerop.toml, explained in the language of the business."""
    known = language if language in ("en", "nl") else "en"
    text = (
        resources.files("hogerop.workspace")
        .joinpath("template", f"{known}.toml")
        .read_text(encoding="utf-8")
    )
    return with_values(
        text, "business", name=name, currency=currency, time_zone=time_zone, language=language
    )


def with_values(text: str, section: str, /, **values: object) -> str:
    """Return the text with other values in a section; comments and order stay.

    ``section`` may lie within another, as ``costs.channels`` does. A value None takes the key away.
    """
    document = tomlkit.parse(text)
    table: Any = document
    for part in section.split("."):
        if part not in table:
            table[part] = tomlkit.table()
        table = table[part]
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    return tomlkit.dumps(document)


def _refuse_newer(parsed: Mapping[str, object], where: str) -> None:
    version = parsed.get("format", 1)
    if isinstance(version, int) and version > FORMAT:
        raise WorkspaceFault(
            say("This workspace was made by a newer version of Hogerop."),
            where=say(
                "{where}: format {theirs}; known here: {ours}",
                where=where,
                theirs=version,
                ours=FORMAT,
            ),
            fix=say("Install the newest version: pip install --upgrade hogerop"),
        )


def _built(parsed: Mapping[str, object], text: str) -> Settings:
    def section(name: str) -> dict[str, object]:
        found = parsed.get(name, {})
        assert isinstance(found, dict)
        return {k: Decimal(str(v)) if k in _DECIMALS else v for k, v in found.items()}

    plan = section("plan")
    if isinstance(days := plan.get("quiet_days"), list):
        plan["quiet_days"] = tuple(days)
    sources = section("sources").get("order", [])
    privacy = section("privacy")
    backups = privacy.pop("backups", [])
    webhook = section("webhook")
    elsewhere = webhook.pop("elsewhere", [])
    assert all(isinstance(names, list) for names in (sources, backups, elsewhere))
    return Settings(
        business=Business(**section("business")),  # type: ignore[arg-type]  # checked above
        money=Money(**section("money")),  # type: ignore[arg-type]
        value=Value(**section("value")),  # type: ignore[arg-type]
        sources=Sources(order=tuple(sources)),  # type: ignore[arg-type]
        engine=EngineLimits(**section("engine")),  # type: ignore[arg-type]
        privacy=Privacy(backups=tuple(backups), **privacy),  # type: ignore[arg-type]
        costs=Costs(**section("costs")),  # type: ignore[arg-type]
        mail=Mail(**section("mail")),  # type: ignore[arg-type]
        webhook=Webhook(elsewhere=tuple(elsewhere), **webhook),  # type: ignore[arg-type]
        plan=Plan(**plan),  # type: ignore[arg-type]
        text=text,
        parsed=parsed,
    )


_DECIMALS = ("margin_rate", "vat_rate", "hour_cost", "yearly_rate")
