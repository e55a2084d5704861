"""What means something else in Spark than in DuckDB, mended in the tree of a query.

Every rule is one function: it is given a node of the tree (in sqlglot's words) and returns what
stands there instead. What sqlglot says well by itself has no rule here.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp, parse_one

from hogerop.workspace.spark.functions import PREFIX
from hogerop.workspace.spark.gaps import gap

Node = exp.Expr
_WHOLE = {"TINYINT", "SMALLINT", "INT", "BIGINT"}
_WHOLE_KINDS = (
    exp.BitwiseAnd,
    exp.BitwiseLeftShift,
    exp.BitwiseOr,
    exp.BitwiseRightShift,
    exp.Boolean,
    exp.Count,
    exp.DateDiff,
    exp.Null,
    exp.Predicate,
    exp.RowNumber,
)


def mended(tree: Node) -> Node:
    """Return the tree with everything said so that Spark means what DuckDB means."""
    for join in list(tree.find_all(exp.Join)):
        if join.args.get("method") == "ASOF":
            _newest_before(join)
    for select in tree.find_all(exp.Select):
        _whole_rows(select)
    # From the leaves up: a rule finds what is below it mended already.
    for node in list(tree.walk(bfs=False))[::-1]:
        for kind, rule in RULES.items():
            if isinstance(node, kind):
                instead = rule(node)
                if instead is not node:
                    node.replace(instead)
                break
    return tree


def _call(name: str, *arguments: Node | str) -> exp.Anonymous:
    return exp.Anonymous(
        this=name,
        expressions=[exp.maybe_parse(a, dialect="spark") for a in arguments],
    )


def _duck(name: str, *arguments: Node) -> exp.Anonymous:
    return _call(PREFIX + name, *(a.copy() for a in arguments))


def _spark(template: str, **parts: Node) -> Node:
    """Return Spark's own words with parts of the tree in them, named in capitals."""
    tree = parse_one(template, read="spark")
    for column in list(tree.find_all(exp.Column)):
        if column.name in parts:
            put = parts[column.name].copy()
            put = (
                exp.Paren(this=put)
                if isinstance(put, (exp.Binary, exp.Unary, exp.Predicate))
                else put
            )
            if column is tree:
                tree = put
            else:
                column.replace(put)
    return tree


def _bare(node: Node) -> Node:
    """Return what stands in brackets, however many."""
    while isinstance(node, exp.Paren):
        node = node.this
    return node


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────


def _division(node: exp.Div) -> Node:
    """Divide as DuckDB does: always to a double, and to infinity or nan by nothing."""
    if node.args.get("typed"):
        return node
    if isinstance(node.expression, exp.Literal) and float(node.expression.name) != 0:
        return _spark(f"CAST(A AS DOUBLE) / CAST({node.expression.name} AS DOUBLE)", A=node.this)
    return _spark(
        "CASE WHEN B = 0 THEN CAST(A AS DOUBLE) * CAST('Infinity' AS DOUBLE)"
        " ELSE CAST(A AS DOUBLE) / CAST(B AS DOUBLE) END",
        A=node.this,
        B=node.expression,
    )


def _rounding(node: exp.Round) -> Node:
    """Round to places as DuckDB does, by a power of ten."""
    places = node.args.get("decimals")
    if places is None:
        return node
    if not isinstance(places, exp.Literal):
        raise gap("notimpl", "round(x, places) with places that are not written out")
    power = f"1{'0' * int(places.name)}.0e0"
    return _spark(f"ROUND(A * {power}) / {power}", A=node.this)


def _cast(node: exp.Cast) -> Node:
    """Round where DuckDB rounds (Spark cuts off), and write numbers and times as DuckDB does."""
    kind = node.to.this.name
    inner = _bare(node.this)
    if isinstance(inner, (exp.Literal, exp.Null, exp.Placeholder)):
        return node
    if kind in ("TEXT", "VARCHAR"):
        return _duck("text", inner) if not _is_text(inner) else node
    if kind in _WHOLE and not _is_whole(inner):
        return _spark(
            "CASE WHEN TYPEOF(A) IN ('double', 'float')"
            f" THEN CAST(RINT(CAST(A AS DOUBLE)) AS {kind})"
            " WHEN TYPEOF(A) LIKE 'decimal%'"
            f" THEN CAST(CAST(A AS DECIMAL(38, 0)) AS {kind})"
            f" ELSE CAST(A AS {kind}) END",
            A=inner,
        )
    if kind == "DECIMAL" and len(node.to.expressions) == 2:
        precision, scale = (int(p.name) for p in node.to.expressions)
        power = f"1{'0' * scale}.0e0"
        exact = f"DECIMAL({precision}, {scale})"
        return _spark(
            "CASE WHEN TYPEOF(A) IN ('double', 'float') THEN"
            f" CAST(CAST(ROUND(A * {power}) AS DECIMAL(38, 0)) / CAST({power} AS DECIMAL(38, 0))"
            f" AS {exact}) ELSE CAST(A AS {exact}) END",
            A=inner,
        )
    return node


