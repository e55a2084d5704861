"""Stripe: payments. What an order is worth is its amount less what was paid back of it."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="stripe payments",
    says="One row is one payment, and what was paid back of it.",
    means="orders",
    source="stripe",
    signature=(
        "id",
        "Amount",
        "Amount Refunded",
        "Created date (UTC)|Created (UTC)|Created",
        "Customer Email|Customer ID",
    ),
    reads=(
        "id",
        "email",
        "happened",
        "order_ref",
        "amount",
        "refunded",
        "cancelled",
        "currency",
        "status",
    ),
    needs=("id|email", "happened", "order_ref", "amount", "refunded", "status"),
    headers={
        "order_ref": ("id",),
        "id": ("Customer ID",),
        "email": ("Customer Email", "email (metadata)"),
        "happened": ("Created date (UTC)", "Created (UTC)", "Created"),
        # The day on which money went back, not one on which the payment was called off.
        "cancelled": ("Refunded date (UTC)",),
    },
    words={
        "order": {
            "cancelled": "requires_payment_method, requires payment method, requires_action,"
            " incomplete, blocked, uncaptured, processing, pending"
        }
    },
    utc=True,
    whole=True,
    keeps_equal_rows=True,
)
