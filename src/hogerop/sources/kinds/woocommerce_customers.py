"""WooCommerce: customers, out of Analytics. Its headers are those of the shop's language."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="woocommerce customers",
    says="One row is one customer of the web shop.",
    means="contacts",
    source="woocommerce",
    signature=(
        "Username|Gebruikersnaam",
        "Last Active|Laatst actief",
        "Email|E-mail|E-mailadres",
        "Total Spend|Totaal besteed|Totale uitgaven|Totaal uitgegeven",
        "AOV|GBW|GOW|Gemiddelde bestelwaarde",
    ),
    # It gives no number of the customer, and orders know a guest by e-mail only.
    reads=(*(field for field in WHO if field not in ("id", "company_ref")), "created"),
    needs=("email",),
    headers={
        "name": ("Name", "Naam"),
        "created": (
            *("Sign Up", "Aangemeld", "Aanmelding", "Aanmelddatum"),
            *("Registratie", "Registratiedatum", "Geregistreerd"),
        ),
        "country": ("Country / Region", "Land / Regio", "Land"),
        "region": ("Region", "Regio", "Provincie", "Staat"),
        "phone": ("Billing Phone", "Telefoon voor facturering", "Factuurtelefoon"),
        "mobile": ("Shipping Phone", "Telefoon voor verzending", "Verzendtelefoon"),
    },
)