def _is_whole(node: Node) -> bool:
    """Return whether a value is surely a whole number or a truth."""
    if isinstance(node, exp.Round):
        # No cent is lost: what is rounded has nothing behind the point.
        return True
    if isinstance(node, (exp.Case, exp.If)):
        branches = [b for b in (node.args.get("true"), node.args.get("default")) if b is not None]
        branches += [i.args["true"] for i in node.args.get("ifs", [])]
        return all(_is_whole(_bare(b)) for b in branches)
    if isinstance(node, exp.Literal):
        return not node.is_string and node.is_int
    if isinstance(node, exp.Anonymous):
        return node.name.lower() in ("shiftrightunsigned", "datediff")
    if isinstance(node, exp.Window):
        return _is_whole(node.this)
    return isinstance(node, _WHOLE_KINDS)


def _is_text(node: Node) -> bool:
    return isinstance(node, (exp.Concat, exp.ConcatWs, exp.DPipe, exp.Lower, exp.Trim))


def _right_shift(node: exp.BitwiseRightShift) -> Node:
    """Shift hashes as the unsigned numbers that they are in DuckDB."""
    this = _bare(node.this)
    if this.meta.get("unsigned"):
        return _call("shiftrightunsigned", this.copy(), node.expression.copy())
    return node


def _average(node: exp.Avg) -> Node:
    return exp.Avg(this=_spark("CAST(A AS DOUBLE)", A=node.this))


# ── Days and times ───────────────────────────────────────────────────────────────────────────


def _is_day(node: Node) -> bool:
    inner = _bare(node)
    return isinstance(inner, exp.Cast) and inner.to.this.name == "DATE"


def _addition(node: exp.Add) -> Node:
    if _is_day(node.this) and not isinstance(node.expression, exp.Interval):
        return _call("date_add", node.this.copy(), node.expression.copy())
    return node


def _subtraction(node: exp.Sub) -> Node:
    if _is_day(node.expression):
        return _call("datediff", node.this.copy(), node.expression.copy())
    return node


# ── Texts ────────────────────────────────────────────────────────────────────────────────────


def _lower(node: exp.Lower) -> Node:
    """Lower letter by letter: Spark looks at whole words (a Greek sigma at the end of one)."""
    capitals, small = r"'\u0130\u03A3'", r"'i\u03C3'"
    return exp.Lower(this=_call("translate", node.this.copy(), capitals, small))


def _upper(node: exp.Upper) -> Node:
    """Raise letter by letter: Spark makes two of some (ß becomes SS)."""
    return _duck("upper", node.this)


def _left(node: exp.Left) -> Node:
    count = node.expression
    if isinstance(count, exp.Neg):
        return _spark("SUBSTRING(A, 1, GREATEST(LENGTH(A) - B, 0))", A=node.this, B=count.this)
    return node


def _regexp_like(node: exp.RegexpLike) -> Node:
    return _duck("regexp_matches", node.this, node.expression)


def _regexp_replace(node: exp.RegexpReplace) -> Node:
    options = node.args.get("modifiers") or exp.Literal.string("")
    return _duck("regexp_replace", node.this, node.expression, node.args["replacement"], options)


def _regexp_extract(node: exp.RegexpExtract) -> Node:
    group = node.args.get("group") or exp.Literal.number(0)
    return _duck("regexp_extract", node.this, node.expression, group)


# ── Lists ────────────────────────────────────────────────────────────────────────────────────


def _bracket(node: exp.Bracket) -> Node:
    """Take one of a list; sqlglot counts from 0, and what is not there is null."""
    place = node.expressions[0]
    if len(node.expressions) != 1 or isinstance(place, exp.Slice):
        raise gap("notimpl", "a part of a list or text in brackets; say left() or substring()")
    if isinstance(place, exp.Literal) and place.is_string:
        return node
    counted = exp.Literal.number(int(place.to_py()) + 1)
    return _call("try_element_at", node.this.copy(), counted)


