"""Enquiries: contact forms, leads, requests for information."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="enquiries",
    says="One row is one enquiry.",
    means="enquiries",
    reads=(*WHO, "happened", "enquiry_ref", "subject", "message", "code"),
    needs=("happened", "id|card|email|name|last_name|company"),
    speaks=("enquiry_ref", "subject", "message", "how"),
    headers={
        "happened": (
            "first contact date",
            "enquiry date",
            "inquiry date",
            "lead date",
            "submitted at",
            "aanvraagdatum",
            "datum aanvraag",
            "ingezonden op",
        ),
    },
    marks=("lead number", "lead source", "lead origin", "enquiry number", "aanvraagnummer"),
    keeps_equal_rows=True,
)
