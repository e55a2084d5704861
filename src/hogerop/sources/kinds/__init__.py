"""Every kind of file that can be read: one small module each. Copy one to add one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from hogerop.sources.kind import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kind of every module of this folder, packages before generic ones, by name."""
    found = [import_module(f"{__name__}.{m.name}").KIND for m in iter_modules(__path__)]
    return tuple(sorted(found, key=lambda kind: (not kind.signature, kind.name)))
