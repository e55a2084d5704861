"""Names and addresses: a customer list, a relation export, a list from a trade fair."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="contacts",
    says="One row is one person or company.",
    means="contacts",
    reads=(*WHO, "created", "changed", "consent", "scope"),
    needs=("id|email|company|last_name|phone|name",),
    speaks=("id", "email", "company", "last_name", "phone", "street", "postcode", "city"),
    # Amounts by day are sales: without a column that says whose, they are refused.
    unless=("happened", "amount|amount_incl|amount_excl|unit_price"),
    headers={
        "id": ("id",),
        "created": ("datum", "date"),
    },
)