def _listed(node: exp.ArrayAgg) -> Node:
    """List every value, nulls too, in order; null where there is none."""
    value, order, distinct = node.this, None, False
    if isinstance(value, exp.Order):
        order, value = value.expressions, value.this
    if isinstance(value, exp.Distinct):
        distinct, value = True, value.expressions[0]
    if distinct:
        if order and [o.this for o in order] != [value]:
            raise gap("notimpl", "list(distinct x order by y)")
        listed = _spark("ARRAY_DISTINCT(COLLECT_LIST(A))", A=value)
        return _spark("ARRAY_SORT(A)", A=listed) if order else listed
    keys = [_key(one) for one in order or ()]
    fields = [f"{key} AS k{i}" for i, key in enumerate(k for pair in keys for k in pair)]
    rows = parse_one(f"COLLECT_LIST(STRUCT({', '.join([*fields, 'A AS v'])}))", read="spark")
    for column in list(rows.find_all(exp.Column)):
        if column.name == "A":
            column.replace(value.copy())
    if keys:
        rows = _call("array_sort", rows)
    listed = exp.Dot(this=rows, expression=exp.to_identifier("v"))
    if isinstance(node.parent, exp.Filter):
        raise gap("notimpl", "list(x) filter (...)")
    select = node.parent_select
    if isinstance(select, exp.Select) and not select.args.get("group"):
        return _spark("IF(SIZE(A) = 0, NULL, A)", A=listed)
    return listed


def _key(ordered: exp.Ordered) -> tuple[str, str]:
    """Return what to sort by in Spark's own order (up, nulls first)."""
    key = ordered.this.sql("spark")
    if not ordered.args.get("desc"):
        return f"({key}) IS NULL", key
    # Turned around it sorts downwards; a text has no such thing, and Spark says so.
    return f"({key}) IS NULL", f"-({key})"


def _array_distinct(node: exp.ArrayDistinct) -> Node:
    """Return the values once each, without null."""
    return _call("array_compact", _call("array_distinct", node.this.copy()))


def _overlaps(node: exp.ArrayOverlaps) -> Node:
    """Compare without nulls: Spark answers null where a null may have been equal."""
    return _spark(
        "ARRAYS_OVERLAP(ARRAY_COMPACT(A), ARRAY_COMPACT(B))", A=node.this, B=node.expression
    )


def _contains_one(node: exp.ArrayContains) -> Node:
    """Look in a list; in one with a null DuckDB still answers no."""
    return _spark("ARRAY_CONTAINS(ARRAY_COMPACT(A), B)", A=node.this, B=node.expression)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────


def _arg_best(node: exp.ArgMax | exp.ArgMin) -> Node:
    """Leave out rows whose value or measure is null; Spark leaves out only the latter."""
    name = "MAX_BY" if isinstance(node, exp.ArgMax) else "MIN_BY"
    chosen = _call(name, node.this.copy(), node.expression.copy())
    there = _spark("A IS NOT NULL", A=node.this)
    return exp.Filter(this=chosen, expression=exp.Where(this=there))


def _filter(node: exp.Filter) -> Node:
    """Make one of two filters: one that stands in the query, one that a rule needs."""
    if not isinstance(node.this, exp.Filter):
        return node
    inner = node.this
    both = exp.and_(inner.expression.this.copy(), node.expression.this.copy())
    return exp.Filter(this=inner.this.copy(), expression=exp.Where(this=both))


def _tuple(node: exp.Tuple) -> Node:
    """Compare one after another, null as the greatest: in Spark's structs it is the least."""
    if isinstance(node.parent, (exp.In, exp.Values)):
        return node
    sorted_by = [(f"k{i}", one) for i, one in enumerate(node.expressions)]
    fields: list[Node] = []
    for name, one in sorted_by:
        if not isinstance(one, exp.Coalesce):
            fields.append(exp.alias_(_spark("A IS NULL", A=one), f"{name}_null"))
        fields.append(exp.alias_(one.copy(), name))
    return _call("struct", *fields)


def _whole_rows(select: exp.Select) -> None:
    """Say a row as a whole (``p`` of ``people as p``) as the struct of its columns."""
    sources = [select.args.get("from_"), *(select.args.get("joins") or ())]
    # By another name only: where a table has none, a column may be called as it is.
    names = {source.this.alias for source in sources if source is not None} - {""}
    for column in [c for one in select.expressions for c in one.find_all(exp.Column)]:
        if not column.table and column.name in names and column.parent_select is select:
            column.replace(_call("struct", f"{column.name}.*"))


