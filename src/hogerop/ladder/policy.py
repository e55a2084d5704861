"""The ladder's policy: who stands where, in the owner's own words."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from hogerop.errors import PolicyFault
from hogerop.ladder.language import parse
from hogerop.ladder.rungs import RUNGS
from hogerop.ladder.tree import Condition
from hogerop.words import say

_RULED = tuple(rung.key for rung in RUNGS[1:])
_PLAIN: dict[str, type | tuple[type, ...]] = {
    "version": int,
    "unit": str,
    "sequential": bool,
    "notice_days": int,
    "grace_days": int,
}


@dataclass(frozen=True)
class Policy:
    """Who stands on which rung.

    Attributes
    ----------
    rules : mapping of str to Condition
        Rule of each rung by key, ``suspect`` (the target market) to ``fan``, and of ``lapsed``.
    written : mapping of str to str
        The same rules as the owner wrote them.
    unit : str
        ``account`` or ``person``: what is counted.
    sequential : bool
        Whether a rung above Customer counts only when the one below it holds. Up to Customer the
        highest rung whose own rule holds counts, either way.
    notice_days, grace_days : int
        Days of warning before a fall; days that a lower rung must hold before a contact comes
        down. Both 0 to 3,650.
    business_gap, least_days : float
        The business's usual gap between orders, and the silence nobody is blamed for, in days.
    """

    rules: Mapping[str, Condition]
    written: Mapping[str, str]
    unit: str = "account"
    sequential: bool = True
    notice_days: int = 30
    grace_days: int = 0
    business_gap: float = 60.0
    least_days: float = 30.0
    version: int = 1

    @classmethod
    def parse(cls, toml: str, *, name: str = "hogerop.toml") -> Policy:
        """Read the policy's tables out of a settings file.

        Parameters
        ----------
        toml : str
            Text with ``[target_market]``, ``[ladder]``, ``[ladder.RUNG]`` and ``[rhythm]``; what
            is left out is as in the default policy. Other tables are not looked at.
        name : str
            The file's name, for messages.

        Raises
        ------
        PolicyFault
            With every fault found, each with its line.
        """
        return _policy(toml, name)

    @classmethod
    def mistakes(cls, toml: str, *, name: str = "hogerop.toml") -> tuple[PolicyFault, ...]:
        """Return every fault for which `parse` refuses a settings file that is TOML."""
        reading = _Read(toml, name)
        with suppress(PolicyFault):
            reading.policy(tomllib.loads(toml))
        return tuple(reading.faults)

    @classmethod
    def default(cls) -> Policy:
        """Return the default policy."""
        return cls.parse(default_text(), name="default.toml")

    @property
    def hash(self) -> str:
        """Twelve characters that change whenever the policy's meaning may."""
        meaning = [*(f"{key}={self.rules[key]}" for key in sorted(self.rules))]
        meaning += [self.unit, str(self.sequential), str(self.grace_days)]
        meaning += [f"{self.business_gap:g}", f"{self.least_days:g}"]
        return hashlib.sha256("\n".join(meaning).encode()).hexdigest()[:12]


@lru_cache(maxsize=64)  # every question asks it again, and it is the same text
def _policy(toml: str, name: str) -> Policy:
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as wrong:
        raise PolicyFault(
            say("The settings cannot be read: {why}", why=wrong),
            where=name,
            fix=say('Text stands between quotes, such as rule = "orders() >= 1".'),
        ) from None
    return _Read(toml, name).policy(tables)


@cache
def default_text() -> str:
    """Return the default policy as TOML, with its comments."""
    return resources.files("hogerop.ladder").joinpath("default.toml").read_text("utf-8")


def _key_of(line: str) -> str:
    return line.split("=")[0].split(".")[0].strip()


def _example(table: str, key: str) -> str:
    """Return how a key of a section is written, as the default policy has it."""
    inside: Any = tomllib.loads(default_text())
    for part in table.split("."):
        inside = inside[part]
    value = inside[key]
    if isinstance(value, dict):
        return f"[{table}.{key}] {_example(f'{table}.{key}', 'rule')}"
    written = str(value).lower() if isinstance(value, bool) else json.dumps(value)
    return f"{key} = {written}"


