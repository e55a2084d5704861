"""Memberships, subscriptions to a club, loyalty cards."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="memberships",
    says="One row is one membership, from its first to its last day.",
    means="memberships",
    reads=(*WHO, "joined", "until", "left"),
    needs=("joined", "id|card|email|name|last_name|company"),
    speaks=("joined",),
)
