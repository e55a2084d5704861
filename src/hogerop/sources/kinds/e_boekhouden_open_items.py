"""e-Boekhouden: open items, the invoices that are not (wholly) paid yet."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="e-boekhouden open items",
    says="One row is one invoice that is not paid yet.",
    means="orders",
    source="e-boekhouden",
    signature=("Relatiecode", "Relatie", "Factuurnummer", "Factuurdatum", "Bedrag", "Openstaand"),
    reads=("id", "name", "happened", "order_ref", "amount_incl", "status"),
    needs=("id", "happened", "order_ref", "amount_incl"),
    headers={
        "id": ("Relatiecode",),
        "name": ("Relatie",),
        "happened": ("Factuurdatum",),
        "order_ref": ("Factuurnummer",),
        # What a customer owes holds VAT.
        "amount_incl": ("Bedrag",),
        "status": ("Soort",),
    },
    # What the owner owes to suppliers stands in the same list.
    words={
        "order": {
            "purchase": "crediteur, crediteuren, inkoop, inkoopfactuur, c",
            "credit": "creditnota, creditfactuur, credit",
        }
    },
    dates="dmy",
    whole=True,
    keeps_equal_rows=True,
)
