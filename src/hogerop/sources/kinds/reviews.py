"""Reviews: four or five stars of five are a testimonial, one or two a complaint."""

from hogerop.sources.fields import WHO
from hogerop.sources.kind import Kind

KIND = Kind(
    name="reviews",
    says="One row is one review: 4 or 5 stars a testimonial, 1 or 2 a complaint.",
    means="reviews",
    reads=(*WHO, "happened", "rating", "title", "message"),
    needs=("happened", "rating", "id|card|email|name|last_name"),
    speaks=("rating",),
    headers={"happened": ("review date", "reviewed at", "datum beoordeling")},
)
