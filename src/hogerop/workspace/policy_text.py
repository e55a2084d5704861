"""The ladder's policy as a part of hogerop.toml: taken out, put in, and put back, as text.

What the rules mean is for the ladder; here a rule is a section with keys and remarks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.checks import FILE_NAME, POLICY_SECTIONS, parsed

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_-]+)[^\[\]]*\]\]?\s*(#.*)?$")


@dataclass(frozen=True)
class _Block:
    """A header with the lines under it and the remarks right above it.

    ``path`` is the section's name in parts, empty for what stands before the first header.
    """

    path: tuple[str, ...]
    text: str

    @property
    def is_policy(self) -> bool:
        return self.path[:1] in {(section,) for section in POLICY_SECTIONS}


def policy_part(text: str) -> str:
    """Return the sections of a text that are the ladder's policy, comments and all."""
    return "".join(block.text for block in _blocks(text) if block.is_policy)


def policy_values(text: str) -> dict[str, object]:
    """Return every value of a text's policy by its name, such as ``ladder.fan.rule``.

    Raises
    ------
    WorkspaceFault
        If the text is no TOML.
    """
    return {
        ".".join(path): value
        for path, value in _values(parsed(text, FILE_NAME))
        if path[0] in POLICY_SECTIONS
    }


def with_policy(text: str, policy: str) -> str:
    """Return the text of a hogerop.toml in which the rules of another text hold.

    What the other text says takes the place of what stood; what it leaves out stays, remarks
    and all. Where it leaves nothing out, its own remarks come along as well.

    Parameters
    ----------
    text : str
        A hogerop.toml.
    policy : str
        Sections of a policy, all or some; anything else in it is left out.

    Raises
    ------
    WorkspaceFault
        If either is no TOML, or a rule stands where it cannot be replaced by itself.
    """
    given = policy_values(policy)
    if policy_values(text).keys() <= given.keys():
        return instead_of_policy(text, policy)
    blocks, fresh = _blocks(text), [b for b in _blocks(policy) if b.is_policy]
    here = {block.path for block in blocks}
    changed = {b.path: _merged(b, fresh) for b in blocks if b.is_policy}
    added = [_Block(block.path, _ended(block.text)) for block in fresh if block.path not in here]
    at = max((n for n, b in enumerate(blocks, start=1) if b.is_policy), default=len(blocks))
    kept = [_Block(b.path, changed.get(b.path, b.text)) for b in blocks]
    if added:
        kept[at - 1] = _Block(kept[at - 1].path, kept[at - 1].text.rstrip("\n") + "\n\n")
        added[-1] = _Block(added[-1].path, added[-1].text + ("\n" if at < len(kept) else ""))
    together = "".join(block.text for block in (*kept[:at], *added, *kept[at:]))
    _refuse_other_meaning(together, text, policy_values(text) | given)
    return together


def instead_of_policy(text: str, policy: str) -> str:
    """Return the text of a hogerop.toml with another policy in the place of its own.

    Raises
    ------
    WorkspaceFault
        If either is no TOML, or the rules cannot be told from the other settings.
    """
    fresh = _ended(policy_part(policy))
    blocks, placed = [], False
    for block in _blocks(text):
        if not block.is_policy:
            blocks.append(block.text)
        elif not placed:
            blocks.append(fresh)
            placed = True
    above = text.rstrip("\n") + "\n\n" if fresh else text
    together = "".join(blocks if placed else [above, fresh])
    _refuse_other_meaning(together, text, policy_values(policy))
    return together


def _blocks(text: str) -> list[_Block]:
    """Return the blocks of a text in order; remarks right above a header belong to it."""
    blocks: list[tuple[tuple[str, ...], list[str]]] = [((), [])]
    for line in text.splitlines(keepends=True):
        if _HEADER.match(line):
            above = blocks[-1][1]
            remarks: list[str] = []
            while above and above[-1].lstrip().startswith("#"):
                remarks.insert(0, above.pop())
            blocks.append((_path(line), remarks))
        blocks[-1][1].append(line)
    return [_Block(path, "".join(lines)) for path, lines in blocks]


def _path(header: str) -> tuple[str, ...]:
    inside: Any = parsed(header, FILE_NAME)
    path: list[str] = []
    while isinstance(inside, Mapping) and inside:
        ((part, inside),) = inside.items()
        path.append(part)
    return tuple(path)


def _merged(block: _Block, fresh: list[_Block]) -> str:
    """Return a block in which the values of its namesake hold."""
    namesake = next((other for other in fresh if other.path == block.path), None)
    if namesake is None:
        return block.text
    old, new = _keys(block), _keys(namesake)
    if old.keys() <= new.keys() and "#" in namesake.text:
        return _ended(namesake.text) + ("\n" if block.text.endswith("\n\n") else "")
    document = tomlkit.parse(block.text)
    inside: Any = document
    for part in block.path:
        inside = inside[part]
    for key, value in new.items():
        if old.get(key) != value:
            inside[key] = value
    return tomlkit.dumps(document)


def _keys(block: _Block) -> dict[str, object]:
    inside: Any = tomllib.loads(block.text)
    for part in block.path:
        inside = inside[part]
    return dict(inside)


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip() else ""


def _values(inside: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in inside.items():
        if isinstance(value, Mapping):
            yield from (((key, *path), one) for path, one in _values(value))
        else:
            yield (key,), value


def _refuse_other_meaning(together: str, text: str, policy: Mapping[str, object]) -> None:
    """Lines were moved as text; make sure that every value came along as it was."""
    try:
        found = tomllib.loads(together)
    except tomllib.TOMLDecodeError:
        found = {}
    if _but_policy(found) != _but_policy(parsed(text, FILE_NAME)) or policy != {
        ".".join(path): value for path, value in _values(found) if path[0] in POLICY_SECTIONS
    }:
        raise WorkspaceFault(
            say("The policy cannot be put into the settings without changing other lines."),
            where=FILE_NAME,
            fix=say("Write every section under a [header] of its own, as `hogerop init` does."),
        )


def _but_policy(tables: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in tables.items() if key not in POLICY_SECTIONS}
