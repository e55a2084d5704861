"""What can be said in Spark only when the columns are known: ``by name`` and ``replace``.

Works on the tree of DuckDB's own text, so that DuckDB can be asked what columns a part of it has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

ColumnsOf = Callable[[str], Sequence[str]]
"""Returns the names of the columns that a query in DuckDB's words answers with."""


def needs_columns(tree: exp.Expr) -> bool:
    """Return whether a query holds something that Spark can be told only by the columns' names."""
    return any(u.args.get("by_name") for u in tree.find_all(exp.Union)) or any(
        star.args.get("replace") for star in tree.find_all(exp.Star)
    )


def with_columns(tree: exp.Expr, columns_of: ColumnsOf) -> exp.Expr:
    """Return the tree with the names of columns written out where Spark needs them."""
    tree = tree.copy()
    for star in list(tree.find_all(exp.Star)):
        if star.args.get("replace"):
            _write_out(star, columns_of)
    # The innermost first: what stands around them then asks DuckDB for what is plain already.
    unions = [u for u in tree.find_all(exp.Union) if u.args.get("by_name")]
    for union in reversed(unions):
        _by_place(union, columns_of)
    return tree


def _write_out(star: exp.Star, columns_of: ColumnsOf) -> None:
    select = star.parent_select
    assert isinstance(select, exp.Select)
    instead = {one.alias: one for one in star.args["replace"]}
    written: list[exp.Expr] = []
    for name in columns_of(_alone(select)):
        written.append(instead.get(name, exp.column(name, quoted=True)).copy())
    select.set("expressions", written)


def _by_place(union: exp.Union, columns_of: ColumnsOf) -> None:
    sides = {key: list(columns_of(_alone(union.args[key]))) for key in ("this", "expression")}
    every = [*sides["this"], *(c for c in sides["expression"] if c not in sides["this"])]
    for key, there in sides.items():
        side = union.args[key].copy()
        inner = side if isinstance(side, exp.Subquery) else side.subquery()
        inner.set("alias", exp.TableAlias(this=exp.to_identifier("side")))
        named = [
            exp.column(name, quoted=True)
            if name in there
            else exp.alias_(exp.null(), name, quoted=True)
            for name in every
        ]
        union.set(key, exp.select(*named).from_(inner))
    union.set("by_name", False)


def _alone(part: exp.Expr) -> str:
    """Return the text of a part of a query, with the named steps that stand before it."""
    steps: list[exp.Expr] = []
    inside = part
    while (around := inside.parent) is not None:
        if isinstance(around, exp.With):
            steps = [*around.expressions[: around.expressions.index(inside)], *steps]
        elif (named := around.args.get("with_")) is not None and named is not inside:
            steps = [*named.expressions, *steps]
        inside = around
    alone = part.unnest().copy()
    own = alone.args.get("with_")
    if own is not None:
        steps = [*steps, *own.expressions]
    if steps:
        alone.set("with_", exp.With(expressions=[step.copy() for step in steps]))
    return str(alone.sql("duckdb"))
