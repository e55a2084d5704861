"""HubSpot: deals. Each is a quote from its creation; one that was won is an order too."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="hubspot deals",
    says="One row is one deal: a quote, and an order on the day on which it was won.",
    means="quotes",
    source="hubspot",
    signature=(
        "Record ID|Record ID - Deal|Deal ID|Record-ID",
        "Deal Name|Dealnaam",
        "Deal Stage|Dealfase",
    ),
    reads=(
        "id",
        "company_ref",
        "company",
        "email",
        "how",
        "quoted",
        "closed",
        "quote_ref",
        "product_name",
        "amount",
        "currency",
        "status",
    ),
    needs=("id|company_ref|email", "quoted", "closed", "status"),
    headers={
        "quote_ref": ("Record ID - Deal", "Record ID", "Deal ID", "Record-ID"),
        "id": (
            "Associated Contact IDs",
            "Associated Contact ID",
            "Primary Associated Contact ID",
            "Record ID - Contact",
            "Gekoppelde contact-ID's",
        ),
        "company_ref": (
            "Primary Associated Company ID",
            "Associated Company IDs",
            "Associated Company ID",
            "Record ID - Company",
            "Gekoppelde bedrijfs-ID's",
        ),
        "company": ("Associated Company", "Primary Associated Company"),
        "product_name": ("Deal Name", "Dealnaam"),
        "status": ("Deal Stage", "Dealfase"),
        "amount": ("Amount", "Bedrag"),
        "quoted": ("Create Date", "Aanmaakdatum"),
        "closed": ("Close Date", "Sluitingsdatum", "Sluitdatum"),
    },
    words={
        "quote": {
            "won": "closed - won, deal won, gesloten gewonnen, gesloten - gewonnen",
            "lost": "closed - lost, deal lost, gesloten verloren, gesloten - verloren",
        }
    },
    # A deal of several people counts for the first; without people, for its company.
    several=("id", "company_ref"),
    prefixes={"company_ref": "company:"},
    falls_back={"id": "company_ref"},
    whole=True,
    keeps_equal_rows=True,
)