def _newest_before(join: exp.Join) -> None:
    """Say an as-of join as a plain one: every row on the right holds until the next one."""
    conditions = (
        list(join.args["on"].flatten())
        if isinstance(join.args["on"], exp.And)
        else [join.args["on"]]
    )
    table = join.this
    name = table.alias_or_name
    later = [c for c in conditions if isinstance(c, (exp.GT, exp.GTE))]
    if len(later) != 1 or later[0].expression.table != name:
        raise gap("notimpl", "an as-of join that is not written as `left.x >= right.y`")
    moment = later[0]
    keys = [
        c.expression if c.expression.table == name else c.this
        for c in conditions
        if c is not moment
    ]
    by = f"PARTITION BY {', '.join(k.name for k in keys)} " if keys else ""
    until = parse_one(
        f"SELECT *, LEAD({moment.expression.name}) OVER ({by}ORDER BY {moment.expression.name})"
        f" AS until_next FROM {table.name}",
        read="spark",
    )
    join.set("this", exp.Subquery(this=until, alias=exp.TableAlias(this=exp.to_identifier(name))))
    join.set("method", None)
    last = exp.column("until_next", table=name)
    before = exp.LT if isinstance(moment, exp.GTE) else exp.LTE
    holds = exp.or_(
        exp.Is(this=last.copy(), expression=exp.null()),
        before(this=moment.this.copy(), expression=last),
    )
    join.set("on", exp.and_(join.args["on"], exp.Paren(this=holds)))


# ── Functions that sqlglot does not know ─────────────────────────────────────────────────────


def _by_duckdb(node: exp.Anonymous) -> Node:
    said = _duck(node.name.lower(), *node.expressions)
    said.meta["unsigned"] = node.name.lower() == "hash"
    return said


def _half_of_md5(text: Node) -> Node:
    """Return the first eight bytes of an MD5, the last of them first, as a number."""
    pairs = ", ".join(f"SUBSTRING(m, {place}, 2)" for place in range(15, 0, -2))
    said = _spark(
        f"TRANSFORM(ARRAY(MD5(A)), m -> CAST(CONV(CONCAT({pairs}), 16, -10) AS BIGINT))[0]",
        A=text,
    )
    said.meta["unsigned"] = True
    return said


def _finite(node: exp.Anonymous) -> Node:
    return _spark("NOT (ISNAN(A) OR ABS(A) = CAST('Infinity' AS DOUBLE))", A=node.expressions[0])


NAMED: dict[str, Callable[[exp.Anonymous], Node]] = {
    "hash": _by_duckdb,
    "md5_number_upper": lambda node: _half_of_md5(node.expressions[0]),
    "strip_accents": _by_duckdb,
    "damerau_levenshtein": _by_duckdb,
    "isfinite": _finite,
    "epoch_us": lambda node: _call("unix_micros", *node.expressions),
    "make_timestamptz": lambda node: _call("timestamp_micros", *node.expressions),
    "to_seconds": lambda node: _call("make_dt_interval", "0", "0", "0", *node.expressions),
    "list_position": lambda node: _spark(
        "NULLIF(ARRAY_POSITION(A, B), 0)", A=node.expressions[0], B=node.expressions[1]
    ),
    "list_aggregate": lambda node: _joined(node),
}
"""What is said instead of functions that sqlglot does not know itself."""


def _joined(node: exp.Anonymous) -> Node:
    values, how, *marks = node.expressions
    mark = marks[0] if marks else exp.Literal.string("")
    if how.name != "string_agg":
        raise gap("notimpl", f"list_aggregate with {how.name}")
    return _spark("IF(SIZE(A) = 0, NULL, ARRAY_JOIN(A, B))", A=values, B=mark)


def _named(node: exp.Anonymous) -> Node:
    name = node.name.lower()
    if name in NAMED:
        return NAMED[name](node)
    return node


RULES: dict[type[Node], Callable[..., Node]] = {
    exp.Div: _division,
    exp.Round: _rounding,
    exp.Cast: _cast,
    exp.BitwiseRightShift: _right_shift,
    exp.Avg: _average,
    exp.Add: _addition,
    exp.Sub: _subtraction,
    exp.Lower: _lower,
    exp.Upper: _upper,
    exp.Left: _left,
    exp.RegexpLike: _regexp_like,
    exp.RegexpReplace: _regexp_replace,
    exp.RegexpExtract: _regexp_extract,
    exp.JarowinklerSimilarity: lambda n: _duck("jaro_winkler_similarity", n.this, n.expression),
    exp.Bracket: _bracket,
    exp.Tuple: _tuple,
    exp.ArrayAgg: _listed,
    exp.ArrayDistinct: _array_distinct,
    exp.ArrayOverlaps: _overlaps,
    exp.ArrayContains: _contains_one,
    exp.ArgMax: _arg_best,
    exp.ArgMin: _arg_best,
    exp.Filter: _filter,
    exp.Anonymous: _named,
}
"""What is said instead of a node, by its kind."""
