"""What the channels of actions are called by readers."""

from __future__ import annotations

from hogerop.words import say

__all__ = ["channel_name"]


def channel_name(channel: str) -> str:
    """Return the name of one of `CHANNELS` in the reader's language.

    Examples
    --------
    >>> channel_name("in_person")
    'in person'
    """
    names = {
        "email": say("e-mail"),
        "phone": say("telephone"),
        "post": say("post"),
        "in_person": say("in person"),
        "advert": say("advertisement"),
        "others": say("through others"),
        "none": say("nobody is reached"),
    }
    return names.get(channel, channel)
