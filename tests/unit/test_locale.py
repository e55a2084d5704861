"""Every sentence of the product is there in Dutch, with the same values in it."""

from __future__ import annotations

import ast
import re
from importlib import resources
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

import hogerop

SOURCE = Path(hogerop.__file__).parent


def said_in(code: str) -> list[str]:
    """Return the sentences that stand in `say` and `say_count`, and in texts of options."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in ("say", "say_count"):
            parts = node.args[: 2 if name == "say_count" else 1]
            found += [part.value for part in parts if isinstance(part, ast.Constant)]
        if name in ("Option", "Argument"):
            texts = [word.value for word in node.keywords if word.arg in ("help", "metavar")]
            found += [text.value for text in texts if isinstance(text, ast.Constant)]
    return [sentence for sentence in found if isinstance(sentence, str)]


IN_A_TEMPLATE = re.compile(r'{%\s*say(?:_count)?\s+"([^"]+)"(?:\s+"([^"]+)")?')


def said_in_template(page: str) -> list[str]:
    """Return the sentences that stand in `{% say %}` and `{% say_count %}`."""
    return [said for found in IN_A_TEMPLATE.findall(page) for said in found if said]


def sentences() -> list[str]:
    """Return every English sentence of the product, those kept in lists of data included."""
    from hogerop.ladder.rungs import _OTHER, RUNGS
    from hogerop.sources.fields import FIELDS
    from hogerop.sources.kinds import kinds
    from hogerop.sources.reasons import REASONS

    in_code = [said for file in SOURCE.rglob("*.py") for said in said_in(file.read_text("utf-8"))]
    in_code += [
        said
        for page in (SOURCE / "web").rglob("*.html")
        for said in said_in_template(page.read_text("utf-8"))
    ]
    in_data = [rung.english for rung in RUNGS] + list(_OTHER.values())
    in_data += REASONS.values()
    in_data += [field.means for field in FIELDS.values()] + [kind.says for kind in kinds()]
    in_data += [said for kind in kinds() for said in (kind.refused, kind.instead)]
    in_data += [kind.name for kind in kinds()]
    return sorted({*in_code, *in_data} - {""})


def dutch() -> dict[str, str]:
    with resources.files("hogerop").joinpath("locale", "nl.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale="nl") if m.id}


def values_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def code_of(sentence: str) -> set[str]:
    """Return what is typed and therefore the same in every language: commands and options."""
    return set(re.findall(r"`[^`]*`|(?<!\w)--[a-z-]+", sentence))


def test_every_sentence_has_a_dutch_one() -> None:
    there = dutch()
    assert [said for said in sentences() if not there.get(said)] == []


def test_every_dutch_sentence_is_still_said() -> None:
    said = set(sentences())
    assert [sentence for sentence in dutch() if sentence not in said] == []


def test_every_dutch_sentence_has_the_same_values() -> None:
    other = [
        sentence
        for sentence, translated in dutch().items()
        if values_of(translated) != values_of(sentence)
    ]
    assert other == []


def test_every_dutch_sentence_has_the_same_commands() -> None:
    other = [
        sentence
        for sentence, translated in dutch().items()
        if code_of(translated) != code_of(sentence)
    ]
    assert other == []
