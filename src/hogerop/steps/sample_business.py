"""The sample business: simulated files, imported as anybody would."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from random import Random

from hogerop import plan, sample
from hogerop.errors import AskedWrongly
from hogerop.sources import ImportReport
from hogerop.steps.business import Progress, open, start, today_of
from hogerop.steps.running import run
from hogerop.steps.taking_in import take_in
from hogerop.words import say
from hogerop.workspace import Workspace, with_values

NAME = "Fietswerkplaats De Ketting"
FILES = "files"
"""The folder of the workspace that holds what was simulated."""
_SETTINGS: dict[str, dict[str, object]] = {
    "money": {
        "prices_include_vat": True,
        "vat_rate": 0.21,
        "margin_rate": 0.38,
        "hour_cost": 45.0,
    },
    "costs.channels": {"website": 0.6},
    "costs.same": {
        "aanbrengactie": "referral",
        "mond-tot-mond": "referral",
        "ik was al klant": "",
    },
}
"""What its owner has noted in hogerop.toml: the files themselves do not tell."""
_WRITTEN_BY_HERSELF = (
    "second_order_mail",
    "ask_for_the_good",
    "near_tier_nudge",
    "ask_for_a_review",
)
"""Strategies for which nobody is paid to write a letter: in so small a shop the owner does it."""


def demo(
    folder: Path | str,
    *,
    seed: int = 2026,
    names: int = 3200,
    progress: Progress | None = None,
) -> tuple[Workspace, list[ImportReport]]:
    """Make the sample business: its files, and a workspace that holds them. A door: writes.

    The files are simulated and lie in ``files/``, in the shapes that real packages export; they
    are imported as anybody would. Where the workspace is there already, it is used as it is.
    On a machine whose clock is behind, the day is the last of the files.

    Parameters
    ----------
    seed : int
        Where chance begins: the same seed, the same business.
    names : int
        About how many names the files hold; 200 or more.

    Raises
    ------
    AskedWrongly
        If the folder is the workspace of another business.
    """
    folder = Path(folder)
    workspace = _workspace(folder, seed)
    made = sample.make(folder / FILES, seed=seed, names=names, progress=progress)
    reports = take_in(
        workspace,
        [made.folder / written.file for written in made.files],
        today=max(today_of(workspace), sample.LAST_DAY),
        progress=progress,
    )
    run(workspace, progress=progress)
    return workspace, reports


def _workspace(folder: Path, seed: int) -> Workspace:
    """Return the sample's workspace in a folder; make it where it is not there.

    Whom nobody reaches all year follows from the seed here: the same seed, the same plan.
    """
    if not (folder / "hogerop.toml").exists():
        workspace = start(folder, name=NAME)
        for section, values in _SETTINGS.items():
            text = workspace.settings.text
            workspace.change_settings(with_values(text, section, **values))
        _own_strategies(folder / "strategies")
        key = plan.key_line(on=today_of(workspace), key=Random(seed).randbytes(16))
        with workspace.writing():
            workspace.append(plan.PLANS, key)
        return workspace
    workspace = open(folder)
    if workspace.settings.business.name != NAME:
        raise AskedWrongly(
            say("This folder holds a business of its own; a sample would mix with it."),
            where=str(folder),
            fix=say("Name a folder that is not there yet."),
        )
    return workspace


def _own_strategies(folder: Path) -> None:
    """Write the owner's own strategies: those of the library, without their fixed costs."""
    folder.mkdir()
    for key in _WRITTEN_BY_HERSELF:
        name = f"{key}.toml"
        library = resources.files("hogerop.plan") / "strategies" / name
        text = re.sub(r"^fixed = \d+", "fixed = 0", library.read_text("utf-8"), flags=re.MULTILINE)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
