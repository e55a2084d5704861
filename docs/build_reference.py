"""Build the reference pages of the rule language and the rungs from the spec tables.

``python docs/build_reference.py`` writes them; with ``--check`` it only says whether they are
stale (exit code 1). The tables that a reader sees are the tables that the tests ask.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.spec.read import Example, Row, Spec, specs  # noqa: E402 - found from ROOT only

PAGES = ROOT / "docs" / "reference"

WORDS = """\
# Words of the rule language

A rule of the ladder is a sentence over these words. Every answer is that of the *evening* of a
day. A window of `n` days is the day itself and the `n - 1` days before it; without a number it is
all of the contact's life. What is *missing* (not known) meets no comparison, and neither does its
`not`; *infinite* is more than any number of days, and two infinite numbers cannot be compared.

Words can be compared (`<`, `<=`, `==`, `!=`, `>=`, `>`, chained as in `5 <= employees <= 250`,
`between`, `in`), added and subtracted, multiplied and divided by a number, and joined with `and`,
`or` and `not`. Numbers may carry a unit: `orders(12 months) >= 2`.

Every table on this page is also a test: what stands on the right is what the product answers.
"""
RUNGS = """\
# Rungs of the ladder

Who stands where under the default policy. Every threshold is the owner's to change; an example
that uses other settings shows them. A standing is that of the *evening* of a day.

Every table on this page is also a test: what stands on the right is where the product places them.
"""
NOTE = "<!-- Built by docs/build_reference.py from tests/spec/{folder}; do not edit. -->\n"
HEADS = {"who": "Who", "whom": "Whom", "day": "Day", "seen": "First seen", "kind": "Kind"}
RIGHT = ("amount", "margin", "employees")


def page(folder: str, opening: str) -> str:
    """Return one reference page as MyST Markdown."""
    told = specs(folder)
    parts = [NOTE.format(folder=folder), opening, overview(told, folder)]
    return "\n".join([*parts, *(section(spec, folder) for spec in told)])


def overview(told: list[Spec], folder: str) -> str:
    """Return the table at the head of a page: everything on it in one line each."""
    if folder == "rungs":
        rows = [[f"[{s.title}]({anchor(s, folder)})", s.title_nl, s.says] for s in told]
        return grid(["Standing", "Nederlands", "Who stands there"], rows)
    rows = [
        [f"[{name(s, folder)}]({anchor(s, folder)})", first_clause(s.says), s.unit] for s in told
    ]
    return grid(["Word", "What it says", "Unit"], rows)


def section(spec: Spec, folder: str) -> str:
    """Return one word or rung with its examples."""
    unit = f"\n*Unit: {spec.unit}.*\n" if spec.unit else ""
    head = f"({anchor(spec, folder)[1:]})=\n## {name(spec, folder)}\n\n{spec.says}\n{unit}"
    dutch = f"\n*Nederlands:* {spec.says_nl}\n"
    return "\n".join([head + dutch, *(shown(example) for example in spec.examples)])


def name(spec: Spec, folder: str) -> str:
    """Return the heading: words as code, everything else in capitals at the front."""
    code = folder == "words" and "(" in spec.title
    return f"`{spec.title}`" if code else spec.title[:1].upper() + spec.title[1:]


def anchor(spec: Spec, folder: str) -> str:
    """Return where a link to the word or rung leads."""
    return f"#{folder[:-1]}-{spec.key.replace('_', '-')}"


def first_clause(sentence: str) -> str:
    """Return a sentence up to its first colon, semicolon or full stop."""
    for at, sign in enumerate(sentence):
        if sign in ":;." and sentence[at + 1 : at + 2] in (" ", ""):
            return sentence[:at]
    return sentence


def shown(example: Example) -> str:
    """Return one example: its title, its settings, what happened, what is answered."""
    parts = [f"**{example.title}**\n"]
    if example.policy:
        parts.append(f"```toml\n{example.policy.strip()}\n```\n")
    if example.contacts:
        parts.append("Who they are:\n\n" + of_rows(example.contacts))
    if example.events:
        parts.append("What happened:\n\n" + of_rows(example.events))
    parts.append("What is answered:\n\n" + of_rows(example.answers, answers=True))
    return "\n".join(parts)


def of_rows(rows: tuple[Row, ...], *, answers: bool = False) -> str:
    """Return a table of dicts; headings that are expressions are shown as code."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    wide = [heading(key) for key in keys]
    right = [(answers and key not in ("who", "day", "standing")) or key in RIGHT for key in keys]
    return grid(wide, [[cell(row.get(key, "")) for key in keys] for row in rows], right)


def heading(key: str) -> str:
    """Return a column's heading."""
    return HEADS.get(key, key.capitalize() if key.isalpha() else f"`{key}`")


def cell(text: str) -> str:
    """Return what stands in a cell; what is not there is a dash."""
    return text or "–"


def grid(heads: list[str], rows: list[list[str]], right: list[bool] | None = None) -> str:
    """Return a Markdown table whose columns are lined up in the source as well."""
    right = right or [False] * len(heads)
    wide = [max(len(line[k]) for line in [heads, *rows]) for k in range(len(heads))]

    def line(cells: list[str]) -> str:
        placed = (
            text.rjust(w) if r else text.ljust(w)
            for text, w, r in zip(cells, wide, right, strict=True)
        )
        return f"| {' | '.join(placed)} |"

    rule = ("-" * (w - 1) + ":" if r else "-" * w for w, r in zip(wide, right, strict=True))
    return "\n".join([line(heads), f"| {' | '.join(rule)} |", *map(line, rows)]) + "\n"


def pages() -> dict[Path, str]:
    """Return every page that is built, by its path."""
    return {
        PAGES / "words.md": page("words", WORDS),
        PAGES / "rungs.md": page("rungs", RUNGS),
    }


def stale() -> list[Path]:
    """Return the pages whose file says something else than the spec tables."""
    return [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` only say which are stale."""
    if arguments == ["--check"]:
        for path in stale():
            print(f"{path.relative_to(ROOT)} is stale: run python docs/build_reference.py")
        return 1 if stale() else 0
    if arguments:
        print("usage: python docs/build_reference.py [--check]")
        return 2
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
