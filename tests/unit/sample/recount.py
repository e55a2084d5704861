"""An independent count of who stands where, made with pandas from the files alone.

It knows the files' shapes and the default policy, and shares no code with the simulator or the
ladder. Names are joined on equal ids and equal e-mail addresses, on nothing else.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

import pandas as pd
from python_calamine import CalamineWorkbook

RUNGS = ("suspect", "prospect", "shopper", "customer", "member", "advocate", "fan")


def table(file: Path, sep: str = ";", encoding: str = "utf-8-sig") -> pd.DataFrame:
    text = io.StringIO(file.read_bytes().decode(encoding))
    return pd.read_csv(text, sep=sep, dtype=str, keep_default_na=False)


def sheet(file: Path) -> pd.DataFrame:
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    return pd.DataFrame(rows[1:], columns=[str(name) for name in rows[0]])


def day_of(value: object) -> date | None:
    """Return a day written in any of the ways of these files, or None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value)[:10].strip().replace("/", "-").split("-")
    if len(text) != 3 or not all(part.isdigit() for part in text):
        return None
    year, month, day = (int(part) for part in (text if len(text[0]) == 4 else text[::-1]))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def cents_of(value: object) -> int | None:
    if isinstance(value, (int, float)):
        return round(value * 100)
    text = str(value).replace("€", "").replace(".", "").replace(",", "").strip()
    return int(text) if text.lstrip("-").isdigit() else None


def mail(value: object) -> str:
    text = str(value).strip().lower()
    return f"mail:{text}" if text else ""


def number(value: object) -> str:
    text = str(value).removesuffix(".0")
    return f"klant:{text}" if text else ""


@dataclass
class Job:
    """A workshop order or a web order: who, on which day, and what is left of its money."""

    who: str
    day: date
    cents: int


@dataclass
class Files:
    """What the files say, by key; keys of one name are joined."""

    folder: Path
    until: date
    up: dict[str, str] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    asked: list[tuple[str, date]] = field(default_factory=list)
    told: list[tuple[str, date, str]] = field(default_factory=list)
    passes: dict[str, tuple[str, date, date | None]] = field(default_factory=dict)
    aside: Counter[str] = field(default_factory=Counter)

    def root(self, key: str) -> str:
        while self.up.setdefault(key, key) != key:
            key = self.up[key]
        return key

    def name(self, *keys: str) -> str:
        """Join the keys that are there; return one of them."""
        roots = [self.root(key) for key in keys if key]
        for other in roots[1:]:
            self.up[self.root(other)] = self.root(roots[0])
        return roots[0] if roots else ""

    def past(self, day: date | None) -> bool:
        return day is not None and day <= self.until

    def read(self) -> Files:
        self.contacts()
        self.web()
        self.workshop()
        self.enquiries()
        self.promotions()
        self.membership()
        return self

    def contacts(self) -> None:
        shop = table(self.folder / "shopify_customers.csv", ",")
        for id, email in zip(shop["Customer ID"], shop["Email"], strict=True):
            self.name(f"shop:{id.strip(chr(39))}", mail(email))
        for state in ("subscribed", "unsubscribed", "cleaned"):
            audience = table(self.folder / f"mailchimp_{state}.csv", ",")
            for email in audience["Email Address"]:
                self.name(mail(email))
        for email in table(self.folder / "beurslijst.csv", ";", "cp1252")["E-mail"]:
            self.name(mail(email))

    def web(self) -> None:
        lines = table(self.folder / "shopify_orders.csv", ",")
        orders = lines[lines["Total"] != ""]
        owners = self.code_owners()
        for row in orders.to_dict("records"):
            who = self.name(mail(row["Email"]))
            if not who or row["Financial Status"] == "voided":
                continue
            cents = round(100 * (float(row["Total"]) - float(row["Refunded Amount"])))
            day = day_of(row["Created at"])
            assert day is not None
            self.jobs.append(Job(who, day, cents))
            if row["Discount Code"] in owners:
                self.told.append((owners[row["Discount Code"]], day, who))

    def code_owners(self) -> dict[str, str]:
        codes = table(self.folder / "kortingscodes.csv")
        return {
            code: self.name(mail(email))
            for code, email in zip(codes["Kortingscode"], codes["E-mail aanbrenger"], strict=True)
        }

    def workshop(self) -> None:
        jobs: dict[str, Job] = {}
        seen = set()
        lines: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in sheet(self.folder / "werkplaats.xlsx").itertuples(index=False):
            id, _, email, _, _, _, when, ref, text, hours, money = row
            day, cents = day_of(when), cents_of(money)
            if day is None or cents is None or not self.past(day):
                self.aside["werkplaats.xlsx"] += 1
                continue
            who = self.name(number(id), mail(email))
            if not who or tuple(row) in seen:
                continue
            seen.add(tuple(row))
            given_back = str(text).startswith("Creditnota") or (hours != "" and hours < 0)
            if not given_back:
                jobs.setdefault(ref, Job(who, day, 0)).cents += cents
                lines[who, text].append(ref)
            elif ref in jobs:
                jobs[ref].cents += cents
            else:
                jobs[lines[who, text].pop()].cents += cents
        self.jobs += jobs.values()

    def enquiries(self) -> None:
        owners = self.code_owners()
        for row in table(self.folder / "aanvragen.csv").to_dict("records"):
            day = day_of(row["Datum"])
            if day is None or not self.past(day):
                self.aside["aanvragen.csv"] += 1
                continue
            who = self.name(mail(row["E-mailadres"]))
            self.asked.append((who, day))
            heard = row["Hoe heeft u ons gevonden?"]
            referrer = owners.get(heard.removeprefix("kortingscode "), "")
            if "@" in heard:
                referrer = self.name(mail(heard.removeprefix("via ")))
            if referrer:
                self.told.append((referrer, day, who))
        for row in table(self.folder / "offertes.csv").to_dict("records"):
            day = day_of(row["Offertedatum"])
            assert day is not None
            self.asked.append((self.name(number(row["Klantnummer"]), mail(row["E-mail"])), day))

    def promotions(self) -> None:
        for row in sheet(self.folder / "aanbevelingen.xlsx").itertuples(index=False):
            when, who, kind, whom, _ = row
            key = self.name(mail(who) if "@" in str(who) else number(who))
            day = day_of(when)
            assert day is not None
            if kind == "aanbeveling" and not whom:
                self.aside["aanbevelingen.xlsx"] += 1
                continue
            other = self.name(mail(whom)) if kind == "aanbeveling" else ""
            self.told.append((key, day, other))
        for row in table(self.folder / "reviews.csv", ",").to_dict("records"):
            day = day_of(row["Date"])
            if day is None:
                self.aside["reviews.csv"] += 1
            elif row["Email"]:
                who = self.name(mail(row["Email"]))
                if int(row["Rating"]) >= 4:
                    self.told.append((who, day, ""))

    def membership(self) -> None:
        for row in table(self.folder / "fietspas.csv").to_dict("records"):
            who = self.name(f"pas:{row['Pasnummer']}", mail(row["E-mail"]))
            until = day_of(row["Einddatum"])
            assert until is not None
            self.passes[row["Pasnummer"]] = (who, until, day_of(row["Opgezegd op"]))


