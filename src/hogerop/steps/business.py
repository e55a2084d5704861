"""The folder of a business, and what its settings say to the other steps."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hogerop.errors import AskedWrongly, PolicyFault
from hogerop.history import MoneySettings
from hogerop.ladder import Policy, day_date
from hogerop.sources import SourceSettings
from hogerop.words import language as spoken
from hogerop.words import say
from hogerop.workspace import Settings, SettingsFault, Workspace, with_values

NOW = "HOGEROP_NOW"
"""Environment variable with the time to live in, for trying things out as they were or will be."""

Progress = Callable[[str, float], None]
"""Told what is being done, in words, and the share that is done, 0 to 1."""


def start(
    folder: Path | str,
    *,
    name: str | None = None,
    currency: str = "EUR",
    time_zone: str = "Europe/Amsterdam",
    language: str | None = None,
) -> Workspace:
    """Make the workspace of a business. A door: writes a folder.

    Parameters
    ----------
    folder : path
        Where it comes; files that lie there are left alone.
    name : str, optional
        The business's name; else the folder's.
    currency : str
        ISO 4217 code.
    time_zone : str
        IANA name; days are counted in it.
    language : str, optional
        ``"nl"`` or ``"en"``; else the language now spoken.

    Raises
    ------
    AskedWrongly, WorkspaceFault
        If there is one already, or it cannot be made.
    """
    return Workspace.create(
        folder,
        name=name,
        currency=currency,
        time_zone=time_zone,
        language=language or spoken(),
    )


def open(folder: Path | str, *, shared: bool = False) -> Workspace:
    """Open a workspace. A door: reads its settings.

    Parameters
    ----------
    shared : bool
        Whether many look at the same time: see `Workspace`.

    Raises
    ------
    WorkspaceFault
        If there is none, or it cannot be used: with every mistake in its settings, those in the
        ladder's rules too.
    """
    try:
        return Workspace.open(folder, shared=shared)
    except SettingsFault as fault:
        # The workspace knows no rules, so the mistakes in those are added to its own here.
        rules = map(_in_one, Policy.mistakes(fault.text, name=""))
        raise SettingsFault(
            [*fault.problems, *rules], where=fault.where, text=fault.text
        ) from fault


def change_settings(workspace: Workspace, values: Mapping[str, Mapping[str, object]]) -> None:
    """Change settings, all of them or none; remarks in the file stay. A door: writes.

    Parameters
    ----------
    values : mapping
        By section, such as ``costs.channels``, key -> value; None takes a key away.

    Raises
    ------
    SettingsFault
        With every value that cannot be; the settings are then as they were.
    """
    with workspace.writing():
        text = workspace.settings.text
        for section, of in values.items():
            text = with_values(text, section, **of)
        workspace.change_settings(text)


def _in_one(fault: PolicyFault) -> str:
    """Return a mistake in a rule as one of a list; the rule with its caret stands under it."""
    line, caret, rule = fault.where.partition("\n")
    return f"{line}: {fault.what}{caret}{rule}" if line else fault.what


def source_settings(workspace: Workspace) -> SourceSettings:
    """Return what reading a file needs to know of the business."""
    settings = workspace.settings
    rates = settings.money.rates
    return SourceSettings(
        currency=settings.business.currency,
        time_zone=settings.business.time_zone,
        prices_include_vat=settings.money.prices_include_vat,
        vat_rate=float(settings.money.vat_rate),
        rates=None if rates is None else workspace.folder / rates,
        order=settings.sources.order,
    )


def money_settings(settings: Settings) -> MoneySettings:
    """Return what settling orders needs to know of the business."""
    money = settings.money
    return MoneySettings(
        prices_include_vat=money.prices_include_vat,
        vat_rate=float(money.vat_rate),
        margin_rate=None if money.margin_rate is None else float(money.margin_rate),
    )


def fingerprint(settings: Settings) -> str:
    """Return a hash of everything in the settings that bears on an edition's figures."""
    same = sorted(settings.costs.same.items())
    meaning = (
        f"{Policy.parse(settings.text).hash}-{settings.money}-{settings.sources}-{settings.value.yearly_rate}"
        f"-{same}"
    )
    return sha256(meaning.encode()).hexdigest()[:12]


def now_of(workspace: Workspace) -> datetime:
    """Return the time in the business's time zone: the clock's, or that of ``HOGEROP_NOW``.

    Raises
    ------
    AskedWrongly
        If the variable holds no time.
    """
    zone = ZoneInfo(workspace.settings.business.time_zone)
    told = os.environ.get(NOW, "")
    if not told:
        return datetime.now(zone)
    try:
        return datetime.fromisoformat(told).replace(tzinfo=zone)
    except ValueError:
        raise AskedWrongly(
            say("This is no time to pretend that it is now."),
            where=f"{NOW}={told}",
            fix=say("Write it as 2026-11-02 or 2026-11-02T09:30, or leave it empty."),
        ) from None


def today_of(workspace: Workspace) -> date:
    """Return today's date in the business's time zone; see `now_of`."""
    return now_of(workspace).date()


def date_of(day: int | None) -> date | None:
    """Return a day number as a date; None stays None."""
    return None if day is None else day_date(day)


def plain(says: Any) -> Any:
    """Return what JSON can hold: dates as text, money as text."""
    if isinstance(says, dict):
        return {key: plain(value) for key, value in says.items()}
    if isinstance(says, list | tuple):
        return [plain(value) for value in says]
    if isinstance(says, date | datetime):
        return says.isoformat()
    return str(says) if isinstance(says, Decimal) else says


def silent(what: str, share: float) -> None:
    """Tell nobody."""
