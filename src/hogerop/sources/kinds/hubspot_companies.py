"""HubSpot: companies."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="hubspot companies",
    says="One row is one company of the CRM.",
    means="contacts",
    source="hubspot",
    signature=(
        "Record ID|Record ID - Company|Company ID|Record-ID",
        "Company name|Bedrijfsnaam",
        "Company owner|Company Domain Name|Bedrijfseigenaar|Domeinnaam van bedrijf",
    ),
    reads=(*(field for field in WHO if field != "company_ref"), "created", "changed"),
    needs=("id", "company"),
    headers={
        "id": ("Record ID - Company", "Record ID", "Company ID", "Record-ID"),
        "website": ("Website URL", "Company Domain Name", "Domeinnaam van bedrijf"),
        "created": ("Create Date", "Aanmaakdatum"),
        "changed": ("Last Modified Date", "Datum laatste wijziging"),
    },
    constants={"sort": "company"},
    # People are numbered apart from companies, and both from 1.
    prefixes={"id": "company:"},
)
