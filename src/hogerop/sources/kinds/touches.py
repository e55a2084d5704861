"""Touches: who was reached by which action or campaign, and when."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="touches",
    says="One row is one person whom an action or campaign reached.",
    means="touches",
    reads=(*WHO, "happened", "action"),
    needs=("happened", "action", "id|card|email"),
    speaks=("action",),
    headers={
        "happened": ("reached on", "sent on", "sent at", "benaderd op", "verstuurd op"),
        "action": ("campaign", "campaign name", "naam campagne", "mailing"),
    },
    # A campaign beside any of these is what brought them.
    unless=("amount|order_ref|benefit|consent|enquiry_ref|subject|message",),
)
