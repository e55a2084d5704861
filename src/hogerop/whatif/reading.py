"""Read levers as a person writes them, in English or in Dutch, whichever language is spoken.

Several are joined by a comma or a plus with spaces around it: ``10% shopper -> klant, marge +5%``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from hogerop.errors import AskedWrongly
from hogerop.ladder.rungs import RUNGS
from hogerop.whatif.examples import examples
from hogerop.whatif.levers import (
    Changed,
    EveryoneUp,
    LessFalling,
    Lever,
    MoreReferrals,
    MoreSuspects,
    StepUp,
    What,
)
from hogerop.words import LANGUAGES, say, speaking

__all__ = ["parse"]


def parse(text: str) -> tuple[Lever, ...]:
    """Return the levers that a text names.

    Raises
    ------
    AskedWrongly
        Where a part names none, or an impossible one; every problem at once.

    Examples
    --------
    >>> parse("10% shopper -> customer")
    (StepUp(rung=3, share=0.1),)
    >>> parse("iedereen een trede omhoog")
    (EveryoneUp(),)
    >>> parse("marge +2,5%, 1 more referral per fan per year")
    (Changed(what='margin', share=0.025), MoreReferrals(per_fan_year=1.0))
    """
    levers: list[Lever] = []
    problems: list[str] = []
    for part in _parts(text):
        try:
            levers.append(_read(part))
        except AskedWrongly as wrong:
            problems.append(wrong.what)
    if not levers and not problems:
        problems.append(say("Nothing was asked: name at least one change."))
    if problems:
        raise AskedWrongly("\n".join(problems), fix=examples())
    return tuple(levers)


_BETWEEN = re.compile(
    r""" \s*[,;](?!\d)\s*                              # not the comma of 2,5%
       | \s+(?:and|en)\s+
       | \s+\+\s+(?!\d+(?:[.,]\d+)?\s*%\s*(?:[,;+]|$))  # not the plus of "margin + 5%"
    """,
    re.VERBOSE,
)
_NUMBER = r"(?P<n>[+\-−]?\d+(?:[.,]\d+)*|one|een|één)"
_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent|procent|pct)\b\.?", re.IGNORECASE)
_PERCENT = r"(?P<n>[+\-−]?\d+(?:[.,]\d+)*)\s*%"
_TO = r"\s*(?:->|→|=>|\bto\b|\bbecomes?\b|\bnaar\b|\bwordt\b|\bworden\b)\s*(?:de\s+|the\s+)?"
_OF = r"\s*(?:(?:of|from|van|uit)\s+)?(?:de\s+|the\s+|all\s+|alle\s+)?"
_WHAT_CHANGES = r"(?P<what>[^\W\d][\w\s]*?)"
_FALLING = (
    r"(?:falling(?:[\s-]off)?|fall(?:s|ing)?[\s-]?offs?|losses|leaving|churn"
    r"|uitval|uitvallers|afval|vallen|afhakers|terugval|verloop)"
)
_WHO_FALL = (
    r"(?:(?:who|that|die)\s+)?(?:falling|fall|leaving|leave"
    r"|(?:af|uit|weg)?vallen|afhaken|terugvallen|weglopen)(?:[\s-](?:off|away|asleep))?"
)
_EVERYONE = r"(?:everyone|everybody|iedereen)\s+"
_GOES = (
    r"(?:goes|go|moves?|moved|climbs?|climbed|steps|stepped"
    r"|gaat|ging|gaan|klimt|klom|stapt|stapte)"
)
_UP = r"(?:up|higher|omhoog|hoger)"
_ONE, _RUNG = r"(?:one|1|an?|een|één)", r"(?:rung|step|trede|tree|stap)"


def _parts(text: str) -> list[str]:
    plain = _CENT.sub("%", " ".join(text.split()))
    return [part for part in _BETWEEN.split(plain) if part]


def _read(part: str) -> Lever:
    for pattern, made in _forms():
        found = pattern.fullmatch(part.strip(" ."))
        if found:
            return made(found)
    raise AskedWrongly(say("“{given}” names no change that is known here.", given=part))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Lever]], ...]:
    rung = r"(?P<{}>[^\W\d][\w\s-]*?)"
    low, high = rung.format("low"), rung.format("high")
    one = rf"{_ONE}(?:\s+{_RUNG})?"
    forms: list[tuple[str, Callable[[re.Match[str]], Lever]]] = [
        (rf"{_EVERYONE}(?:{_GOES}\s+)?(?:{_UP}(?:\s+{one})?|{one}\s+{_UP})", _everyone),
        (_EVERYONE + r"(?P<rest>.*)", _not_everyone),
        (
            _PERCENT + r"\s*(?:less|fewer|minder)\s+" + _FALLING + r"\s+(?:at|bij|op)?" + _OF + low,
            _less_falling,
        ),
        (_PERCENT + r"\s*(?:less|fewer|minder)\s+" + low + r"\s+" + _WHO_FALL, _less_falling),
        (_PERCENT + _OF + low + _TO + high, _step_up),
        (
            _NUMBER
            + r"\s*(?:(?:more|extra|meer)\s+suspects?|suspects?\s+(?:more|extra|meer))"
            + r"\s*(?:a|per|each|elke)\s*(?:month|maand)"
            + r"|(?P<m>\d+(?:[.,]\d+)*) suspects? (?:a|per|elke) (?:month|maand)"
            + r" (?:more|extra|meer)",
            lambda found: MoreSuspects(_amount(found["n"] or found["m"])),
        ),
        (
            _NUMBER
            + r"\s*(?:(?:more|extra|meer)\s+)?(?:referrals?|aanbeveling(?:en)?)"
            + r"(?:\s+(?:more|extra|meer))?"
            + r"\s+(?:(?:per|by every|by each)\s+)?(?:raving\s+|enthousiaste\s+)?fan"
            + r"\s+(?:a|per)\s+(?:year|jaar)(?:\s+(?:more|extra|meer))?",
            lambda found: MoreReferrals(_amount(found["n"])),
        ),
        (_WHAT_CHANGES + r"\s*:?\s*(?P<n>[+\-−]\s*\d+(?:[.,]\d+)*)\s*%", _changed),
        (
            r"(?P<n>\d+(?:[.,]\d+)*)\s*%\s*(?:(?P<more>more|higher|meer|hogere?)"
            r"|less|lower|minder|lagere?)\s+" + _WHAT_CHANGES,
            _changed,
        ),
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), made) for pattern, made in forms)


def _everyone(found: re.Match[str]) -> Lever:
    return EveryoneUp()


def _not_everyone(found: re.Match[str]) -> Lever:
    """Refuse everyone with more, or fewer, words than "up one rung"; name those that are not it."""
    known = re.compile("|".join((_GOES, _UP, _ONE, _RUNG)), re.IGNORECASE)
    other = " ".join(word for word in found["rest"].split() if not known.fullmatch(word))
    raise AskedWrongly(
        say(
            "“{given}” is not understood after “everyone”: everyone goes up one rung, no more, no"
            " less, and nobody excepted.",
            given=other or found["rest"],
        )
    )


def _less_falling(found: re.Match[str]) -> Lever:
    rung, share = _number_of(found["low"]), _amount(found["n"]) / 100
    problems = [] if rung else [_no_rung(found["low"])]
    return _made(lambda: LessFalling(rung or len(RUNGS), share), problems)


def _step_up(found: re.Match[str]) -> Lever:
    share = _amount(found["n"]) / 100
    low, high = _number_of(found["low"]), _number_of(found["high"])
    problems = [_no_rung(found[name]) for name in ("low", "high") if not _number_of(found[name])]
    if low and high and high != low + 1 and low < len(RUNGS):
        problems.append(
            say(
                "One rung at a time: from {rung} people go to {next}, not to {given}.",
                rung=RUNGS[low - 1].name,
                next=RUNGS[low].name,
                given=RUNGS[high - 1].name,
            )
        )
    # Made even if it is refused already, so that its own problems are told along with these.
    return _made(lambda: StepUp(low or 1, share), problems)


def _made(make: Callable[[], Lever], problems: list[str]) -> Lever:
    """Return the lever, or refuse with these problems and its own."""
    try:
        lever = make()
    except AskedWrongly as wrong:
        raise AskedWrongly("\n".join([*problems, wrong.what])) from None
    if problems:
        raise AskedWrongly("\n".join(problems))
    return lever


def _changed(found: re.Match[str]) -> Lever:
    named = " ".join(found["what"].lower().split())
    if named in _PRICES:
        raise AskedWrongly(
            say(
                "“{given}” is put as what it does to your margin. Costs stay as they are, so 5% on"
                " the price is more than 5% on the margin: write margin +15% if it leaves 15% more."
                " Who will no longer buy at another price is not known here.",
                given=named,
            )
        )
    if named not in _WHAT:
        raise AskedWrongly(
            say(
                "“{given}” is not something to change by a percentage; cost, margin and order value"
                " are.",
                given=named,
            )
        )
    less = "more" in found.groupdict() and not found["more"]
    return Changed(_WHAT[named], _amount(found["n"]) / (-100 if less else 100))


_PRICES = ("price", "prices", "prijs", "prijzen", "verkoopprijs", "verkoopprijzen")
_WHAT: dict[str, What] = {
    "cost": "cost",
    "costs": "cost",
    "acquisition cost": "cost",
    "acquisition costs": "cost",
    "cost of winning contacts": "cost",
    "kosten": "cost",
    "wervingskosten": "cost",
    "wervingskost": "cost",
    "kosten van werving": "cost",
    "kosten van het werven": "cost",
    "margin": "margin",
    "marge": "margin",
    "order value": "order_value",
    "value of an order": "order_value",
    "orderwaarde": "order_value",
    "bestelwaarde": "order_value",
    "waarde van een bestelling": "order_value",
}


def _amount(written: str) -> float:
    """Return a number as either language writes it: 2.5, 2,5, 1,000 and 1.000 alike."""
    if written.lower() in ("one", "een", "één"):
        return 1.0
    plain = written.replace("−", "-").replace(" ", "")
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+", plain):
        return float(re.sub("[.,]", "", plain))
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        raise AskedWrongly(say("“{given}” is no number.", given=written)) from None


def _number_of(written: str) -> int | None:
    return _numbers().get(_bare(written))


def _no_rung(written: str) -> str:
    return say(
        "There is no rung “{given}”; the rungs are {rungs}.",
        given=written,
        rungs=", ".join(rung.name for rung in RUNGS),
    )


@cache
def _numbers() -> dict[str, int]:
    """Return rung by name: key, English and Dutch, one or more of them."""
    return dict(_names()) | {"leden": 5, "fans": 7, "enthousiaste fan": 7}


def _names() -> Iterator[tuple[str, int]]:
    for rung in RUNGS:
        yield rung.key, rung.number
        for language in LANGUAGES:
            with speaking(language):
                name = _bare(rung.name)
            for ending in ("", "s", "en"):
                yield name + ending, rung.number


def _bare(name: str) -> str:
    return " ".join(name.lower().split())
