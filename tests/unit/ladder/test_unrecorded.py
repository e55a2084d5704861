"""Which rungs cannot be reached as long as nobody records a referral or a testimonial."""

from __future__ import annotations

import pytest

from hogerop.ladder import Policy
from hogerop.ladder.unrecorded import rungs_of_promotion


@pytest.mark.parametrize(
    ("policy", "rungs"),
    [
        ("", {"advocate", "fan"}),
        ('[ladder.advocate]\nrule = "orders() >= 9"\n', {"fan"}),
        ('[ladder.advocate]\nrule = "orders() >= 9 or promotions() >= 1"\n', {"fan"}),
        ('[ladder.fan]\nrule = "orders() >= 9"\n', {"advocate", "fan"}),
        (
            '[ladder]\nsequential = false\n[ladder.fan]\nrule = "orders() >= 9"\n',
            {"advocate"},
        ),
        ('[ladder.shopper]\nrule = "referrals() >= 1"\n', {"shopper", "advocate", "fan"}),
    ],
)
def test_rungs_that_ask_for_promotions_in_every_way_to_them(policy: str, rungs: set[str]) -> None:
    assert rungs_of_promotion(Policy.parse(policy)) == rungs
