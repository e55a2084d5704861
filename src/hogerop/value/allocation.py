"""Which part of every line of costs is for winning new buyers. Runs no query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

V = TypeVar("V")

By = Literal["channel", "file", "purpose", "undecided"]
"""What decides: the owner's share for the channel, the share in the file, the owner's share for the
purpose, or nothing."""


@dataclass(frozen=True)
class Allocation:
    """The owner's division of costs: which share of a line is for winning new buyers.

    Parameters
    ----------
    acquire, retain, both : float
        Share of lines of that purpose, 0 to 1; the rest is for keeping buyers.
    general : float, optional
        The same of what was spent for the business as a whole. None = undecided: such a line then
        counts on neither side and stays visible.
    channels : mapping of str to float
        Share of a channel, whatever the purpose of its lines; it goes before all else.
    same : mapping of str to str
        Other words for a channel: word -> channel; ``""`` = it names no channel.
    """

    acquire: float = 1.0
    retain: float = 0.0
    both: float = 0.5
    general: float | None = None
    channels: Mapping[str, float] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def channel_of(self, word: str) -> str:
        """Return the channel that a word stands for, in lower case.

        >>> Allocation(same={"adwords": "google ads"}).channel_of(" AdWords ")
        'google ads'
        """
        plain = word.strip().lower()
        return _lower(self.same).get(plain, plain).strip().lower()

    def share_of(self, channel: str, purpose: str, told: float | None) -> tuple[float | None, By]:
        """Return the share of a line that is for winning new buyers, and what decided it.

        Parameters
        ----------
        channel, purpose : str
            Of the line; the channel as `channel_of` returns it.
        told : float, optional
            The share that the file gives; it counts where the purpose is ``both``.

        >>> Allocation().share_of("website", "general", None)
        (None, 'undecided')
        >>> Allocation(channels={"website": 0.7}).share_of("website", "general", None)
        (0.7, 'channel')
        """
        own = _lower(self.channels)
        if channel and channel in own:
            return own[channel], "channel"
        if purpose == "both" and told is not None:
            return told, "file"
        by_purpose = {
            "acquire": self.acquire,
            "retain": self.retain,
            "both": self.both,
            "general": self.general,
        }
        share = by_purpose.get(purpose, self.general)
        return share, "undecided" if share is None else "purpose"


def _lower(words: Mapping[str, V]) -> dict[str, V]:
    return {word.strip().lower(): value for word, value in words.items()}
