"""What came of a randomised test: who got it, who was held out, and what each did after."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="experiment",
    says="One row is one person, household or shop of a test in which chance chose the arm.",
    means="units",
    reads=("experiment", "arm", "unit", "household", "outcome", "before", "trait"),
    needs=("arm", "outcome"),
    speaks=("arm", "outcome"),
    # Whoever is named in it is somebody of the book first.
    unless=("email|name|first_name|last_name|company|phone|order_ref",),
    keeps_equal_rows=True,
)
