"""Who is who, measured: a table of methods beside each other on the same rows.

    python -m tests.identity.measure --profile normal --rows 5000 --seeds 1-8
    python -m tests.identity.measure --public
    python -m tests.identity.measure --ours package.module:function

``--ours`` names a method (see ``tests.identity.method``) for people; ``--ours-companies`` one for
companies. Times are shares of the first method's in one interleaved run; only shares compare.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from tests.identity import peers, public
from tests.identity.book import make_book
from tests.identity.dice import PROFILES
from tests.identity.joined import through_pairs
from tests.identity.method import LOOSE, Found, Method
from tests.identity.scores import Score, Whole, calibration, mean, questions, score, whole

Task = tuple[str, pa.Table, Whole, Whole]
"""Title, records, the truth by which what is joined is judged, and that by which questions are."""
THRESHOLDS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99)
HEAD = f"{'':30}{'P':>7}{'R':>7}{'F1':>7}{'B3':>7}{'mixed':>8}{'count':>7}{'time':>9}"


def known(truth: pa.ChunkedArray) -> Whole:
    """Return the truth as whole numbers, -1 where nobody knows."""
    return whole(truth.fill_null(-1))


def book(profile: str, rows: int, seed: int, books: Path | None) -> pa.Table:
    """Return a book with its truth in the last columns, from a folder of saved ones if there."""
    file = books / f"{profile}-{rows}-{seed}.parquet" if books else None
    if file and file.exists():
        return pq.read_table(file)
    made = make_book(profile, rows, seed)
    table = made.records
    for name in ("person", "organisation"):
        table = table.append_column(name, made.truth[name])
    return table


def split(table: pa.Table) -> tuple[pa.Table, dict[str, Whole]]:
    """Return the records without the truth, and the truth of each task."""
    truth = {name: known(table[name]) for name in ("person", "organisation")}
    names = [n for n in table.column_names if n not in ("person", "organisation", "household")]
    return table.select(names), truth


def named_companies(records: pa.Table, truth: Whole) -> Whole:
    """Return the truth of rows that write a company's name, -1 for the others."""
    written = records["company"].is_valid().to_numpy()
    return np.where(written, truth, -1)


def public_task(name: str, read: Callable[[], tuple[pa.Table, Whole]]) -> Task:
    """Return a public set as a task: what is joined and what is asked is judged by one truth."""
    records, truth = read()
    return name, records, truth, truth


def table_of(methods: Mapping[str, Method], tasks: Iterable[Task]) -> list[str]:
    """Run every method on every task in turn; return a line for each, the mean over the tasks."""
    scores: dict[str, list[Score]] = {name: [] for name in methods}
    seconds = dict.fromkeys(methods, 0.0)
    lines: list[str] = []
    best: dict[str, list[Score]] = {}
    for title, records, truth, answers in tasks:
        for name, method in methods.items():
            started = time.perf_counter()
            found = method(records)
            seconds[name] += time.perf_counter() - started
            scores[name].append(score(found.cluster, truth))
            if found.pairs is not None:
                best.setdefault(name, []).append(best_threshold(found, truth))
                lines += [f"{name}, {title}", *reviewed(found, truth, answers)]
    base = next(iter(seconds.values())) or 1.0
    table = [HEAD]
    for name, each in scores.items():
        table.append(line(name, mean(each)) + f"{seconds[name] / base:9.1f}")
        if name in best:
            table.append(line("  at its best threshold", mean(best[name])))
    return table + lines


def line(name: str, of: Score) -> str:
    """Return a method's figures as a line of the table."""
    four = f"{of.precision:7.3f}{of.recall:7.3f}{of.f1:7.3f}{of.b_cubed:7.3f}"
    return f"{name:30}{four}{of.mixed:8.2%}{of.count:7.3f}"


def best_threshold(found: Found, truth: Whole) -> Score:
    """Return the best score that a threshold gives, chosen with the truth in hand."""
    assert found.pairs is not None
    pairs = found.pairs
    scores = []
    for threshold in THRESHOLDS:
        sure = pairs.probability >= threshold
        scores.append(score(through_pairs(len(truth), pairs.left[sure], pairs.right[sure]), truth))
    return max(scores, key=lambda each: each.f1)


def reviewed(found: Found, truth: Whole, answers: Whole) -> list[str]:
    """Return the calibration of a method's pairs, and what it would ask."""
    assert found.pairs is not None
    pairs = found.pairs
    lines = [
        f"    [{b.low:.3f}, {b.high:.3f})  said {b.said:.3f}  true {b.true:.3f}  of {b.pairs}"
        for b in calibration(pairs.left, pairs.right, pairs.probability, truth)
    ]
    asked = questions(found.cluster, answers, pairs.left, pairs.right, pairs.probability, low=LOOSE)
    return [
        *lines,
        f"    questions {asked.asked}, {asked.per_1000_rows:.1f} per 1,000 rows,"
        f" yes {asked.yes_share:.0%}",
    ]


def named(words: str | None) -> dict[str, Method]:
    """Return the method that ``package.module:function`` names."""
    if not words:
        return {}
    module, _, function = words.partition(":")
    return {"ours": getattr(import_module(module), function)}


def seeds_of(words: str) -> list[int]:
    """Return the numbers of "2" or "1-8"."""
    first, _, last = words.partition("-")
    return list(range(int(first), int(last or first) + 1))


def chosen() -> argparse.Namespace:
    """Return what was asked on the command line."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--profile", choices=PROFILES, default="normal")
    asked.add_argument("--rows", type=int, default=5000)
    asked.add_argument("--seeds", type=seeds_of, default=[2], help="2 or 1-8")
    asked.add_argument("--books", type=Path, help="folder of saved books")
    asked.add_argument("--public", action="store_true", help="the public sets")
    asked.add_argument("--ours", help="package.module:function, for people")
    asked.add_argument("--ours-companies", help="package.module:function, for companies")
    asked.add_argument("--skip", action="append", default=[], help="a method not to run")
    return asked.parse_args()


def main() -> None:
    """Print the tables."""
    asked = chosen()
    warnings.simplefilter("ignore")
    people = {**peers.PEOPLE, **named(asked.ours)}
    companies = {**peers.COMPANIES, **named(asked.ours_companies)}
    people, companies = (
        {name: method for name, method in each.items() if name not in asked.skip}
        for each in (people, companies)
    )
    if asked.public and not public.DATA.is_dir():
        show("public sets", ["not measured: ../shared/data is not here"])
        return
    if asked.public:
        for name, read in public.PEOPLE.items():
            show(f"people, {name}", table_of(people, [public_task(name, read)]))
        for name, read in public.COMPANIES.items():
            show(f"companies, {name}", table_of(companies, [public_task(name, read)]))
        return
    of_people: list[Task] = []
    of_companies: list[Task] = []
    for seed in asked.seeds:
        records, truth = split(book(asked.profile, asked.rows, seed, asked.books))
        title = f"seed {seed}"
        own = truth["organisation"]
        of_people.append((title, records, truth["person"], truth["person"]))
        of_companies.append((title, records, named_companies(records, own), own))
    what = f"{asked.profile}, {asked.rows} rows, seeds {asked.seeds}"
    show(f"people, {what}", table_of(people, of_people))
    show(f"companies (rows that name one), {what}", table_of(companies, of_companies))


def show(title: str, lines: list[str]) -> None:
    """Print a table under its title."""
    print(f"\n{title}\n" + "\n".join(lines), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
