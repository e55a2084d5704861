"""Moneybird: contacts, by the field names of its API."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="moneybird contacts",
    says="One row is one contact of the bookkeeping.",
    means="contacts",
    source="moneybird",
    signature=("id", "company_name", "firstname", "lastname", "customer_id"),
    reads=(*(field for field in WHO if field != "company_ref"), "created", "changed"),
    needs=("id",),
    headers={
        "id": ("id",),
        "email": ("email", "send_invoices_to_email"),
        "street": ("address1",),
        "iban": ("sepa_iban",),
    },
)
