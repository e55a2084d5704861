"""Every sentence of the product is there in Dutch, with the same values in it."""

from __future__ import annotations

import ast
import re
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import hogerop
from hogerop.words import say, speaking

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


NAMES_A_COMMAND = re.compile(
    r"`hogerop|hogerop [a-z]+ |(?<![\w-])--[a-z]|-w FOLDER"
    r"|\{command\}|hour_cost|margin_rate|keep_years"
)


def on_pages(language: str) -> dict[str, str]:
    file = resources.files("hogerop").joinpath("locale", f"pages.{language}.po")
    with file.open("rb") as opened:
        return {str(m.id): str(m.string) for m in read_po(opened, locale=language) if m.id}


def said_outside_the_command_line() -> set[str]:
    files = [
        file
        for file in SOURCE.rglob("*.py")
        if "cli" not in file.relative_to(SOURCE).parts and file.name != "__main__.py"
    ]
    return {said for file in files for said in said_in(file.read_text("utf-8"))}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_sentence_on_a_page_names_a_command(language: str) -> None:
    there = on_pages(language)
    named = {said for said in said_outside_the_command_line() if NAMES_A_COMMAND.search(said)}
    assert named - set(there) == set()
    assert [said for said in there.values() if NAMES_A_COMMAND.search(said)] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_said_on_pages_is_a_sentence_of_the_product_and_fills_in_no_more(
    language: str,
) -> None:
    there, known = on_pages(language), set(sentences())
    assert set(there) - known == set()
    more = [said for key, said in there.items() if values_of(said) - values_of(key)]
    assert (more, [key for key, said in there.items() if not said]) == ([], [])


def test_a_page_says_what_to_do_where_the_command_line_names_a_command() -> None:
    asked = "Take files in with `hogerop import FILE`."
    with speaking("en", on_pages=True):
        assert say(asked) == "Import your files."
    with speaking("nl", on_pages=True):
        assert say(asked) == "Importeer je bestanden."
    assert say(asked) == asked
