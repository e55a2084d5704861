"""Cells as packages write them: several ids in one, labels between quotes, an address in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from hogerop.sources.recognise import Reading

_AFTER_THE_FIRST = r"\s*;.*$"
# Street and number, postcode (Dutch, else four or five digits), and what follows it.
_WHOLE_ADDRESS = (
    r"^(?P<street>[^,;\n]*\d[^,;\n]*)[,;\n]\s*"
    r"(?P<postcode>\d{4}\s?[A-Za-z]{2}|\d{4,5})[\s,]+(?P<city>[^,;\n\d]+)"
)
_ADDRESS = ("street", "postcode", "city")


def also_filled(reading: Reading) -> set[str]:
    """Return the fields that get a value though no column of the file is read as one."""
    kind = reading.kind
    own = {field for field, other in kind.falls_back.items() if other in reading.fields}
    if set(kind.labelled) & set(reading.fields):
        own.add("tags")
    return own | set(_ADDRESS if _is_address_whole(reading) else ())


def tidied(read: Mapping[str, pa.Array], reading: Reading) -> dict[str, pa.Array]:
    """Return the fields that change, of those read of a batch."""
    now = dict(read)
    for field, values in _steps(now, reading):
        now[field] = values
    return now


def _steps(now: Mapping[str, pa.Array], reading: Reading) -> Iterator[tuple[str, pa.Array]]:
    """Each step sees what the steps before it made."""
    kind = reading.kind
    for field in kind.several:
        if field in now:
            yield field, pc.replace_substring_regex(now[field], _AFTER_THE_FIRST, "")
    for field, prefix in kind.prefixes.items():
        if field in now:
            yield field, pc.binary_join_element_wise(prefix, now[field], "")
    for field, other in kind.falls_back.items():
        if other in now:
            yield field, pc.coalesce(now[field], now[other]) if field in now else now[other]
    if "tags" in now:
        yield "tags", _unquoted(now["tags"])
    for field, label in kind.labelled.items():
        if field in now:
            said = pc.binary_join_element_wise(label, now[field], ":")
            yield "tags", _joined(now["tags"], said) if "tags" in now else said
    if _is_address_whole(reading) and "city" in now:
        yield from _address_of(now["city"])


def _unquoted(tags: pa.Array) -> pa.Array:
    """Return labels without the quotes that some packages put around each."""
    return pc.replace_substring(tags, '"', "")


def _joined(tags: pa.Array, more: pa.Array) -> pa.Array:
    both = pc.binary_join_element_wise(tags, more, ", ", null_handling="skip")
    return pc.if_else(pc.equal(both, ""), None, both)


def _is_address_whole(reading: Reading) -> bool:
    return "city" in reading.fields and not {"street", "postcode"} & set(reading.fields)


def _address_of(city: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    parts = pc.extract_regex(city, _WHOLE_ADDRESS)
    for field in _ADDRESS:
        part = pc.utf8_trim_whitespace(pc.struct_field(parts, field))
        yield field, pc.coalesce(part, city) if field == "city" else part
