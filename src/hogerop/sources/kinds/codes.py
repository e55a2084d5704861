"""Which discount code, or word in a how-did-you-hear column, stands for which referrer."""

from hogerop.sources.kind import Kind

KIND = Kind(
    name="codes",
    says="One row is one discount code and who gives it away.",
    means="codes",
    reads=("code", "referrer"),
    needs=("code", "referrer"),
    speaks=("code",),
    headers={"referrer": ("email", "e-mail", "eigenaar", "owner"), "code": ("woord", "word")},
)
