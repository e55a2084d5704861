"""What an operation can be asked: a contact, a page of a list, a rung, a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Annotated, Any, Literal

from django.http import Http404
from pydantic import Field, StringConstraints

from hogerop import steps
from hogerop.errors import AskedWrongly
from hogerop.plan import Action
from hogerop.web.businesses.wall import Inside

ContactId = Annotated[str, StringConstraints(pattern=r"^c[0-9a-hjkmnp-tv-z]{13}$")]
"""A contact's id, as every answer has it."""
ActionId = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z_-]{1,40}$")]
StrategyKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-z_]{1,60}$")]
Month = Annotated[str, StringConstraints(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
Limit = Annotated[int, Field(ge=1, le=500)]
"""How many lines of a list come at once."""
Page = Annotated[int, Field(ge=1, le=1_000_000)]
Number = Annotated[int, Field(ge=1, le=1_000_000_000)]
Sum = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
"""Money, in the business's currency."""
Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""Of all lots."""
Words = Annotated[str, StringConstraints(max_length=200)]
Way = Literal["email", "phone", "post"]
"""By which somebody can be reached."""
Rung = Literal["outside", "suspect", "prospect", "shopper", "customer", "member", "advocate", "fan"]


def a_page(rows: Sequence[Any], page: int, limit: int, **told: Any) -> dict[str, Any]:
    """Return a page of a list, and how many there are in all."""
    first = (page - 1) * limit
    return listed(list(islice(rows, first, first + limit)), len(rows), page, limit, **told)


def listed(rows: list[Any], total: int, page: int, limit: int, **told: Any) -> dict[str, Any]:
    """Return rows as the page of a list that they are."""
    return {"total": total, "page": page, "limit": limit, **told, "rows": rows}


def first_of(month: str | None) -> date | None:
    """Return the first day of a month; None where none is named."""
    return None if month is None else date.fromisoformat(f"{month}-01")


def action_of(inside: Inside, name: str) -> Action:
    """Return an action of the plan.

    Raises
    ------
    Http404
        If there is none.
    """
    try:
        return steps.plan_action(inside.workspace, name)
    except AskedWrongly:
        raise Http404 from None
