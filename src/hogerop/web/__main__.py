"""``python -m hogerop.web PORT``: answer, once `hogerop serve` made everything ready."""

from __future__ import annotations

import sys

from hogerop.web.serving import answer

if __name__ == "__main__":
    answer(int(sys.argv[1]))
