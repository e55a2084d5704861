"""The library works where only its own dependencies are installed."""

from __future__ import annotations

import subprocess
import sys


def test_nothing_that_only_extras_or_developers_have_is_needed_to_import_it():
    absent = ["pandas", "polars", "pytest", "hypothesis", "sphinx"]
    script = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({absent}))\n"
        "import hogerop, hogerop.chart, hogerop.cli.app\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
