"""Bad uploads, made up by seed: twenty families of what nobody should hand in."""

from __future__ import annotations

import csv
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

SEEDS = range(15)
HEADER = "Order,Date,E-mail,Name,Amount\n"
ROW = "{n},2026-05-03,c{n}@x.example,Cees {n},10.00\n"


@dataclass(frozen=True)
class Upload:
    """A file as it is handed in; ``claims`` bytes where the form lies about its length."""

    family: str
    seed: int
    name: str
    content: bytes
    claims: int = 0


def uploads(seeds: range = SEEDS, *, large: bool = True) -> Iterator[Upload]:
    """Yield every upload; without ``large`` only those of a few MB."""
    for family, make in FAMILIES.items():
        for seed in seeds:
            dice = random.Random(f"{family} {seed}")
            claims = 0
            if family == "one cell of a GB" and seed % 3 == 0:
                claims = 1_000_000_000 + dice.randrange(1_000_000)
            if family in LARGE and not large:
                continue
            name, content = make(dice, seed)
            yield Upload(family, seed, name, content, claims)


def _rows(count: int) -> str:
    return HEADER + "".join(ROW.format(n=n) for n in range(count))


@cache
def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(_rows(200).splitlines()):
            sheet.write_row(at, 0, line.split(","))
    return out.getvalue()


@cache
def _parquet() -> bytes:
    out = io.BytesIO()
    cells = [line.split(",") for line in _rows(500).splitlines()]
    columns = dict(zip(cells[0], map(list, zip(*cells[1:], strict=True)), strict=True))
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def _empty(dice: random.Random, seed: int) -> tuple[str, bytes]:
    kinds = [b"\n", b" ", b"\xef\xbb\xbf", b"\r\n" * 50, b"\t\t\n", b",,,\n,,,\n", HEADER.encode()]
    return f"empty{dice.choice(['.csv', '.xlsx', '.txt'])}", kinds[seed % len(kinds)]


def _cut(dice: random.Random, seed: int) -> tuple[str, bytes]:
    whole, name = ((_workbook(), "cut.xlsx"), (_parquet(), "cut.parquet"))[seed % 2]
    return name, whole[: dice.randrange(30, len(whole) - 30)]


def _wrong_type(dice: random.Random, seed: int) -> tuple[str, bytes]:
    begins = [
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7\n",
        b"\x7fELF\x02\x01",
        b"SQLite format 3\0",
        b"\x1f\x8b\x08",
        b"\xff\xd8\xff\xe0",
        b"Rar!\x1a\x07",
        b"MZ\x90\0",
        b"<html><body>",
        b"<?xml version='1.0'?><a/>",
        b"OggS\0",
        b"BZh91AY",
    ]
    name = dice.choice(["orders.csv", "orders.xlsx", "photo.csv"])
    return name, begins[seed % len(begins)] + dice.randbytes(dice.randrange(200, 20_000))


def _lying_name(dice: random.Random, seed: int) -> tuple[str, bytes]:
    contents = [
        b"PK\x03\x04" + dice.randbytes(900),
        b"PAR1" + dice.randbytes(900) + b"PAR1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(4000),
        b"{" + dice.randbytes(99),
        b'[{"Order": ',
    ]
    name = dice.choice(["a.csv", "a.json", "a.xlsx", "a.parquet", "a", "a.csv.exe", "..\\a.csv"])
    return name, contents[seed % len(contents)]


def _zipped(parts: dict[str, Iterator[bytes] | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            with packed.open(name, "w", force_zip64=True) as part:
                for piece in [content] if isinstance(content, bytes) else content:
                    part.write(piece)
    return out.getvalue()


def _sheet_of(piece: bytes, times: int) -> Iterator[bytes]:
    yield f'<worksheet {_MAIN}><sheetData><row r="1">'.encode()
    for _ in range(times):
        yield piece
    yield b"</row></sheetData></worksheet>"


def _bomb(dice: random.Random, seed: int) -> tuple[str, bytes]:
    times = dice.randrange(30, 120)
    sheet = _sheet_of(b"\0" * (1 << 20) if seed % 2 else b"<c><v>1</v></c>" * 70_000, times)
    return f"bomb-{seed}.xlsx", _zipped({"xl/worksheets/sheet1.xml": sheet, **BOOK})


_XML = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_XML}/spreadsheetml/2006/main"'
_OFFICE = f"{_XML}/officeDocument/2006/relationships"
BOOK: dict[str, Iterator[bytes] | bytes] = {
    "[Content_Types].xml": f'<Types xmlns="{_XML}/package/2006/content-types"/>'.encode(),
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1"'
    f' r:id="rId1"/></sheets></workbook>'.encode(),
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_XML}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f"</Relationships>".encode(),
}


