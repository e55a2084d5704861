"""The fill-in sheet promotions.xlsx: referrals and testimonials that no package knows of."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="promotions",
    says="One row is one referral or testimonial that the owner wrote down.",
    means="promotions",
    reads=("happened", "who", "promotion", "referred", "note"),
    needs=("happened", "who", "promotion"),
    speaks=("who", "promotion"),
    headers={"happened": ("datum", "date")},
)
