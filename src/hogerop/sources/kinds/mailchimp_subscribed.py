"""Mailchimp: people who receive the newsletter."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="mailchimp subscribed",
    says="One row is one address of the mailing list.",
    means="consents",
    source="mailchimp",
    signature=("Email Address|Email|E-mailadres", "MEMBER_RATING", "OPTIN_TIME", "LEID"),
    file_words=("subscribed",),
    twin="mailchimp cleaned",
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
        "happened": ("CONFIRM_TIME", "OPTIN_TIME", "LAST_CHANGED"),
        "created": ("OPTIN_TIME",),
        "changed": ("LAST_CHANGED",),
        "country": ("CC",),
        "region": ("REGION",),
    },
    constants={"consent": "given", "scope": "email"},
    # Mailchimp writes its times without a zone, in UTC.
    utc=True,
)
