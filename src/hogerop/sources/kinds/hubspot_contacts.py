"""HubSpot: contacts. Which columns are there depends on the view that was exported."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="hubspot contacts",
    says="One row is one person of the CRM.",
    means="contacts",
    source="hubspot",
    signature=(
        "Record ID|Record ID - Contact|Contact ID|Record-ID",
        "First Name|Voornaam",
        "Last Name|Achternaam",
        "Email|E-mail|E-mailadres",
        "Contact owner|Lifecycle Stage|Lead Status|Marketing contact status|Associated Company"
        "|Associated Company IDs|Record ID - Company|Contacteigenaar|Levenscyclusfase|Leadstatus",
    ),
    reads=(*WHO, "created", "changed"),
    needs=("id",),
    headers={
        "id": ("Record ID - Contact", "Record ID", "Contact ID", "Record-ID"),
        "company": ("Company name", "Associated Company", "Bedrijfsnaam"),
        "company_ref": (
            "Record ID - Company",
            "Primary Associated Company ID",
            "Associated Company IDs",
            "Associated Company ID",
        ),
        "created": ("Create Date", "Aanmaakdatum"),
        "changed": ("Last Modified Date", "Datum laatste wijziging"),
    },
    # Companies are numbered apart from people, and both from 1.
    several=("company_ref",),
    prefixes={"company_ref": "company:"},
)
