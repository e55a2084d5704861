"""The library of strategies, and what an owner adds to it: one TOML file each.

Reads files; runs no query.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import resources
from importlib.resources.abc import Traversable
from math import isfinite
from pathlib import Path
from typing import Any, get_args

from hogerop.errors import FileFault, PolicyFault
from hogerop.ladder.language import parse
from hogerop.plan.posterior import Evidence, Prior, prior
from hogerop.plan.strategy import CHANNELS, STEPS, Cost, Said, Strategy
from hogerop.words import LANGUAGES, say

__all__ = ["library"]

_LARGEST = 100_000
"""Bytes; a strategy is a page of text."""
_KEYS = {
    "": ("step", "channel", "for_whom", "spreads", "cost", "evidence", *LANGUAGES),
    "cost": ("money", "minutes", "fixed", "hours"),
    "evidence": ("class", "published", "source", "mean", "sd"),
    "said": ("name", "do", "drivers", "kpi", "evidence", "warnings"),
}


def library(own: Path | None = None) -> Mapping[str, Strategy]:
    """Read all strategies: the library's, and an owner's own.

    Parameters
    ----------
    own : Path, optional
        Folder with the owner's TOML files; it need not be there. One with the name of a strategy
        of the library takes its place.

    Returns
    -------
    mapping of str to Strategy
        By key, from the foot of the ladder upwards.

    Raises
    ------
    FileFault
        With everything that is wrong in any of the files.

    Examples
    --------
    >>> library()["second_order_mail"].prior
    Prior(mean=0.27, sd=0.54)
    """
    files: list[Traversable | Path] = [
        file
        for file in resources.files("hogerop.plan").joinpath("strategies").iterdir()
        if file.name.endswith(".toml")
    ]
    if own is not None and own.is_dir():
        files += own.glob("*.toml")
    reading = _Reading()
    found = {file.name.removesuffix(".toml"): file for file in files}
    strategies = [reading.strategy(key, found[key]) for key in sorted(found)]
    if reading.problems:
        raise FileFault(
            say("There are strategies that cannot be read."),
            where=str(own or ""),
            fix=say("Copy a strategy that can, and change what it says."),
            problems=reading.problems,
        )
    there = [one for one in strategies if one is not None]
    return {one.key: one for one in sorted(there, key=lambda one: (one.place, one.key))}


class _Reading:
    """One reading of files; gathers every fault before anybody complains."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.name = ""

    def strategy(self, key: str, file: Traversable | Path) -> Strategy | None:
        self.name = file.name
        before = len(self.problems)
        table = self._toml(file)
        if table is None:
            return None
        self._known(table, "", "")
        cost, evidence = self._table(table, "cost"), self._table(table, "evidence")
        self._known(cost, "cost", "cost")
        self._known(evidence, "evidence", "evidence")
        channel = self._one_of(table, "channel", CHANNELS)
        kind: Evidence = self._one_of(evidence, "class", get_args(Evidence))  # type: ignore[assignment]
        published = self._optional(evidence, "published")
        read = Strategy(
            key=key,
            step=self._one_of(table, "step", STEPS),
            channel=channel,
            for_whom=self._rule(table),
            spreads=self._yes_no(table, "spreads"),
            cost=self._cost(cost),
            evidence=kind,
            published=published,
            source=self._text(evidence, "source", "evidence") if "source" in evidence else "",
            prior=self._prior(evidence, kind, published),
            said={tongue: self._said(table, tongue) for tongue in LANGUAGES if tongue in table},
        )
        if not read.said:
            self._fault(say("[en] or [nl] is missing: what a reader is told"))
        return read if len(self.problems) == before else None

    def _toml(self, file: Traversable | Path) -> dict[str, Any] | None:
        try:
            with file.open("rb") as opened:
                raw = opened.read(_LARGEST + 1)
            if len(raw) <= _LARGEST:
                return tomllib.loads(raw.decode("utf-8-sig"))
            self._fault(say("it is larger than a strategy can be"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
            self._fault(say("it is no TOML: {why}", why=wrong))
        except OSError:
            self._fault(say("it cannot be opened"))
        return None

    def _said(self, table: dict[str, Any], tongue: str) -> Said:
        inside = self._table(table, tongue)
        self._known(inside, "said", tongue)
        return Said(
            name=self._text(inside, "name", tongue),
            do=self._texts(inside, "do", tongue, least=1),
            drivers=self._text(inside, "drivers", tongue),
            kpi=self._text(inside, "kpi", tongue),
            evidence=self._text(inside, "evidence", tongue),
            warnings=self._texts(inside, "warnings", tongue),
        )

    def _prior(self, evidence: dict[str, Any], kind: Evidence, published: float | None) -> Prior:
        mean, sd = self._optional(evidence, "mean"), self._optional(evidence, "sd")
        if mean is None and sd is None:
            return prior(kind, published)
        if mean is None or sd is None or sd <= 0:
            self._fault(say("'mean' and 'sd' belong together, and 'sd' is above 0"))
            return Prior(0.0, 1.0)
        return Prior(mean, sd)

    def _rule(self, table: dict[str, Any]) -> str:
        written = self._text(table, "for_whom", "")
        if written:
            try:
                parse(written)
            except PolicyFault as fault:
                self._fault("for_whom: " + str(fault))
        return written

    def _cost(self, table: dict[str, Any]) -> Cost:
        # Files written before hours were asked say nothing of them, and are still read.
        given = table if "hours" in table or not table else table | {"hours": 0}
        return Cost(*(self._amount(given, name) for name in _KEYS["cost"]))

    # one value

    def _table(self, table: dict[str, Any], key: str) -> dict[str, Any]:
        found = table.get(key)
        if isinstance(found, dict):
            return found
        self._fault(say("[{table}] is missing", table=key))
        return {}

    def _text(self, table: dict[str, Any], key: str, inside: str) -> str:
        found = table.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        self._fault(say("{key} must be a text between quotes", key=_path(inside, key)))
        return ""

    def _texts(
        self, table: dict[str, Any], key: str, inside: str, *, least: int = 0
    ) -> tuple[str, ...]:
        found = table.get(key)
        if isinstance(found, list) and len(found) >= least:
            texts = [text.strip() for text in found if isinstance(text, str) and text.strip()]
            if len(texts) == len(found):
                return tuple(texts)
        self._fault(say("{key} must be a list of texts", key=_path(inside, key)))
        return ()

    def _amount(self, table: dict[str, Any], key: str) -> float:
        found = table.get(key)
        if _number(found) and found >= 0:  # type: ignore[operator]
            return float(found)  # type: ignore[arg-type]
        if table:
            self._fault(say("{key} must be a number of 0 or more", key=_path("cost", key)))
        return 0.0

    def _optional(self, table: dict[str, Any], key: str) -> float | None:
        found = table.get(key)
        if found is None or _number(found):
            return None if found is None else float(found)
        self._fault(say("{key} must be a number, such as 0.2", key=_path("evidence", key)))
        return None

    def _yes_no(self, table: dict[str, Any], key: str) -> bool:
        found = table.get(key, False)
        if not isinstance(found, bool):
            self._fault(say("{key} must be true or false", key=key))
        return found is True

    def _one_of(self, table: dict[str, Any], key: str, known: Sequence[str]) -> str:
        found = table.get(key)
        if found in known:
            return str(found)
        self._fault(say("{key} must be one of {words}", key=key, words=", ".join(known)))
        return known[0]

    def _known(self, table: dict[str, Any], keys: str, inside: str) -> None:
        for key in table:
            if key not in _KEYS[keys]:
                near = get_close_matches(key, _KEYS[keys], n=1)
                hint = f"; {say('did you mean {word}?', word=near[0])}" if near else ""
                self._fault(say("{key} is not known", key=_path(inside, key)) + hint)

    def _fault(self, what: str) -> None:
        self.problems.append(f"{self.name}: {what}")


def _path(inside: str, key: str) -> str:
    return f"{inside}.{key}" if inside else key


def _number(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and isfinite(found)
