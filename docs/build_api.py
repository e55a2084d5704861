"""Write docs/reference/api.md from the API's own description, or with --check say it is stale."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import django

from made_page import write_or_check

OPENING = """\
<!-- Made by docs/build_api.py out of the API itself. Change it there; then `make reference`. -->
# API

Every operation, below `/api/v1`; `/api/v1/openapi.json` says the same for programs. How to begin:
[Use the API](../how-to/use-the-api.md). The scope is what a token must be allowed.

What answers hold is what the commands tell with `--json`: see [JSON](json.md). Lists come a page at
a time, as `total`, `page`, `limit` and `rows`. A fault comes as `application/problem+json` (RFC
9457).
"""

SCOPES = {
    "look": "read",
    "work": "record, and carry out the plan",
    "take_in": "take files in, and back",
    "decide": "change rules, and draw up rounds",
}


def schema() -> dict[str, Any]:
    """Return the description as it is answered."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hogerop.web.settings")
    django.setup()
    from hogerop.web.api.urls import api

    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


def operations(told: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every operation: its path, how it is asked, and what is said of it."""
    for path, of in told["paths"].items():
        for how, one in of.items():
            yield path.removeprefix("/api/v1"), how.upper(), one


def section(told: Mapping[str, Any], path: str, how: str, one: Mapping[str, Any]) -> str:
    """Return the part of the page about one operation."""
    says = " ".join((one.get("description") or f"{one['summary']}.").replace("``", "`").split())
    asked = [*_asked(one), *_sent(told, one)]
    table = "\n".join(["| what | form | else |", "|---|---|---|", *asked]) if asked else ""
    parts = (f"### {how} {path}", says, f"Scope: `{one['x-right']}`.", table)
    return "\n\n".join(part for part in parts if part) + "\n"


def _asked(one: Mapping[str, Any]) -> Iterator[str]:
    for of in one.get("parameters", ()):
        where = {"path": " (in the path)", "header": " (header)"}.get(of["in"], "")
        yield _row(f"`{of['name']}`{where}", of["schema"], needed=of.get("required", False))


def _sent(told: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[str]:
    for kind, of in one.get("requestBody", {}).get("content", {}).items():
        form = of["schema"]
        if "$ref" in form:
            form = told["components"]["schemas"][form["$ref"].rsplit("/", 1)[1]]
        where = "in a form" if kind.startswith("multipart") else "in the body"
        for name, part in form.get("properties", {}).items():
            needed = name in form.get("required", ())
            yield _row(f"`{name}` ({where})", part, needed=needed)


def _row(what: str, form: Mapping[str, Any], *, needed: bool) -> str:
    usual = form.get("default")
    other = "needed" if needed else "" if usual in (None, "") else f"`{usual}`".lower()
    return f"| {what} | {_form(form)} | {other} |"


def _form(form: Mapping[str, Any]) -> str:
    """Say what a value must be."""
    if "anyOf" in form:
        return next(_form(one) for one in form["anyOf"] if one.get("type") != "null")
    if "enum" in form:
        return ", ".join(f"`{one}`" for one in form["enum"])
    if form.get("type") == "array":
        return f"list of {_form(form['items'])}"
    kind = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "`true` or `false`",
    }.get(form.get("type", ""), "text")
    kind = {"date": "day, such as 2026-11-30", "binary": "file"}.get(form.get("format", ""), kind)
    low, high = form.get("minimum"), form.get("maximum")
    if low is not None and high is not None:
        return f"{kind}, {low:,} to {high:,}"
    longest = form.get("maxLength")
    return f"{kind}, at most {longest:,} characters" if longest else kind


def page() -> str:
    """Return the whole page."""
    told = schema()
    scopes = "\n".join(f"| `{key}` | {what} |" for key, what in SCOPES.items())
    parts = [OPENING, f"| scope | what it may do |\n|---|---|\n{scopes}\n", "## Operations\n"]
    return "\n".join([*parts, *(section(told, *one) for one in operations(told))])


if __name__ == "__main__":
    raise SystemExit(write_or_check("api.md", page()))
