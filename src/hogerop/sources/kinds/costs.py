"""What was spent on marketing: money and hours, per period, channel and purpose."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="costs",
    says="One row is one amount spent on marketing.",
    means="costs",
    reads=(
        "period",
        "how",
        "purpose",
        "share",
        "amount",
        "amount_incl",
        "amount_excl",
        "hours",
        "currency",
        "note",
    ),
    needs=("period", "how|purpose", "amount|amount_incl|amount_excl|hours"),
    speaks=("purpose", "hours", "how"),
    keeps_equal_rows=True,
)