def rungs(files: Files) -> Counter[str]:
    """Return how many names stand on each rung on the last day, under the default policy."""
    today, ever = files.until, [job for job in files.jobs if job.cents > 0]
    bought = _by_name(files, ((job.who, job.day) for job in ever))
    asked = _by_name(files, files.asked)
    members = {
        files.root(who)
        for who, until, left in files.passes.values()
        if until >= today and (left is None or left > today)
    }
    told: dict[str, list[date]] = defaultdict(list)
    buyers: dict[str, set[str]] = defaultdict(set)
    for who, day, whom in _once(files):
        if day > today - timedelta(730):
            told[who].append(day)
        first = min(bought.get(whom, [date.max]))
        if day <= first <= today and max(day, first) > today - timedelta(730):
            buyers[who].add(whom)
    counts: Counter[str] = Counter()
    for name in {files.root(key) for key in list(files.up)}:
        days = sorted(set(bought.get(name, [])))
        rung = 1 + any(day > today - timedelta(365) for day in asked.get(name, []))
        if days:
            rung = 4 if len(days) >= 2 else 3
        if rung == 4 and _consistent(days, name in members, today):
            rung = 5 + bool(told[name])
            months = {(day.year, day.month) for day in told[name]}
            if len(told[name]) >= 3 and len(months) >= 2 and buyers[name]:
                rung = 7
        counts[RUNGS[rung - 1]] += 1
    return counts


def _once(files: Files) -> Iterator[tuple[str, date, str]]:
    """Yield promotions, without those of oneself and with each buyer credited once."""
    credited: dict[str, str] = {}
    for who, day, whom in sorted(files.told, key=lambda told: told[1]):
        who, whom = files.root(who), files.root(whom) if whom else ""
        if who == whom or (whom and credited.get(who) == whom):
            continue
        yield who, day, whom if credited.setdefault(whom, who) == who else ""


def _by_name(files: Files, days: Iterable[tuple[str, date]]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for who, day in days:
        found[files.root(who)].append(day)
    return found


def _consistent(days: list[date], member: bool, today: date) -> bool:
    recent = sum(day > today - timedelta(730) for day in days)
    gaps = [(b - a).days for a, b in pairwise(days)][-9:]
    usual = (len(gaps) * median(gaps) + 60) / (len(gaps) + 1)
    silent = (today - days[-1]).days
    return (recent >= 3 or member) and (silent <= 4 * usual or silent <= 30)
