"""Odoo: sales orders and quotations, by technical names or by labels."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="odoo sales",
    says="One row is one sales order, or one quotation.",
    means="sales",
    source="odoo",
    signature=(
        "name|Order Reference|Number|Reference|Orderreferentie|Ordernummer|Nummer|Referentie",
        "date_order|Order Date|Orderdatum|Besteldatum",
        "partner_id|partner_id/id|partner_id/.id|Customer|Customer/ID|Klant|Klant/ID",
        "state|Status",
        "user_id|Salesperson|Verkoper|Verkoopmedewerker|invoice_status|Invoice Status"
        "|Factuurstatus|amount_untaxed|Untaxed Amount|Onbelast bedrag|Bedrag excl. belastingen",
        "amount_untaxed|amount_total|Untaxed Amount|Total|Onbelast bedrag"
        "|Bedrag excl. belastingen|Totaal",
    ),
    reads=(
        "id",
        "email",
        "name",
        "happened",
        "order_ref",
        "amount_excl",
        "amount_incl",
        "currency",
        "status",
        "business",
    ),
    needs=("id|email|name", "happened", "order_ref", "amount_excl|amount_incl", "status"),
    headers={
        "id": (
            "partner_id/id",
            "partner_id/.id",
            "Customer/External ID",
            "Customer/ID",
            "Klant/Externe ID",
            "Klant/ID",
        ),
        "email": ("partner_id/email", "Customer/Email", "Klant/E-mail"),
        "name": ("partner_id", "partner_id/name", "Customer", "Customer/Name", "Klant"),
        "happened": ("date_order", "Order Date", "Orderdatum", "Besteldatum"),
        "order_ref": (
            "name",
            "Order Reference",
            "Number",
            "Reference",
            "Orderreferentie",
            "Ordernummer",
            "Nummer",
            "Referentie",
        ),
        "amount_excl": (
            "amount_untaxed",
            "Untaxed Amount",
            "Onbelast bedrag",
            "Bedrag excl. belastingen",
        ),
        "amount_incl": ("amount_total", "Total", "Totaal"),
        "currency": ("currency_id", "Currency", "Valuta"),
        "status": ("state", "Status"),
        "business": ("company_id", "Company", "Bedrijf"),
    },
    words={
        "sale": {
            "order": "sale, sales order, done, locked, verkooporder, vergrendeld",
            "quote": "draft, sent, quotation, quotation sent, offerte, offerte verzonden,"
            " offerte verstuurd",
            "cancelled": "cancel, cancelled, canceled, geannuleerd",
        }
    },
    whole=True,
    keeps_equal_rows=True,
)
