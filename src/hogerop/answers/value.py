"""What `hogerop value` answers, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import ContactWorth, GroupWorth, Worth


def json_of(found: Worth) -> dict[str, Any]:
    """Return the values with the keys that other programs build on."""
    return {
        "as_of": found.as_of,
        "currency": found.currency,
        "refused": list(found.missing),
        "notes": list(found.notes),
        "business": _json_of_group(found.business),
        "by": found.by,
        "groups": [_json_of_group(group) for group in found.groups],
        "concentration": [list(point) for point in found.curve],
        **found.told,
    }


def json_of_one(one: ContactWorth) -> dict[str, Any]:
    """Return the value of one buyer with the keys that other programs build on."""
    rest = {key: told for key, told in vars(one).items() if key not in ("figures", "worth")}
    figures = {name: asdict(figure) for name, figure in one.figures.items()}
    whole = {"as_of": one.worth.as_of, "currency": one.worth.currency, "model": one.worth.model}
    return rest | figures | whole | {"refused": list(one.worth.missing)}


def _json_of_group(group: GroupWorth) -> dict[str, Any]:
    rest = {key: told for key, told in vars(group).items() if key != "figures"}
    return rest | {name: asdict(figure) for name, figure in group.figures.items()}