class _Read:
    """One reading of a policy; gathers every fault before it complains."""

    def __init__(self, toml: str, name: str) -> None:
        self.lines, self.name = toml.splitlines(), name
        self.faults: list[PolicyFault] = []

    def policy(self, tables: dict[str, Any]) -> Policy:
        default = tomllib.loads(default_text())
        ladder = self._table(tables, "ladder")
        rhythm = {**default["rhythm"], **self._table(tables, "rhythm")}
        market = {**default["target_market"], **self._table(tables, "target_market")}
        self._known(ladder, (*_PLAIN, *_RULED, "lapsed"), "ladder")
        self._known(rhythm, ("business_gap", "least_days"), "rhythm")
        written = {"suspect": self._rule(market, "target_market")}
        for key in (*_RULED, "lapsed"):
            written[key] = self._rule(
                {**default["ladder"][key], **self._table(ladder, key)}, f"ladder.{key}"
            )
        rules = {key: self._parsed(text, key) for key, text in written.items()}
        plain = {key: self._plain(ladder, key, default["ladder"][key]) for key in _PLAIN}
        self._sane(plain)
        days = {key: self._days(rhythm, key) for key in ("business_gap", "least_days")}
        if self.faults:
            raise self._all_faults()
        return Policy(
            rules=rules,
            written=written,
            business_gap=days["business_gap"],
            least_days=days["least_days"],
            **plain,
        )

    def _table(self, tables: dict[str, Any], key: str) -> dict[str, Any]:
        found = tables.get(key, {})
        if isinstance(found, dict):
            return found
        self._fault(say("[{table}] must be a table", table=key), self._line(key), f"[{key}]")
        return {}

    def _known(self, table: dict[str, Any], keys: tuple[str, ...], name: str) -> None:
        for key, value in table.items():
            if key in keys:
                continue
            near = get_close_matches(key, keys, n=1)
            hint = f"; {say('did you mean {word}?', word=near[0])}" if near else ""
            self._fault(
                say("[{table}] knows no '{key}'", table=name, key=key) + hint,
                self._line(f"{name}.{key}" if isinstance(value, dict) else name, key),
                _example(name, near[0]) if near else "",
                known=keys,
            )

    def _rule(self, table: dict[str, Any], name: str) -> str:
        rule = table.get("rule")
        self._known(table, ("rule",), name)
        if isinstance(rule, str) and rule.strip():
            return rule
        self._fault(
            say("[{table}] needs a rule between quotes", table=name),
            self._line(name),
            'rule = "orders() >= 1"',
        )
        return "true"

    def _parsed(self, rule: str, key: str) -> Condition:
        table = "target_market" if key == "suspect" else f"ladder.{key}"
        try:
            return parse(rule, where=f"{self._line(table, 'rule')}, [{table}]")
        except PolicyFault as fault:
            self.faults.append(fault)
            return parse("true")

    def _plain(self, ladder: dict[str, Any], key: str, otherwise: Any) -> Any:
        value = ladder.get(key, otherwise)
        if isinstance(value, _PLAIN[key]) and (isinstance(value, bool) == (_PLAIN[key] is bool)):
            return value
        self._fault(
            say("'{key}' has a value of the wrong kind", key=key),
            self._line("ladder", key),
            f"{key} = {str(otherwise).lower()}",
        )
        return otherwise

    def _sane(self, plain: dict[str, Any]) -> None:
        if plain["unit"] not in ("account", "person"):
            self._fault(
                say('\'unit\' is "account" or "person"'),
                self._line("ladder", "unit"),
                'unit = "account"',
            )
        if plain["version"] != 1:
            self._fault(
                say("This policy is of a newer version"),
                self._line("ladder", "version"),
                "version = 1",
            )
        for key in ("notice_days", "grace_days"):
            if not 0 <= plain[key] <= 3650:
                self._fault(
                    say("'{key}' is a number of days, from 0 to 3650", key=key),
                    self._line("ladder", key),
                    f"{key} = 30",
                )

    def _days(self, rhythm: dict[str, Any], key: str) -> float:
        value = rhythm.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 36_525:
            return float(value)
        self._fault(
            say("'{key}' is a number of days above 0", key=key),
            self._line("rhythm", key),
            f"{key} = 60",
        )
        return 1.0

    def _line(self, table: str, key: str = "") -> str:
        """Where a table, or a key in it, stands: ``hogerop.toml, line 12``."""
        inside, header = not key, 0
        for number, line in enumerate(self.lines, 1):
            bare = line.split("#")[0].strip()
            if bare.startswith("["):
                inside = bare.strip("[] ") == table
                header = header or (number if inside else 0)
                if inside and not key:
                    break
            elif inside and _key_of(bare) in (key or table, f'"{key}"'):
                return self._at(number)
        return self._at(header) if header else self.name

    def _at(self, line: int) -> str:
        if not self.name:
            return say("line {n}", n=line)
        return say("{file}, line {n}", file=self.name, n=line)

    def _fault(self, what: str, where: str, example: str, known: Sequence[str] = ()) -> None:
        if example:
            fix = say("For example: {example}", example=example)
        else:
            fix = say("Known are: {words}", words=", ".join(known))
        self.faults.append(PolicyFault(what, where=where, fix=fix))

    def _all_faults(self) -> PolicyFault:
        if len(self.faults) == 1:
            return self.faults[0]
        return PolicyFault("\n\n".join(str(fault) for fault in self.faults))
