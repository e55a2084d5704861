"""Write docs/reference/tables.md from the contracts, or with --check say whether it is stale."""

from __future__ import annotations

from hogerop.contracts import (
    EVENT_KINDS,
    PURPOSES,
    Column,
    Table,
    ahead,
    editions,
    hearing,
    imports,
    learned,
    values,
)
from made_page import write_or_check

OPENING = """\
<!-- Made by docs/build_tables.py out of the contracts. Change it there; then `make reference`. -->
# Tables

What lies in a workspace, as Parquet files that any tool can read. Days are whole numbers: days
since 1 January 1970, in the time zone of the business. Times are UTC. Money is decimal, in the
currency of the business. Keys are hashes of what the source says
([decision 0005](../decisions/0005-keys-are-hashes.md)).

A table of an edition may be three files: `events.parquet`, `events.since.parquet` with the rows
that came since that was written, and `events.gone.parquet` with the keys of those whose older rows
count no more ([decision 0027](../decisions/0027-an-edition-from-the-one-before.md)). Whoever reads
them by another tool leaves out of the first the rows whose key stands in the third, and adds the
second. `hogerop run --anew` writes one file a table.
"""


def tables() -> list[Table]:
    """Return every table of an import and of an edition, in the order in which they are written."""
    written = [
        *vars(imports).values(),
        *vars(editions).values(),
        *vars(values).values(),
        *vars(ahead).values(),
        *vars(learned).values(),
        *vars(hearing).values(),
    ]
    return [value for value in written if isinstance(value, Table)]


def section(table: Table) -> str:
    """Return the part of the page about one table."""
    rows = "\n".join(_row(column) for column in table.columns)
    return (
        f"## {table.name}\n\nOne row is {table.grain}.\n\n"
        f"| column | type | what | unit | always filled |\n|---|---|---|---|---|\n{rows}\n"
    )


def page() -> str:
    """Return the whole page."""
    kinds = ", ".join(f"`{kind}`" for kind in EVENT_KINDS)
    purposes = ", ".join(f"`{purpose}`" for purpose in PURPOSES)
    words = (
        f"## Words in the columns\n\nKinds of event: {kinds}.\n\nPurposes of a cost: {purposes}.\n"
    )
    return "\n".join([OPENING, *(section(table) for table in tables()), words])


def _row(column: Column) -> str:
    always = "yes" if column.required else ""
    means = column.means.replace("|", "\\|")
    return f"| `{column.name}` | {column.type} | {means} | {column.unit} | {always} |"


if __name__ == "__main__":
    raise SystemExit(write_or_check("tables.md", page()))
