"""A mistake in the settings of the ladder: where it stands, what is near, and how it is written."""

from __future__ import annotations

import pytest

from hogerop.errors import PolicyFault
from hogerop.ladder import Policy


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[ladder]\nversion = 1\nnotcie_days = 20\n",
            "[ladder] knows no 'notcie_days'; did you mean notice_days?\n"
            "hogerop.toml, line 3\nFor example: notice_days = 30",
        ),
        (
            '[rhythm]\n"business gap" = 20\n',
            "[rhythm] knows no 'business gap'; did you mean business_gap?\n"
            "hogerop.toml, line 2\nFor example: business_gap = 60",
        ),
        (
            '\n[ladder.custmer]\nrule = "true"\n',
            "[ladder] knows no 'custmer'; did you mean customer?\n"
            'hogerop.toml, line 2\nFor example: [ladder.customer] rule = "order_days() >= 2"',
        ),
        (
            '[ladder.fan]\nruel = "true"\n',
            "[ladder.fan] knows no 'ruel'; did you mean rule?\n"
            'hogerop.toml, line 2\nFor example: rule = "promotions(730) >= 3 and'
            ' promotion_months(730) >= 2 and referred_buyers(730) >= 1"',
        ),
        (
            "[rhythm]\n\nxyz = 1\n",
            "[rhythm] knows no 'xyz'\nhogerop.toml, line 3\nKnown are: business_gap, least_days",
        ),
        (
            "[target_market]\nrule = 'sbi == \"J\"'\n",
            "'J' is no code of SBI or NACE: 56, 47.9, 56.10.1, or a section from A to I\n"
            'hogerop.toml, line 2, [target_market]\n    sbi == "J"\n        ^\n'
            'For example: sbi in ("56", "47.9")',
        ),
    ],
)
def test_a_word_that_is_not_known_is_told_with_its_line_the_nearest_and_an_example(
    text: str, told: str
) -> None:
    with pytest.raises(PolicyFault) as caught:
        Policy.parse(text)
    assert str(caught.value) == told


def test_every_mistake_of_the_rules_is_told_with_its_line() -> None:
    text = "[ladder]\nnotice_days = 99999\n[rhythm]\nleast_days = -3\n"
    assert [(fault.where, fault.what) for fault in Policy.mistakes(text, name="")] == [
        ("line 2", "'notice_days' is a number of days, from 0 to 3650"),
        ("line 4", "'least_days' is a number of days above 0"),
    ]
    assert Policy.mistakes("[rhythm]\nleast_days = 3\n") == ()
