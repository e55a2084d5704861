"""Shopify: customers export."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="shopify customers",
    says="One row is one customer of the web shop.",
    means="contacts",
    source="shopify",
    signature=("First Name", "Last Name", "Email", "Accepts Email Marketing", "Tax Exempt"),
    reads=WHO,
    needs=("email",),
    headers={
        "company": ("Default Address Company", "Company"),
        "street": ("Default Address Address1", "Address1"),
        "city": ("Default Address City", "City"),
        "region": ("Default Address Province Code", "Province Code"),
        "country": ("Default Address Country Code", "Country Code"),
        "postcode": ("Default Address Zip", "Zip"),
        "phone": ("Phone",),
        "mobile": ("Default Address Phone",),
    },
)
