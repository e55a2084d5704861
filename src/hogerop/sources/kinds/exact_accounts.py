"""Exact Online: relations, by the field names of its API."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="exact online accounts",
    says="One row is one relation; one that is called a prospect made an enquiry.",
    means="accounts",
    source="exact",
    signature=(
        "Code",
        "Name",
        "Status",
        "AddressLine1|Postcode|City",
        "ChamberOfCommerce|VATNumber|IsMailing|IsAnonymised|Classification1",
    ),
    reads=(*(field for field in WHO if field != "company_ref"), "created", "changed", "status"),
    needs=("id",),
    headers={
        "id": ("ID", "Code"),
        "company": ("Name",),
        "street": ("AddressLine1",),
        "how": ("LeadSource",),
        "created": ("StartDate", "Created"),
        "changed": ("Modified",),
        "industry": ("Classification1",),
    },
    # A suspect (S) and a customer (C) stand where their enquiries and orders put them.
    words={"standing": {"prospect": "p"}},
    labelled={"status": "exact-status"},
)
