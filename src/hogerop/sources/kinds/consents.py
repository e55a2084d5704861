"""Consents: who said yes or no to what, and when."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="consents",
    says="One row is one consent, given or withdrawn.",
    means="consents",
    reads=(*WHO, "happened", "consent", "scope"),
    needs=("happened", "consent", "id|card|email"),
    speaks=("consent",),
    headers={"happened": ("consent date", "datum toestemming", "opt in date")},
)
