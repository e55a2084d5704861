"""The owner's division of costs, and words for channels: noted in hogerop.toml."""

from __future__ import annotations

from collections.abc import Iterable

from hogerop.contracts import PURPOSES
from hogerop.errors import AskedWrongly
from hogerop.words import say
from hogerop.workspace import Workspace, with_values


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
        If the share is no share, or there is no such purpose.
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
        If it would stand for itself, or for a word that itself stands for another.
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
    _change(workspace, "costs.same", {plain: meant})


def _plain(words: Iterable[str]) -> set[str]:
    return {word.strip().lower() for word in words}


def _change(workspace: Workspace, section: str, values: dict[str, object]) -> None:
    with workspace.writing():
        workspace.change_settings(with_values(workspace.settings.text, section, **values))
