"""WooCommerce: orders out of Analytics to which a plugin has added the e-mail address."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="woocommerce orders of analytics",
    says="One row is one order of the web shop, with the e-mail address that a plugin added.",
    means="orders",
    source="woocommerce",
    signature=(
        "Order #|Bestelling #|Bestelnummer|Bestelling nr.|Order nr.",
        "Customer|Klant",
        "Customer type|Klanttype|Type klant",
        "Product(s)|Product(en)|Producten",
        "Items sold|Verkochte artikelen|Verkochte items|Artikelen verkocht",
        "Coupon(s)|Waardebon(nen)|Kortingsbon(nen)|Couponcode(s)|Kortingscode(s)",
        "Email|E-mail|E-mailadres|Billing Email|billing_email|Customer Email",
        "Net Sales|Netto-omzet|Netto omzet|Netto verkopen",
    ),
    reads=("email", "name", "phone", "happened", "order_ref", "amount_excl", "status"),
    needs=("email", "happened", "order_ref", "amount_excl", "status"),
    headers={
        "email": (
            "Email",
            "E-mail",
            "E-mailadres",
            "Billing Email",
            "billing_email",
            "Customer Email",
        ),
        "name": ("Customer", "Klant"),
        "happened": ("Date", "Datum"),
        "order_ref": ("Order #", "Bestelling #", "Bestelnummer", "Bestelling nr.", "Order nr."),
        # Net sales leave out VAT, shipping and refunds; "N. Revenue (formatted)" is for the eye.
        "amount_excl": ("Net Sales", "Netto-omzet", "Netto omzet", "Netto verkopen"),
    },
    words={
        "order": {"cancelled": "pending, pending payment, trash, checkout-draft, in afwachting"}
    },
    whole=True,
    keeps_equal_rows=True,
)
