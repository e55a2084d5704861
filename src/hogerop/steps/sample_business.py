"""The sample business: simulated files, imported as anybody would."""

from __future__ import annotations

from pathlib import Path

from hogerop import sample
from hogerop.errors import HogeropError
from hogerop.sources import ImportReport
from hogerop.steps.business import Progress, open, start
from hogerop.steps.running import run
from hogerop.steps.taking_in import take_in
from hogerop.workspace import Workspace, with_values


def demo(
    folder: Path | str, *, seed: int = 2026, progress: Progress | None = None
) -> tuple[Workspace, list[ImportReport]]:
    """Make the sample business: its files, and a workspace that holds them. A door: writes.

    The files are simulated and lie in ``files/``, in the shapes that real packages export; they
    are imported as anybody would. Where the workspace is there already, it is used as it is.
    """
    folder = Path(folder)
    made = sample.make(folder / "files", seed=seed, progress=progress)
    try:
        workspace = open(folder)
    except HogeropError:
        workspace = start(folder, name="Fietswerkplaats De Ketting")
        text = with_values(
            workspace.settings.text,
            "money",
            prices_include_vat=True,
            vat_rate=0.21,
            margin_rate=0.38,
        )
        workspace.change_settings(text)
    reports = take_in(
        workspace, [made.folder / written.file for written in made.files], progress=progress
    )
    run(workspace, progress=progress)
    return workspace, reports
