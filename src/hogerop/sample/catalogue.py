"""What the web shop sells and what the workshop does. Prices in cents including VAT."""

from __future__ import annotations

import numpy as np

from hogerop.sample.business import Line

GOODS = (
    ("BEL-01", "Fietsbel chroom", 795),
    ("PLAK-01", "Bandenplaksetje", 495),
    ("OLIE-01", "Kettingolie 100 ml", 895),
    ("BAND-B28", "Binnenband 28 inch", 695),
    ("HAND-01", "Handvatten leer", 2495),
    ("LAMP-SET", "Verlichtingsset led", 2995),
    ("SLOT-RING", "Ringslot ART-2", 4495),
    ("BAND-BU28", "Buitenband 28 inch antilek", 3795),
    ("ZADEL-GEL", "Zadel gel", 3995),
    ("TAS-DUB", "Dubbele fietstas", 5995),
    ("KRAT-01", "Fietskrat hout", 2795),
    ("KETT-01", "Ketting naafversnelling", 1995),
    ("POMP-STA", "Staande pomp", 3495),
    ("HELM-M", "Helm maat M", 6995),
    ("KIND-ZIT", "Kinderzitje achter", 8995),
    ("SLOT-KET", "Kettingslot ART-3", 8495),
    ("WIEL-28A", "Achterwiel 28 inch", 12995),
    ("ZADEL-LEER", "Zadel leer, handgemaakt", 15995),
    ("ACCU-400", "Accu e-bike 400 Wh", 39900),
    ("FIETS-REV", "Gereviseerde stadsfiets", 44900),
)
JOBS = (
    ("Band plakken", 0.25),
    ("Remmen afstellen", 0.5),
    ("Ketting en tandwielen vervangen", 1.0),
    ("Versnelling afstellen", 0.5),
    ("Wiel richten", 0.75),
    ("Kleine beurt", 1.0),
    ("Grote beurt", 2.0),
    ("Verlichting herstellen", 0.75),
    ("Revisie naaf", 2.5),
    ("Onderhoud bedrijfsfietsen", 4.0),
)
PARTS = tuple(line for line in GOODS if line[0] in {"BAND-B28", "BAND-BU28", "KETT-01", "WIEL-28A"})
HOUR = 6050
"""Price of an hour in the workshop."""

_PRICES = np.array([price for *_, price in GOODS])


def basket(cents: float, rng: np.random.Generator) -> tuple[Line, ...]:
    """Return goods worth about so much."""
    lines: dict[str, Line] = {}
    left = cents
    while len(lines) < 5 and (not lines or left >= _PRICES.min()):
        fits = np.flatnonzero((left * 1.15 >= _PRICES) & (left * 0.2 <= _PRICES))
        index = int(rng.choice(fits)) if fits.size else int(np.abs(_PRICES - left).argmin())
        sku, text, price = GOODS[index]
        before = lines[sku].quantity if sku in lines else 0
        lines[sku] = Line(sku, text, before + 1, price)
        left -= price
    return tuple(lines.values())


def job(cents: float, company: bool, rng: np.random.Generator) -> tuple[Line, ...]:
    """Return a workshop job worth about so much: labour, parts, sometimes a discount."""
    index = len(JOBS) - 1 if company and rng.random() < 0.5 else int(rng.integers(len(JOBS) - 1))
    text, usual = JOBS[index]
    hours = max(0.25, round(4 * (0.6 * cents / HOUR + 0.4 * usual)) / 4)
    lines = [Line("", text, 1, round(hours * HOUR), hours)]
    left = cents - lines[0].cents
    for sku, part, price in PARTS:
        if price <= left * 1.2 and rng.random() < 0.6:
            lines.append(Line(sku, part, 1, price))
            left -= price
    if len(lines) > 1 and rng.random() < 0.06:
        lines.append(Line("", "Korting vaste klant", 1, -500))
    return tuple(lines)
