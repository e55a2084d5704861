"""Looking ahead: who moves, who will stand where, and what if."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hogerop import forecast, whatif
from hogerop.errors import AskedWrongly, HogeropError, TooLittle
from hogerop.forecast import ComingMonths, Look, Movement, Panel
from hogerop.ladder import Policy
from hogerop.steps.business import Progress, silent
from hogerop.steps.cells_kept import NEEDED, Kept, cells_of, last_known, read_past
from hogerop.steps.costing import costs
from hogerop.steps.days import day_meant
from hogerop.steps.edition import Manifest, reading
from hogerop.steps.judging import learned
from hogerop.steps.movement_kept import A_YEAR, movement_of
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace

SEED = 0
"""Of every draw: the same book gives the same figures."""


def movement(
    workspace: Workspace,
    *,
    last: int | None = A_YEAR,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Movement:
    """Return who climbed and who fell, how long they stay, how fast they climb. A door: reads.

    Parameters
    ----------
    last : int, optional
        Count the moves of so many months; None = of all that are known.
    as_of : date, optional
        The day of the last month; by default that of the newest order.

    Raises
    ------
    TooLittle
        If nobody had been seen by then, or fewer than two month ends are known.
    """
    _, manifest = current(workspace, progress)
    kept = manifest.ahead.get("movement")
    if kept and last == A_YEAR and kept["as_of"] == _day(workspace, as_of, manifest).isoformat():
        return movement_of(kept)
    past, _ = _past(workspace, as_of, progress)
    return forecast.movement(past, last=last)


def coming_months(
    workspace: Workspace,
    *,
    months: int = 12,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> ComingMonths:
    """Return who will stand where in the coming months, and what they bring. A door: reads.

    Parameters
    ----------
    months : int
        How many, 1 to 36.
    as_of : date, optional
        From which day; by default that of the newest order, and never later.

    Raises
    ------
    TooLittle
        If there are too few months or contacts, or everybody stands on one rung.
    """
    past, look = _past(workspace, as_of, progress)
    (progress or silent)(say("looking ahead"), 0.5)
    found = forecast.forecast(past, months=months, seed=SEED, look=look)
    return ComingMonths(found, workspace.settings.business.currency)


def what_if(
    workspace: Workspace,
    asked: str,
    *,
    months: int = whatif.MONTHS,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> whatif.Answer:
    """Return what a change would bring: a ceiling, a calibrated figure, what is proven. A door.

    Parameters
    ----------
    asked : str
        Such as ``everyone up one rung`` or ``10% shopper -> customer, margin +5%``; in English or
        Dutch.
    months : int
        Over how many months it is counted, 1 to 36.
    as_of : date, optional
        From which day; by default that of the newest order, and never later.

    Raises
    ------
    AskedWrongly
        If it names no change, or one that cannot be: every problem at once.
    TooLittle
        If fewer than 30 contacts stand on a rung that is asked about, or too little is known.
    """
    try:
        levers = whatif.parse(asked)
    except AskedWrongly as wrong:
        raise AskedWrongly(wrong.what, fix=_examples(workspace, as_of)) from None
    kept, day = _kept(workspace, as_of, progress)
    if kept.money == "none":
        raise TooLittle(
            say("No order has a known amount: there are no figures of money."),
            where=str(workspace.folder),
            fix=say("Import orders with amounts."),
        )
    (progress or silent)(say("looking ahead"), 0.5)
    terms = _terms(workspace, as_of, levers)
    holdouts = whatif.holdouts_of(learned(workspace, as_of=as_of))
    found = whatif.what_if(
        levers, kept.seen, terms=terms, holdouts=holdouts, months=months, seed=SEED
    )
    return found.on(day, *_notes(kept, terms))


def _kept(
    workspace: Workspace, as_of: date | None, progress: Progress | None = None
) -> tuple[Kept, date]:
    """Return what was seen of the moves up to a day: as the run kept it, or read anew."""
    edition, manifest = current(workspace, progress)
    day = _day(workspace, as_of, manifest)
    return cells_of(workspace, edition, manifest, day), day


def _examples(workspace: Workspace, as_of: date | None) -> str:
    """Return what may be asked: of this ladder if it can be read, else of any."""
    levers = [whatif.Changed("cost", -0.1)]
    try:
        kept, _ = _kept(workspace, as_of)
        return whatif.examples(kept.seen, terms=_terms(workspace, as_of, levers))
    except HogeropError:
        return whatif.examples()


def _notes(kept: Kept, terms: whatif.Terms) -> list[str]:
    """Return what a reader must know of the money that is spoken of."""
    told = []
    if kept.money == "revenue":
        told.append(say("No margin is known: figures of money are revenue."))
    if kept.sending.sends.any():
        chain = whatif.chain_of(kept.seen)
        if whatif.radius(chain, g=whatif.discount(terms.yearly_rate)) >= 1:
            told.append(
                say(
                    "What referrals bring has no end here: it grows every month, and that cannot"
                    " last."
                )
            )
        told.append(
            say(
                "Who sends a new buyer is worth a part of what that one brings, even if the buyer"
                " would have come anyway. Whoever was in your book before the referral is not"
                " counted again."
            )
        )
    return told


def _past(
    workspace: Workspace, as_of: date | None, progress: Progress | None
) -> tuple[Panel, Look]:
    """Return where everybody stood at each month end up to a day, and how far cells look back."""
    edition, manifest = current(workspace, progress)
    day = _day(workspace, as_of, manifest)
    (progress or silent)(say("reading what came in"), 0.1)
    policy = Policy.parse(workspace.settings.text)
    return read_past(reading(workspace, edition, NEEDED), policy, day)


def _day(workspace: Workspace, as_of: date | None, manifest: Manifest) -> date:
    return last_known(day_meant(workspace, as_of, manifest.newest_event), manifest.value)


def _terms(
    workspace: Workspace, as_of: date | None, levers: Sequence[whatif.Lever]
) -> whatif.Terms:
    """Return currency and discount rate; where it is asked about, what winning contacts costs."""
    settings = workspace.settings
    cost = each = None
    if any(isinstance(lever, whatif.Changed | whatif.MoreSuspects) for lever in levers):
        cost, each = _cost_of_winning(workspace, as_of)
    return whatif.Terms(
        currency=settings.business.currency,
        yearly_rate=float(settings.value.yearly_rate),
        cost_a_month=cost,
        cost_per_suspect=each,
    )


def _cost_of_winning(workspace: Workspace, as_of: date | None) -> tuple[float | None, float | None]:
    """Return what is spent on it in a month, and on one suspect; None = unknown."""
    won = costs(workspace, as_of=as_of).acquisition
    if won.whole.cost <= 0:
        return None, None
    months = (won.until.year - won.since.year) * 12 + won.until.month - won.since.month + 1
    return won.whole.cost / months, won.per_suspect
