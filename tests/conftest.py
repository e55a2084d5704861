"""What holds for every test: sentences are English, dates and numbers those of Great Britain."""

from __future__ import annotations

import os

for name in ("LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("HOGEROP_WORKSPACE", None)
