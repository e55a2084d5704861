"""A slow reckoning of refunds in plain Python: lists, fractions and no cleverness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Name = tuple[object, ...]
KeyOf = Callable[[Name], int]


@dataclass(frozen=True)
class Line:
    """A line of these histories. Money in cents, pieces in whole ones, hour None = day only."""

    key: int
    record: int
    kind: str
    day: int
    hour: int | None
    cents: int | None
    product: str | None
    pieces: int | None
    number: str | None
    about: str | None


@dataclass
class Product:
    """What is left of one product of an order."""

    money: Fraction
    pieces: int | None
    back: bool = False


@dataclass
class Order:
    """What is left of one order."""

    name: Name
    record: int
    contact: int
    day: int
    hour: int | None
    cents: int | None
    products: dict[str | None, Product]
    pieces: int | None
    credit: Fraction = Fraction(0)
    ended: bool = False
    open: Fraction | None = None

    def all_back(self) -> bool:
        return all(p.back for p in self.products.values()) or self.pieces == 0


@dataclass
class Reckoning:
    """What came out: parts as (line, order or None, cents or None, ends)."""

    orders: list[Order]
    parts: list[tuple[int, Name | None, int | None, bool]] = field(default_factory=list)
    covered: Fraction = Fraction(0)


def cents(money: Fraction) -> int:
    exact = Decimal(money.numerator) / Decimal(money.denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def orders_of(lines: list[Line], contact_of: dict[int, int]) -> list[Order]:
    """Put orders together from their lines; what comes to nothing is none."""
    numbers: dict[Name, list[Line]] = {}
    for line in lines:
        if line.kind == "order":
            name = ("line", line.key) if line.number is None else ("n", line.number, line.record)
            numbers.setdefault(name, []).append(line)
    return [
        o for name, found in numbers.items() if (o := _order(name, found, contact_of)) is not None
    ]


def _order(name: Name, lines: list[Line], contact_of: dict[int, int]) -> Order | None:
    known = [line.cents for line in lines if line.cents is not None]
    total: int | None = sum(known) if known else None
    if total is not None and total <= 0:
        if len(known) == len(lines):
            return None
        total = None
    goods = [line for line in lines if (line.cents or 0) >= 0]
    day = min(line.day for line in lines)
    hours = [line.hour for line in lines if line.day == day and line.hour is not None]
    order = Order(
        name=name,
        record=lines[0].record,
        contact=contact_of[lines[0].record],
        day=day,
        hour=min(hours) if hours else None,
        cents=total,
        products={},
        pieces=_pieces(goods),
        open=None if total is None else Fraction(total),
    )
    for product in {line.product for line in goods}:
        same = [line for line in goods if line.product == product]
        money = Fraction(sum(line.cents or 0 for line in same))
        order.products[product] = Product(money, _pieces(same))
    return order


def _pieces(lines: list[Line]) -> int | None:
    told = [line.pieces for line in lines]
    if any(p is None for p in told) or not lines:
        return None
    return sum(p for p in told if p is not None) or None


def reckon(lines: list[Line], contact_of: dict[int, int], key_of: KeyOf) -> Reckoning:
    """Settle every line that gives something back, in order of time."""
    out = Reckoning(orders_of(lines, contact_of))
    back = [line for line in lines if line.kind in ("refund", "cancellation")]
    back.sort(
        key=lambda r: (
            r.day,
            r.kind == "cancellation",
            r.about is None and r.number is None,
            24 if r.hour is None else r.hour,
            r.key,
        )
    )
    for line in back:
        _settle(out, line, contact_of, key_of)
    return out


def _settle(out: Reckoning, line: Line, contact_of: dict[int, int], key_of: KeyOf) -> None:
    contact = contact_of[line.record]
    named = _named(out.orders, line, contact, key_of)
    money = None if line.cents is None else Fraction(abs(line.cents))
    rest = money or Fraction(0)
    pieces = abs(line.pieces) if line.pieces else None
    before = len(out.parts)
    if named is not None and line.kind == "cancellation":
        _cancel(out, line, named)
        rest = Fraction(0)
    elif named is not None:
        holding = named.products.get(line.product) if line.product is not None else None
        taken, covered, _, _ = _take(out, line, named, holding, money, pieces, True)
        rest -= taken + covered
    elif line.kind == "refund" and line.about is None:
        rest = _look(out, line, contact, money, pieces, key_of)
    if len(out.parts) == before or cents(rest) > 0:
        out.parts.append((line.key, None, None if money is None else cents(rest), False))


def _named(orders: list[Order], line: Line, contact: int, key_of: KeyOf) -> Order | None:
    number = line.about or line.number
    if number is None:
        return None
    meant = [
        o
        for o in orders
        if o.name[:2] == ("n", number) and (line.about is not None or o.contact == contact)
    ]
    meant.sort(
        key=lambda o: (
            o.record != line.record,
            o.contact != contact,
            o.day,
            -1 if o.hour is None else o.hour,
            key_of(o.name),
        )
    )
    return meant[0] if meant else None


def _look(
    out: Reckoning,
    line: Line,
    contact: int,
    money: Fraction | None,
    pieces: int | None,
    key_of: KeyOf,
) -> Fraction:
    """Set a line against the contact's orders that are not later, the latest first."""
    rest = money or Fraction(0)
    if line.product is None and money is None and pieces is None:
        return rest
    limit = (line.day, 24 if line.hour is None else line.hour)
    shelf = [
        o
        for o in out.orders
        if o.contact == contact
        and (o.day, -1 if o.hour is None else o.hour) <= limit
        and (line.product is None or line.product in o.products)
    ]
    shelf.sort(key=lambda o: (o.day, -1 if o.hour is None else o.hour, key_of(o.name)))
    for order in reversed(shelf):
        holding = None if line.product is None else order.products[line.product]
        if (order.ended and order.credit == 0) or (holding is not None and holding.back):
            continue
        taken, covered, back, used = _take(out, line, order, holding, money, pieces, False)
        rest -= taken + covered
        if money is not None:
            money -= used
        if back is not None:
            pieces = pieces - back if pieces is not None and back > 0 else None
        if pieces == 0 or (pieces is None and not money):
            break
    return rest


