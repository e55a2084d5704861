"""The policy: read, check, try and set."""

from __future__ import annotations

from hogerop import ladder as rungs
from hogerop.ladder import Policy, Tried
from hogerop.steps.asking import ladder
from hogerop.steps.business import Progress, silent
from hogerop.steps.edition import reading
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace, with_policy


def policy_text(workspace: Workspace) -> str:
    """Return the policy's part of the settings, comments and all. A door: reads."""
    return workspace.settings.policy_text


def policy_check(text: str, *, name: str = "") -> tuple[str, ...]:
    """Return what a policy allows but its owner can hardly mean.

    Parameters
    ----------
    name : str, optional
        The file that the text comes from, for messages.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    return rungs.doubts(_read(text, name))


def policy_try(
    workspace: Workspace, text: str, *, name: str = "", progress: Progress | None = None
) -> Tried:
    """Return what another policy would do; nothing is saved. A door: reads.

    Parameters
    ----------
    name : str, optional
        The file that the text comes from, for messages.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    policy = _read(text, name)
    before = ladder(workspace, progress=progress)
    edition, _ = current(workspace, progress)
    engine = reading(workspace, edition, ("intervals", "events", "membership", "contacts"))
    tell = progress or silent
    return rungs.try_out(
        engine, policy, before, progress=lambda share: tell(say("who would stand where"), share)
    )


def policy_set(workspace: Workspace, text: str, *, name: str = "") -> None:
    """Save another policy in the settings; the next run follows it. A door: writes.

    Parameters
    ----------
    name : str, optional
        The file that the text comes from, for messages.

    Raises
    ------
    PolicyFault
        If it cannot be read, with every fault.
    """
    _read(text, name)
    with workspace.writing():
        workspace.change_settings(with_policy(workspace.settings.text, text))


def _read(text: str, name: str) -> Policy:
    return Policy.parse(text, name=name or say("the policy"))
