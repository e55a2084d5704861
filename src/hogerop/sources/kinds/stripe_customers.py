"""Stripe: customers, as the dashboard exports them."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="stripe customers",
    says="One row is one customer of the payment service.",
    means="contacts",
    source="stripe",
    signature=("id", "Email", "Created (UTC)|Created date (UTC)|Created", "Delinquent"),
    reads=(
        "id",
        "email",
        "name",
        "phone",
        "street",
        "postcode",
        "city",
        "region",
        "country",
        "created",
    ),
    needs=("id",),
    headers={
        "id": ("id",),
        "created": ("Created (UTC)", "Created date (UTC)", "Created"),
        "street": ("Card Address Line1", "Address Line1"),
        "postcode": ("Card Address Zip", "Address Postal Code"),
        "city": ("Card Address City", "Address City"),
        "region": ("Card Address State", "Address State"),
        "country": ("Card Address Country", "Address Country"),
    },
    utc=True,
)
