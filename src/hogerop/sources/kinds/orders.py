"""Orders, invoices, receipts and jobs, whole or line by line."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="orders",
    says="One row is one order, or one line of an order.",
    means="orders",
    reads=(
        *WHO,
        "happened",
        "order_ref",
        "about_ref",
        "product",
        "product_name",
        "quantity",
        "unit_price",
        "amount",
        "amount_incl",
        "amount_excl",
        "discount",
        "refunded",
        "cancelled",
        "margin",
        "currency",
        "status",
        "credit",
        "code",
    ),
    needs=(
        "happened",
        "amount|amount_incl|amount_excl|unit_price|order_ref",
        "id|card|email|name|last_name|company",
    ),
    speaks=("order_ref", "amount", "amount_incl", "amount_excl", "unit_price"),
    headers={
        "happened": (
            "order date",
            "invoice date",
            "transaction date",
            "transaction timestamp",
            "purchase date",
            "orderdatum",
            "besteldatum",
            "factuurdatum",
            "datum factuur",
            "aankoopdatum",
            "boekdatum",
        ),
        "order_ref": ("id", "number", "nummer"),
    },
    keeps_equal_rows=True,
)
