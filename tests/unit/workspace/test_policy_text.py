"""Rules put into hogerop.toml: what is given holds, and nothing else is lost."""

from __future__ import annotations

import pytest

from hogerop.errors import WorkspaceFault
from hogerop.workspace import (
    Settings,
    instead_of_policy,
    policy_part,
    policy_values,
    template,
    with_policy,
)

SMALL = '[business]\nname = "Jansen"\n'
MINE = (
    '# mine\n[business]\nname = "J"\n\n# rungs\n[ladder]\nversion = 1\ngrace_days = 7 # a week\n\n'
    '# two is not enough\n[ladder.customer]\nrule = "a"\n\n# vat\n[money]\nvat_rate = 0.2\n'
)


def test_a_part_of_the_rules_leaves_the_other_rules_and_every_remark_as_they_were() -> None:
    assert with_policy(MINE, "[rhythm]\nbusiness_gap = 400\nleast_days = 9\n") == MINE.replace(
        "# vat\n", "[rhythm]\nbusiness_gap = 400\nleast_days = 9\n\n# vat\n"
    )


def test_one_value_of_a_section_takes_the_place_of_that_value_alone() -> None:
    assert with_policy(MINE, "[ladder]\ngrace_days = 14\n") == MINE.replace("= 7 #", "= 14 #")


def test_a_rule_given_without_remarks_leaves_those_that_stood_there() -> None:
    assert with_policy(MINE, '[ladder.customer]\nrule = "b"\n') == MINE.replace('"a"', '"b"')


def test_a_rule_given_with_remarks_brings_them_along() -> None:
    given = '# three, then\n[ladder.customer]\nrule = "b" # really\n'
    assert with_policy(MINE, given) == MINE.replace(
        '# two is not enough\n[ladder.customer]\nrule = "a"\n', given
    )


def test_rules_that_leave_nothing_out_take_the_place_of_the_old_text() -> None:
    text = with_policy(
        '# mine\n[business]\nname = "J"\n\n# rungs\n[ladder]\nversion = 1\n# vat\n[money]\n'
        "vat_rate = 0.2\n",
        "# better\n[ladder]\nversion = 2 # two\n[rhythm]\nleast_days = 9\n",
    )
    assert text == (
        '# mine\n[business]\nname = "J"\n\n# better\n[ladder]\nversion = 2 # two\n'
        "[rhythm]\nleast_days = 9\n# vat\n[money]\nvat_rate = 0.2\n"
    )


def test_a_policy_is_added_where_there_is_none() -> None:
    text = with_policy(SMALL, "[rhythm]\nleast_days = 9\n")
    assert text == SMALL + "\n[rhythm]\nleast_days = 9\n"


@pytest.mark.parametrize("given", ["", '[business]\nname = "Other"\n', "# nothing\n"])
def test_a_text_without_rules_changes_nothing(given: str) -> None:
    assert with_policy(MINE, given) == MINE
    assert with_policy(SMALL, given) == SMALL


def test_only_the_policy_is_taken_from_another_file() -> None:
    text = with_policy(SMALL, '[business]\nname = "Other"\n[rhythm]\nleast_days = 9\n')
    assert Settings.parse(text).business.name == "Jansen"


def test_a_policy_put_in_and_taken_out_is_the_same_text() -> None:
    policy = policy_part(template(name="Jansen"))
    assert policy_part(with_policy(SMALL, policy)) == policy


def test_the_policy_of_before_is_put_back_letter_by_letter() -> None:
    before = template(name="Jansen")
    after = with_policy(before, "[rhythm]\nleast_days = 9\n")
    assert policy_values(after)["rhythm.least_days"] == 9
    assert instead_of_policy(after, policy_part(before)) == before
    assert policy_part(instead_of_policy(after, "")) == ""


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (SMALL, "ladder.version = 1\n"),
        (
            SMALL + '[ladder]\ncustomer = { rule = "a" }\ngrace_days = 1\n',
            '[ladder.customer]\nrule = "b"\n',
        ),
    ],
)
def test_rules_in_a_form_that_cannot_be_moved_as_text_are_refused(text: str, given: str) -> None:
    with pytest.raises(WorkspaceFault, match="without changing other lines"):
        with_policy(text, given)
