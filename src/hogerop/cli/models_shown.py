"""How the models did on the time held out, on the screen: the table, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import day, decimal, month_name, number, share
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import Worth


def show_models(found: Worth) -> None:
    """Write how the models did on the time that was held out."""
    choice = found.told["choice"]
    if choice is None:
        line(say("No models were tried: too little could be held out."), "bold")
        return
    line(
        say(
            "{model} speaks for your business, tried on {orders} orders after {day}",
            model=found.speaks,
            orders=number(choice["orders"]),
            day=day(date.fromisoformat(choice["split"])),
        ),
        "bold",
    )
    line(say("Every model was fitted to what came before that day, and asked what would follow."))
    made = table(
        say("Model"), say("expects"), say("too many"), say("off by"), say("curve"),
        say("top tenth"), say("lost"), right=range(1, 7), fold=(0,),
    )  # fmt: skip
    for tried in choice["tried"]:
        made.add_row(
            text(_name_of_model(tried), "bold" if tried["chosen"] else ""),
            text(number(round(tried["orders"]))),
            text(_signed(tried["bias"])),
            text(decimal(tried["error"], 3)),
            text(share(tried["tracking"], 1)),
            text(share(tried["capture"], 1)),
            text(decimal(tried["deviance"], 2)),
        )
    screen().print(made)
    if found.told["model"]["clock"] == "seasons":
        line(_busy(found.told["seasons"]["index"]))
    for refused in found.refused:
        line(f"• {refused}")
    for remark in _how_to_read():
        line(f"• {remark}", "dim")


def _how_to_read() -> list[str]:
    return [
        say(
            "Off by: the mean distance per buyer, in orders. Who predicts nothing looks good in it."
        ),
        say(
            "Curve: how far off, of all repeat orders together, week by week over the time held"
            " out."
        ),
        say("Top tenth: the share of the orders by the tenth of whom most was expected."),
        say(
            "Lost: what the models are chosen by (Poisson deviance, less is better); of those that"
            " cannot be told apart by it, the first of the list."
        ),
        say(
            "Of everybody as before it is reckoned with the past of one mean buyer added: to expect"
            " nothing at all of somebody would lose without end."
        ),
    ]


def _busy(index: list[float]) -> str:
    """Say which months are the busiest and which the quietest."""
    order = sorted(range(12), key=lambda place: index[place])

    def told(place: int) -> str:
        return f"{month_name(place + 1)} ({share(index[place], 1)})"

    return say(
        "A day in {busy} is the busiest, in {quiet} the quietest; a mean day is 100%.",
        busy=told(order[-1]),
        quiet=told(order[0]),
    )


def _name_of_model(tried: Mapping[str, Any]) -> str:
    return {
        "as before": say("everybody as before"),
        "everybody the same": say("everybody the same"),
    }.get(tried["name"]) or " + ".join([tried["name"], *_with(tried)])


def _with(tried: Mapping[str, Any]) -> list[str]:
    """Return in a word each what a model takes into account besides the orders."""
    words = {"channel": say("channel"), "kind": say("kind"), "seasons": say("seasons")}
    return [words[name] for name in (*tried["by"], tried["clock"]) if name in words]


def _signed(bias: float) -> str:
    return f"{'+' if bias > 0 else '−'}{decimal(abs(100 * bias))}%"
