"""Quotes and deals; one that was won on a known day is an order of that day."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="quotes",
    says="One row is one quote or deal; won on a known day, it is an order too.",
    means="quotes",
    reads=(
        *WHO,
        "quoted",
        "closed",
        "quote_ref",
        "product_name",
        "amount",
        "amount_incl",
        "amount_excl",
        "currency",
        "status",
    ),
    needs=("quoted|closed", "id|card|email|name|last_name|company"),
    speaks=("quote_ref", "quoted", "closed"),
    whole=True,
    keeps_equal_rows=True,
)
