"""Mailchimp: addresses that no longer work. Nobody may write to them, so it counts as withdrawn."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="mailchimp cleaned",
    says="One row is one address of the mailing list.",
    means="consents",
    source="mailchimp",
    signature=("Email Address|Email|E-mailadres", "MEMBER_RATING", "LEID"),
    file_words=("cleaned",),
    twin="mailchimp subscribed",
    reads=(
        *(field for field in WHO if field != "id"),
        "happened",
        "created",
        "changed",
        "consent",
        "scope",
    ),
    needs=("email", "happened"),
    headers={
        "email": ("Email Address", "Email", "E-mailadres"),
        "happened": ("CLEAN_TIME", "LAST_CHANGED"),
        "created": ("OPTIN_TIME",),
        "changed": ("LAST_CHANGED",),
        "country": ("CC",),
        "region": ("REGION",),
    },
    constants={"consent": "withdrawn", "scope": "email"},
    # Mailchimp writes its times without a zone, in UTC.
    utc=True,
)
