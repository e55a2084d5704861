"""Exact Online: sales invoices, by the field names of its API."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="exact online invoices",
    says="One row is one sales invoice, or one credit note.",
    means="orders",
    source="exact",
    signature=(
        "InvoiceNumber|InvoiceID",
        "InvoiceDate|OrderDate",
        "OrderedBy|OrderedByName|InvoiceTo",
        "AmountDC|AmountFC|AmountFCExclVat",
    ),
    reads=(
        "id",
        "company",
        "happened",
        "order_ref",
        "amount_excl",
        "amount_incl",
        "currency",
        "status",
        "credit",
    ),
    needs=("id|company", "happened", "order_ref", "amount_excl|amount_incl"),
    headers={
        # Who ordered it, not who is sent the invoice.
        "id": ("OrderedBy", "InvoiceTo"),
        "company": ("OrderedByName", "InvoiceToName"),
        "happened": ("InvoiceDate", "OrderDate"),
        "order_ref": ("InvoiceNumber", "InvoiceID"),
        # In the currency of the invoice, as its column tells; AmountDC is in another.
        "amount_excl": ("AmountFCExclVat",),
        "amount_incl": ("AmountFC",),
        "credit": ("Type",),
    },
    words={"order": {"cancelled": "10, draft, concept", "credit": "8021, 8024"}},
    whole=True,
    keeps_equal_rows=True,
)
