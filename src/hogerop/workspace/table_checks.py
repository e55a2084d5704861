"""What may stand in a ``[tables.NAME]`` of hogerop.toml: where it is, which rows, what is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import parse_qsl, urlsplit

from hogerop.words import say

DATABASES = ("postgresql", "postgres", "mysql", "mariadb", "sqlite")
STORES = ("file", "s3", "gs", "gcs", "az", "abfs", "abfss")
FORMATS = ("parquet", "delta", "iceberg")

_SECRET = re.compile(r"pass(?!file)|secret|token|access_key|credential")


def problem_with_name(name: str) -> str | None:
    """Return what is wrong with the name of a table; None = nothing."""
    if re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        return None
    return say(
        "[tables.{name}]: a name is small letters, figures, - and _, such as orders", name=name
    )


def together(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the keys of one table that do not go together, each with what is wrong."""
    if "at" not in values:
        yield "", say("lacks at: where it is, such as postgresql://reader@db.example.nl/shop")
        return
    if _at(values["at"]) is not None:
        return
    if is_database(str(values["at"])):
        if ("table" in values) == ("query" in values):
            yield "", say("needs either table or query")
        if "format" in values:
            yield "format", say("format is for a folder of files, not for a database")
    else:
        for key in ("table", "query"):
            if key in values:
                yield key, say("{key} is for a database; here `at` is the whole table", key=key)


def is_database(at: str) -> bool:
    """Return whether an address is that of a database, not of files."""
    return "://" in at and at.partition("://")[0] in DATABASES


def _at(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return say('is an address or a path, such as "postgresql://reader@db.example.nl/shop"')
    if "://" not in value:
        return None
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  # asking for it is the check
    except ValueError:
        return say('is an address or a path, such as "postgresql://reader@db.example.nl/shop"')
    if parts.scheme not in (*DATABASES, *STORES):
        return _unknown_kind(parts.scheme)
    if parts.password is not None or any(_SECRET.search(key.lower()) for key, _ in _asked(parts)):
        return say(
            "holds a password or key: take it out and have it changed, for others may have read"
            " it. It belongs in the environment (HOGEROP_PASSWORD_NAME) or in .pgpass or .my.cnf"
        )
    if parts.scheme == "sqlite" and not value.startswith("sqlite:///"):
        return say('is a file: write it as "sqlite:///shop.db"')
    if parts.scheme in DATABASES and parts.scheme != "sqlite" and not parts.path.strip("/"):
        return say('lacks the name of the database: "postgresql://reader@db.example.nl/shop"')
    return None


def _asked(parts: object) -> list[tuple[str, str]]:
    return parse_qsl(getattr(parts, "query", ""), keep_blank_values=True)


def _unknown_kind(scheme: str) -> str:
    bare = scheme.partition("+")[0]
    near = get_close_matches(bare, (*DATABASES, *STORES), n=1)
    if near:
        return say("begins with {scheme}://; did you mean {near}://?", scheme=scheme, near=near[0])
    return say(
        "begins with {scheme}://; known are {names}",
        scheme=scheme,
        names=", ".join((*DATABASES, *STORES)),
    )


def _words(value: object) -> str | None:
    if isinstance(value, str) and value.strip():
        return None
    return say('is text, such as "orders"')


def _format(value: object) -> str | None:
    if value in FORMATS:
        return None
    return say("is one of {names}", names=", ".join(f'"{name}"' for name in FORMATS))


def _yes_no(value: object) -> str | None:
    return None if isinstance(value, bool) else say("is true or false")


def _back(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return None
    return say("is a whole number, 0 or more")


OF_A_TABLE: dict[str, Callable[[object], str | None]] = {
    "at": _at,
    "table": _words,
    "query": _words,
    "format": _format,
    "watermark": _words,
    "overlap": _back,
    "source": _words,
    "mapping": _words,
    "whole": _yes_no,
}
"""The keys of one table, and what may stand behind them."""
