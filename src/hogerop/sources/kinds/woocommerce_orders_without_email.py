"""WooCommerce: orders out of Analytics, which tell of the customer no more than the name."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="woocommerce orders without e-mail",
    says="One row is one order of the web shop, with no more of the customer than the name.",
    means="orders",
    source="woocommerce",
    signature=(
        "Order #|Bestelling #|Bestelnummer|Bestelling nr.|Order nr.",
        "Customer|Klant",
        "Customer type|Klanttype|Type klant",
        "Product(s)|Product(en)|Producten",
        "Items sold|Verkochte artikelen|Verkochte items|Artikelen verkocht",
        "Coupon(s)|Waardebon(nen)|Kortingsbon(nen)|Couponcode(s)|Kortingscode(s)",
    ),
    reads=("happened", "order_ref"),
    needs=("happened", "order_ref"),
    refused="This is the order list of WooCommerce Analytics: it holds no e-mail and no customer "
    "number, and a name alone does not tell one customer from another.",
    instead="Export the orders with an order export plugin or through the REST API, with the "
    "billing e-mail, and import that file.",
)
