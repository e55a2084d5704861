"""Write docs/reference/files.md from the kinds of files that can be read, or --check it."""

from __future__ import annotations

from hogerop.sources.fields import FIELDS, Field
from hogerop.sources.kind import Kind
from hogerop.sources.kinds import kinds
from made_page import write_or_check

OPENING = """\
<!-- Made by docs/build_files.py out of src/hogerop/sources. Change it there, then
     `make reference`. -->
# Files that can be read

CSV and other text files with columns (any separator, with or without a byte order mark), Excel,
Parquet, JSON and JSON lines. What a file holds is recognised by its headers and by its content.
`hogerop import --look FILE` shows what would be read, and takes nothing.

Capitals, spaces, accents and points in a header do not matter. Columns that no field below fits are
left unread, and the import says which.
"""

PACKAGES = """\
## Exports of packages

Recognised when all the headers named here are there. Contacts of a package are known by its name,
as in `shopify:7210448301122`.

| kind | what one row is | headers that give it away |
|---|---|---|
"""

GENERIC = """\
## Other files

| kind | what one row is | fields without which it is not of this kind |
|---|---|---|
"""

TABLES = """\
## Fields and their headers

A column becomes the field whose header words it matches. With a
[mapping](../how-to/map-columns.md) you decide yourself.

| field | what | headers that are known |
|---|---|---|
"""


def page() -> str:
    """Return the whole page."""
    packages = [kind for kind in kinds() if kind.signature]
    generic = [kind for kind in kinds() if not kind.signature]
    return "\n".join(
        [
            OPENING,
            PACKAGES + "".join(map(_package, packages)),
            GENERIC + "".join(map(_generic, generic)),
            TABLES + "".join(_field(field) for field in FIELDS.values()),
        ]
    )


def _package(kind: Kind) -> str:
    headers = ", ".join(
        " or ".join(f"`{word}`" for word in header.split("|")) for header in kind.signature
    )
    refused = f" **Refused:** {kind.instead}" if kind.refused else ""
    return f"| {kind.name} | {kind.says}{refused} | {headers} |\n"


def _generic(kind: Kind) -> str:
    needs = ", ".join(need.replace("|", " or ") for need in kind.needs)
    return f"| {kind.name} | {kind.says} | {needs} |\n"


def _field(field: Field) -> str:
    words = dict.fromkeys(word for word in field.headers if word != field.name)
    return f"| `{field.name}` | {field.means} | {', '.join(words)} |\n"


if __name__ == "__main__":
    raise SystemExit(write_or_check("files.md", page()))
