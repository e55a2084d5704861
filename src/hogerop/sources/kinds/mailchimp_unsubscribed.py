"""Mailchimp: people who no longer want the newsletter."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="mailchimp unsubscribed",
    says="One row is one address of the mailing list.",
    means="consents",
    source="mailchimp",
    signature=(
        "Email Address|Email|E-mailadres",
        "MEMBER_RATING",
        "OPTIN_TIME",
        "UNSUB_TIME",
        "LEID",
    ),
    file_words=("unsubscribed",),
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
        "happened": ("UNSUB_TIME",),
        "created": ("OPTIN_TIME",),
        "changed": ("LAST_CHANGED",),
        "country": ("CC",),
        "region": ("REGION",),
    },
    constants={"consent": "withdrawn", "scope": "email"},
    # Mailchimp writes its times without a zone, in UTC.
    utc=True,
)
