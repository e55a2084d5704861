"""Privileges that members used: discounts, coupons, invitations."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="privileges",
    says="One row is one privilege that was used.",
    means="privileges",
    reads=(*WHO, "happened", "benefit", "action"),
    needs=("happened", "benefit", "id|card|email"),
    speaks=("benefit",),
    headers={"happened": ("redemption date", "used on", "gebruikt op", "inwisseldatum")},
    keeps_equal_rows=True,
)
