"""Opportunities of a sales pipeline, as CRM packages export them: keyed on the account's name."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="opportunities",
    says="One row is one opportunity: engaged = quote, won and closed = order.",
    means="quotes",
    signature=("opportunity id", "account", "deal stage", "engage date", "close date"),
    reads=(
        *WHO,
        "quoted",
        "closed",
        "quote_ref",
        "product_name",
        "amount",
        "currency",
        "status",
    ),
    # An opportunity without a day on which it began cannot be placed in time.
    needs=("quoted", "closed", "company"),
    whole=True,
    keeps_equal_rows=True,
)
