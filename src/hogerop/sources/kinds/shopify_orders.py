"""Shopify: orders export, one row per line item; an order's own fields on its first row only."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="shopify orders",
    says="One row is one line of an order of the web shop.",
    means="orders",
    source="shopify",
    signature=("Name", "Email", "Financial Status", "Lineitem quantity", "Lineitem price"),
    reads=(
        *(field for field in WHO if field not in ("id", "how", "tags")),
        "happened",
        "order_ref",
        "product",
        "product_name",
        "quantity",
        "unit_price",
        "discount",
        "subtotal",
        "refunded",
        "cancelled",
        "currency",
        "status",
        "code",
    ),
    needs=("happened", "order_ref", "quantity", "unit_price", "email"),
    headers={
        "order_ref": ("Name",),
        "happened": ("Created at",),
        "product": ("Lineitem sku",),
        "product_name": ("Lineitem name",),
        "quantity": ("Lineitem quantity",),
        "unit_price": ("Lineitem price",),
        "name": ("Billing Name", "Shipping Name"),
        "company": ("Billing Company",),
        "street": ("Billing Street", "Billing Address1"),
        "postcode": ("Billing Zip",),
        "city": ("Billing City",),
        "region": ("Billing Province",),
        "country": ("Billing Country",),
        "phone": ("Billing Phone", "Phone"),
    },
    fill_down=True,
    whole=True,
    keeps_equal_rows=True,
)
