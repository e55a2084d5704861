"""How people and clerks really write: capitals, spaces, slips, other formats. Runs no query."""

from __future__ import annotations

import numpy as np

from hogerop.sample.person import Name


def slip(text: str, rng: np.random.Generator) -> str:
    """Return an e-mail address with two unlike letters of the host changed places."""
    local, host = text.split("@")
    unlike = [i for i in range(1, host.index(".") - 1) if host[i] != host[i + 1]]
    at = unlike[rng.integers(len(unlike))]
    return f"{local}@{host[:at]}{host[at + 1]}{host[at]}{host[at + 2 :]}"


def email(text: str, rng: np.random.Generator) -> str:
    """Return an e-mail address as somebody typed it: some with capitals, some with spaces."""
    fate = rng.random()
    if not text or fate > 0.12:
        return text
    if fate < 0.05:
        return text[0].upper() + text[1:]
    if fate < 0.07:
        return text.upper()
    return f" {text}" if fate < 0.09 else f"{text} "


def phone(text: str, rng: np.random.Generator) -> str:
    """Return a telephone number in one of the ways in which it is written, or nothing."""
    digits = text.replace("-", "")
    forms = (
        text,
        digits,
        f"+31{digits[1:]}",
        f"0031 {digits[1]} {digits[2:]}",
        f"{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}",
        f"+31 (0){digits[1:]}",
        "",
    )
    return forms[rng.integers(len(forms))]


def person_name(name: Name, rng: np.random.Generator) -> str:
    """Return a person's name as it was written down."""
    fate = rng.random()
    if fate < 0.06:
        return f"{name.given[0]}. {name.last}"
    if fate < 0.09:
        return name.full.lower()
    if fate < 0.12:
        return name.full.upper()
    if fate < 0.15:
        return f"{name.given} {name.surname}"
    if fate < 0.18:
        return f"{name.surname}, {name.given} {name.prefix}".strip()
    return f" {name.full} " if fate < 0.20 else name.full


def postcode(text: str, rng: np.random.Generator) -> str:
    """Return a postcode with or without its space, in capitals or not, or nothing."""
    fate = rng.random()
    if fate < 0.2:
        return text.replace(" ", "")
    if fate < 0.25:
        return text.lower()
    return "" if fate < 0.3 else text