def _lying_sizes(dice: random.Random, seed: int) -> tuple[str, bytes]:
    """A workbook whose list of parts says that each unpacks to a few bytes."""
    sheet = _sheet_of(b"<c><v>1</v></c>" * 70_000, dice.randrange(10, 60))
    packed = bytearray(_zipped({"xl/worksheets/sheet1.xml": sheet, **BOOK}))
    at = packed.find(b"PK\x01\x02")
    while at >= 0:
        packed[at + 24 : at + 28] = struct.pack("<I", dice.randrange(10, 5000))
        at = packed.find(b"PK\x01\x02", at + 4)
    return "small.xlsx", bytes(packed)


def _one_cell(dice: random.Random, seed: int) -> tuple[str, bytes]:
    if seed % 3 == 0:  # the form says a GB, and sends its first part
        return "cell.csv", HEADER.encode() + b"x" * 10_000
    letters = b"x" if seed % 3 == 1 else b'x"\n,'
    size = dice.randrange(9, 90) << 20
    return "cell.csv", HEADER.encode() + b'1,2026-05-03,"' + letters * (size // len(letters))


def _formulas(dice: random.Random, seed: int) -> tuple[str, bytes]:
    bad = [
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://x")',
        "@SUM(1+1)*cmd|'",
        "+1-1",
        "-2+3",
        "=A1&A1&A1",
        '=REPT("x",32767)',
        "\t=1+1",
        '=IMPORTXML("http://x","//a")',
    ]
    lines = [[dice.choice(bad) for _ in range(5)] for _ in range(50)]
    if seed % 2:
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows(lines)
        return "formulas.csv", (HEADER + text.getvalue()).encode()
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER.strip().split(","))
        for at, line in enumerate(lines, start=1):
            for column, cell in enumerate(line):
                sheet.write_formula(at, column, "=" + cell.strip("=@+-\t"))
    return "formulas.xlsx", packed.getvalue()


def _utf16(dice: random.Random, seed: int) -> tuple[str, bytes]:
    text = HEADER + "x,gisteren,nobody,é🙂,veel\n" * 20
    code = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"][seed % 5]
    content = text.encode(code)
    return "wide.csv", content[: len(content) - dice.randrange(1, 4)]


def _binary(dice: random.Random, seed: int) -> tuple[str, bytes]:
    return dice.choice(["a.csv", "a.txt", "a.json"]), dice.randbytes(dice.randrange(1000, 500_000))


def _nul(dice: random.Random, seed: int) -> tuple[str, bytes]:
    text = bytearray((HEADER + "x,gisteren,nobody,Anna,veel\n" * 100).encode())
    if seed % 3 == 0:
        return "nul.csv", b"\0" * dice.randrange(100, 5_000_000)
    for _ in range(dice.randrange(5, 400)):
        text.insert(dice.randrange(len(HEADER) if seed % 3 == 1 else 0, len(text)), 0)
    return "nul\0.csv", bytes(text)


def _wide(dice: random.Random, seed: int) -> tuple[str, bytes]:
    columns = dice.randrange(2_000, 20_000)
    names = ",".join(f"Kolom {n}" for n in range(columns))
    return "wide.csv", (names + "\n" + (",".join("1" * columns) + "\n") * 3).encode()


def _quotes(dice: random.Random, seed: int) -> tuple[str, bytes]:
    begin = [
        '"' * dice.randrange(1, 99_999),
        '1,"' + 'a"b' * 9_999,
        '"""' * 5_001 + ",",
        '1,2026-05-03,"never ends\n' + ROW.format(n=1) * 2_000,
    ]
    return "quotes.csv", (HEADER + begin[seed % len(begin)] + "\n" + ROW.format(n=2)).encode()


def _entities(dice: random.Random, seed: int) -> tuple[str, bytes]:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    doctypes = [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:1/x"> %e;]>',
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>',
    ]
    said = ["&e;", "x", "&a9;"][seed % 3]
    sheet = (
        f'<?xml version="1.0"?>{doctypes[seed % 3]}<worksheet {_MAIN}><sheetData><row r="1">'
        f'<c r="A1" t="inlineStr"><is><t>{said}</t></is></c></row><row r="2">'
        f'<c r="A2" t="inlineStr"><is><t>{said}</t></is></c></row></sheetData></worksheet>'
    )
    return "entities.xlsx", _zipped({"xl/worksheets/sheet1.xml": sheet.encode(), **BOOK})


