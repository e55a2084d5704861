"""The owner's division of costs, and words for channels: noted in hogerop.toml."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from hogerop import value
from hogerop.contracts import COSTS, PURPOSES, RECORDS, Engine
from hogerop.errors import AskedWrongly
from hogerop.steps.channels import allocation_of
from hogerop.words import say
from hogerop.workspace import Workspace, with_values

NAMED = 12
"""Names that a refusal lists, the nearest first."""
OFTEN = 5
"""Contacts that must have a word for it to be listed: one of fewer may tell who somebody is."""


def divide_costs(
    workspace: Workspace, what: str, share: float | None, *, purpose: bool = False
) -> None:
    """Say which share of a channel's costs is for winning new buyers. A door: writes.

    Comments in ``hogerop.toml`` stay.

    Parameters
    ----------
    what : str
        A channel; with ``purpose`` one of `contracts.PURPOSES`.
    share : float or None
        0 to 1; None = as if nothing had been said.

    Raises
    ------
    AskedWrongly
        If the share is no share, or there is no such purpose, or no costs of such a channel.
    """
    word = what.strip().lower()
    if purpose and word not in PURPOSES:
        raise AskedWrongly(
            say("There is no purpose {name}", name=what),
            where="[costs]",
            fix=say("Choose from {names}.", names=", ".join(PURPOSES)),
        )
    if not word or (share is not None and not 0 <= share <= 1):
        raise AskedWrongly(
            say("A share lies between 0 and 1"),
            where="[costs]",
            fix=say("Write 60 % as 0.6."),
        )
    if not purpose:
        _refuse_unspent(workspace, word)
    section = "costs" if purpose else "costs.channels"
    _change(workspace, section, {word: share})


def same_channel(workspace: Workspace, word: str, channel: str | None) -> None:
    """Say that a word stands for a channel, in costs and in contacts alike. A door: writes.

    Parameters
    ----------
    channel : str or None
        ``""`` = the word names no channel; None = as if nothing had been said.

    Raises
    ------
    AskedWrongly
        If it would stand for itself, or for a word that itself stands for another; or if no file
        has the word or the channel.
    """
    plain, meant = word.strip().lower(), None if channel is None else channel.strip().lower()
    noted = workspace.settings.costs.same
    known, targets = _plain(noted), _plain(noted.values())
    if not plain or plain == meant or (meant and (meant in known or plain in targets)):
        raise AskedWrongly(
            say("A word stands for one channel, and that for no other"),
            where="[costs.same]",
            fix=say("Name the channel itself."),
        )
    _refuse_unheard(workspace, plain, meant)
    _change(workspace, "costs.same", {plain: meant})


def _refuse_unspent(workspace: Workspace, channel: str) -> None:
    words = value.words_of_costs(_files(workspace))
    spent = {allocation_of(workspace.settings).channel_of(word) for word in words} - {""}
    if channel not in spent | _plain(workspace.settings.costs.channels):
        raise AskedWrongly(
            say("No costs are known of {name}", name=channel),
            where="[costs.channels]",
            fix=_choose(channel, spent, say("First import what you spent: hogerop import FILE")),
        )


def _refuse_unheard(workspace: Workspace, word: str, channel: str | None) -> None:
    noted = workspace.settings.costs.same
    if channel is None:
        if word not in _plain(noted):
            raise AskedWrongly(
                say("Nothing was said of {name}", name=word),
                where="[costs.same]",
                fix=_choose(word, _plain(noted), say("There is nothing to take back.")),
            )
        return
    engine = _files(workspace)
    spent, heard = value.words_of_costs(engine), value.words_of_contacts(engine)
    ours = _plain(noted.values()) - {""} | {value.REFERRAL}
    often = {name for name, records in heard.items() if records >= OFTEN}
    for name, own in ((word, set[str]()), (channel, ours | {""})):
        if name not in spent | heard.keys() | own:
            raise AskedWrongly(
                say("No file names a channel {name}", name=name),
                where="[costs.same]",
                fix=_choose(
                    name, spent | often | own - {""}, say("See `hogerop costs` for the channels.")
                ),
            )


def _choose(name: str, known: set[str], otherwise: str) -> str:
    near = get_close_matches(name, sorted(known), n=NAMED, cutoff=0.0)
    return say("Choose from {names}.", names=", ".join(near)) if near else otherwise


def _files(workspace: Workspace) -> Engine:
    """Return an engine that holds what the files tell of costs and of contacts."""
    engine, imports = workspace.engine(), workspace.imports()
    for name, table in (("costs", COSTS), ("records", RECORDS)):
        engine.read(name, [entry.file(name) for entry in imports], table)
    return engine


def _plain(words: Iterable[str]) -> set[str]:
    return {word.strip().lower() for word in words}


def _change(workspace: Workspace, section: str, values: dict[str, object]) -> None:
    with workspace.writing():
        workspace.change_settings(with_values(workspace.settings.text, section, **values))
