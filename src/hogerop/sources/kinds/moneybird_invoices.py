"""Moneybird: sales invoices and their credit notes, by the field names of its API."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="moneybird invoices",
    says="One row is one sales invoice, or one credit note.",
    means="orders",
    source="moneybird",
    signature=(
        "id|invoice_id",
        "contact_id",
        "state",
        "invoice_date",
        "total_price_excl_tax|total_price_incl_tax",
    ),
    reads=(
        "id",
        "happened",
        "order_ref",
        "about_ref",
        "amount_excl",
        "amount_incl",
        "currency",
        "status",
    ),
    needs=("id", "happened", "order_ref", "amount_excl|amount_incl", "status"),
    headers={
        "id": ("contact_id",),
        "happened": ("invoice_date",),
        # A credit note names its invoice by this, not by the number on the paper.
        "order_ref": ("id", "invoice_id"),
        "about_ref": ("original_sales_invoice_id",),
        "amount_excl": ("total_price_excl_tax",),
        "amount_incl": ("total_price_incl_tax",),
        "status": ("state",),
    },
    words={"order": {"cancelled": "draft, scheduled"}},
    whole=True,
    keeps_equal_rows=True,
)
