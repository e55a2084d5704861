"""The settings of a business: hogerop.toml in, frozen dataclasses out, comments kept.

The ladder's policy stands in the same file and is left to the ladder: here it is text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import resources

import tomlkit

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.checks import FORMAT, problems_of

FILE_NAME = "hogerop.toml"
POLICY_SECTIONS = ("target_market", "ladder", "rhythm")

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_-]+)[^\[\]]*\]\]?\s*(#.*)?$")


@dataclass(frozen=True)
class Business:
    """Who the business is, and how it counts money and days."""

    name: str
    currency: str = "EUR"
    time_zone: str = "Europe/Amsterdam"
    language: str = "en"


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
class Sources:
    """Which source is believed first where two differ."""

    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineLimits:
    """What the engine may use of the computer; ``threads`` None is every core."""

    memory: str = "2GB"
    threads: int | None = None


@dataclass(frozen=True)
class Settings:
    """Everything that hogerop.toml says.

    ``text`` is the file as it stands, ``parsed`` the same as a dictionary.
    """

    business: Business
    money: Money = Money()
    sources: Sources = Sources()
    engine: EngineLimits = EngineLimits()
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
            If it is no TOML, is of a newer version, or holds a section, key or value that is not
            known: all of them at once, each with its line and the nearest word.
        """
        parsed = _parsed(text, where)
        _refuse_newer(parsed, where)
        problems = problems_of(parsed, text)
        if problems:
            raise WorkspaceFault(
                "\n".join([say("The settings cannot be used:"), *(f"- {p}" for p in problems)]),
                where=where,
                fix=say("Change these lines and save the file."),
            )
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


def with_values(text: str, section: str, **values: object) -> str:
    """Return the text with other values in a section; comments and order stay.

    A value None takes the key away.
    """
    document = tomlkit.parse(text)
    if section not in document:
        document[section] = tomlkit.table()
    table = document[section]
    assert isinstance(table, dict)
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    return tomlkit.dumps(document)


def policy_part(text: str) -> str:
    """Return the sections of a text that are the ladder's policy, comments and all."""
    return "".join(block for section, block in _blocks(text) if section in POLICY_SECTIONS)


def with_policy(text: str, policy: str) -> str:
    """Return the text of a hogerop.toml with another policy in the place of its own.

    Parameters
    ----------
    text : str
        A hogerop.toml.
    policy : str
        The policy's sections; anything else in it is left out.

    Raises
    ------
    WorkspaceFault
        If either is no TOML.
    """
    fresh = policy_part(policy).rstrip("\n") + "\n"
    blocks, placed = [], False
    for section, block in _blocks(text):
        if section not in POLICY_SECTIONS:
            blocks.append(block)
        elif not placed:
            blocks.append(fresh)
            placed = True
    together = "".join(blocks if placed else [text.rstrip("\n") + "\n\n", fresh])
    _refuse_other_meaning(together, text, policy)
    return together


def _blocks(text: str) -> list[tuple[str, str]]:
    """Return (section, its lines) in order; what stands before the first header has no section.

    Remarks right above a header belong to it.
    """
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines(keepends=True):
        header = _HEADER.match(line)
        if header:
            above = blocks[-1][1]
            remarks: list[str] = []
            while above and above[-1].lstrip().startswith("#"):
                remarks.insert(0, above.pop())
            blocks.append((header[1], remarks))
        blocks[-1][1].append(line)
    return [(section, "".join(lines)) for section, lines in blocks]


def _refuse_other_meaning(together: str, text: str, policy: str) -> None:
    """Lines were moved as text; make sure that every value came along as it was."""
    old, new = _parsed(text, FILE_NAME), _parsed(policy, say("policy"))
    expected = {key: value for key, value in old.items() if key not in POLICY_SECTIONS}
    expected |= {key: value for key, value in new.items() if key in POLICY_SECTIONS}
    if _parsed(together, FILE_NAME) != expected:
        raise WorkspaceFault(
            say("The policy cannot be put into the settings without changing other lines."),
            where=FILE_NAME,
            fix=say("Write every section under a [header] of its own, as `hogerop init` does."),
        )


def _parsed(text: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WorkspaceFault(
            say("This file is not written as TOML: {error}", error=error),
            where=where,
            fix=say('Write `key = "text"`, `key = 0.21` or `key = true`, one on a line.'),
        ) from error


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

    sources = section("sources").get("order", [])
    assert isinstance(sources, list)
    return Settings(
        business=Business(**section("business")),  # type: ignore[arg-type]  # checked above
        money=Money(**section("money")),  # type: ignore[arg-type]
        sources=Sources(order=tuple(sources)),
        engine=EngineLimits(**section("engine")),  # type: ignore[arg-type]
        text=text,
        parsed=parsed,
    )


_DECIMALS = ("margin_rate", "vat_rate", "hour_cost")
