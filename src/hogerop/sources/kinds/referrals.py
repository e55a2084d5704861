"""Referrals: who sent whom."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="referrals",
    says="One row is one referral.",
    means="referrals",
    reads=("happened", "referrer", "referred", "note"),
    needs=("happened", "referrer", "referred"),
    speaks=("referrer", "referred"),
    headers={"happened": ("referral date", "datum aanbeveling", "aangebracht op")},
)