def _take(
    out: Reckoning,
    line: Line,
    order: Order,
    holding: Product | None,
    money: Fraction | None,
    pieces: int | None,
    named: bool,
) -> tuple[Fraction, Fraction, int | None, Fraction]:
    """Return money taken, money covered, pieces back (None = nothing was given), money used."""
    held = order.pieces if holding is None else holding.pieces
    whole = False
    back = 0
    if pieces is not None and held is not None and (holding is not None or money is None):
        back = min(pieces, held)
    elif money is None and (holding is not None or pieces is None):
        whole = True
    by_pieces = back > 0 and not named
    share = money
    if by_pieces and money is not None and back < pieces:
        # Shares are kept in millionths of the currency.
        share = Fraction(round(int(money * 10000) * (back / pieces)), 10000)
    _hand_back(order, holding, back, whole)
    if order.cents is None:
        covered = share or Fraction(0)
        ends = order.all_back() and not order.ended
        order.ended |= ends
        if back or whole or covered or money == 0 or named:
            out.parts.append((line.key, order.name, None, ends))
            out.covered += covered
            return Fraction(0), covered, back, covered
        return Fraction(0), Fraction(0), None, Fraction(0)
    assert order.open is not None
    if share is None:
        if order.all_back() and (back or whole or named):
            _lower(out, line, order, order.open)
            return Fraction(0), Fraction(0), back, Fraction(0)
        if back or whole or named:
            out.parts.append((line.key, order.name, None, False))
            return Fraction(0), Fraction(0), back, Fraction(0)
        return Fraction(0), Fraction(0), None, Fraction(0)
    most = share
    if holding is not None and not named and not by_pieces:
        most = min(share, holding.money)
    taken = min(most, order.open)
    covered = min(most - taken, order.credit)
    order.credit -= covered
    out.covered += covered
    if holding is not None:
        holding.money = max(Fraction(0), holding.money - taken - covered)
        if holding.money == 0 and (taken + covered > 0 or not named):
            _hand_back(order, holding, 0, True)
    if back == 0 and taken + covered == 0 and money != 0 and not named:
        return Fraction(0), Fraction(0), None, Fraction(0)
    _lower(out, line, order, taken)
    return taken, covered, back, share if by_pieces else taken + covered


def _hand_back(order: Order, holding: Product | None, back: int, whole: bool) -> None:
    if holding is None:
        if whole:
            for product in order.products.values():
                product.back = True
        if order.pieces is not None:
            order.pieces = 0 if whole else max(0, order.pieces - back)
        return
    if whole or (back > 0 and back == holding.pieces):
        back = holding.pieces or 0
        holding.back = True
    if holding.pieces is not None:
        holding.pieces -= back
    if order.pieces is not None:
        order.pieces = max(0, order.pieces - back)


def _lower(out: Reckoning, line: Line, order: Order, money: Fraction) -> None:
    assert order.open is not None
    before, after = cents(order.open), cents(order.open - money)
    ends = after == 0 and not order.ended
    order.open = Fraction(0) if ends else order.open - money
    order.ended |= ends
    out.parts.append((line.key, order.name, before - after, ends))


def _cancel(out: Reckoning, line: Line, order: Order) -> None:
    if order.open is None:
        out.parts.append((line.key, order.name, None, not order.ended))
        order.ended = True
        return
    order.credit += order.open
    _lower(out, line, order, order.open)