def _deep(dice: random.Random, seed: int) -> tuple[str, bytes]:
    depth = dice.randrange(1_000, 1_000_000)
    opened = ["[", '{"a":', '[{"Order":'][seed % 3]
    return "deep.json", (opened * depth + "1" + "]" * (depth if seed % 2 else 0)).encode()


def _forged(dice: random.Random, seed: int) -> tuple[str, bytes]:
    whole = bytearray(_parquet())
    tail = len(whole) - struct.unpack("<I", whole[-8:-4])[0] - 8
    for _ in range(dice.randrange(1, 40)):
        whole[dice.randrange(4 if seed % 2 else tail, len(whole) - 8)] = dice.randrange(256)
    if seed % 5 == 0:
        whole[-8:-4] = struct.pack("<I", dice.randrange(1 << 31))
    return "forged.parquet", bytes(whole)


def _far_corner(dice: random.Random, seed: int) -> tuple[str, bytes]:
    """A workbook with two cells, the second in the last column of the last row."""
    row, column = (1_048_576, "XFD") if seed % 2 else (dice.randrange(200_000, 1_000_000), "ZZ")
    sheet = (
        f'<worksheet {_MAIN}><dimension ref="A1:{column}{row}"/><sheetData><row r="1"><c r="A1">'
        f'<v>1</v></c></row><row r="{row}"><c r="{column}{row}"><v>2</v></c></row></sheetData>'
        f"</worksheet>"
    )
    return "corner.xlsx", _zipped({"xl/worksheets/sheet1.xml": sheet.encode(), **BOOK})


def _absurd(dice: random.Random, seed: int) -> tuple[str, bytes]:
    cells = [
        "9" * 400,
        "1e999",
        "-1e308",
        "99999-99-99",
        "0000-00-00",
        "\u202eabc",
        "NaN",
        "∞",
        "\ufeff",
        "x@" * 900,
        "31-02-2026",
        "1.2.3,4,5",
        "\x07\x1b[31m",
        "🙂" * 300,
    ]
    lines = "".join(
        ",".join('"' + dice.choice(cells) + '"' for _ in range(5)) + "\n" for _ in range(300)
    )
    content = (HEADER + lines).encode()
    return "absurd.csv", content.replace(b"NaN", b"\xff\xfe\xc3") if seed % 2 else content


def _ragged(dice: random.Random, seed: int) -> tuple[str, bytes]:
    ends = ["\n", "\r", "\r\n", "\n\r", "\x0b"]
    if seed % 4 == 0:
        return "lines.csv", HEADER.encode() + b"\n" * dice.randrange(100_000, 3_000_000)
    lines = (
        dice.choice([",", ";", "\t", "|"]).join("x" * dice.randrange(30)) + dice.choice(ends)
        for _ in range(dice.randrange(50, 5_000))
    )
    return "ragged.csv", (HEADER + "".join(lines)).encode()


def _deep_rows(dice: random.Random, seed: int) -> tuple[str, bytes]:
    """JSON of which every row has columns of its own, or none."""
    rows: list[object] = [
        {f"k{dice.randrange(100_000)}": dice.choice([None, [], {}, "x" * 99, 1e300])}
        for _ in range(dice.randrange(200, 3_000))
    ]
    if seed % 2:
        return "rows.jsonl", "\n".join(map(json.dumps, rows)).encode()
    return "rows.json", json.dumps([*rows, 1, "x", None]).encode()


FAMILIES: dict[str, Callable[[random.Random, int], tuple[str, bytes]]] = {
    "empty": _empty,
    "cut off": _cut,
    "of another type": _wrong_type,
    "lying name": _lying_name,
    "zip bomb": _bomb,
    "lying sizes": _lying_sizes,
    "one cell of a GB": _one_cell,
    "formulas": _formulas,
    "UTF-16 and others": _utf16,
    "random bytes": _binary,
    "NUL bytes": _nul,
    "thousands of columns": _wide,
    "quotes": _quotes,
    "entities": _entities,
    "deep JSON": _deep,
    "forged Parquet": _forged,
    "a cell in the far corner": _far_corner,
    "absurd values": _absurd,
    "ragged lines": _ragged,
    "columns without end": _deep_rows,
}
LARGE = ("one cell of a GB", "zip bomb", "lying sizes", "a cell in the far corner")
