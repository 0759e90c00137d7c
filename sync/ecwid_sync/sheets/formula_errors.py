"""Formulas of an XLSX file without a result. The reader gives them as empty, which would mean "leave alone"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from attrs import frozen

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(?: [a-z]+="[^"]*")*? t="e"[^>]*>(?:<f.*?(?:</f>|/>))?<v>([^<]*)', re.S
)
# A result that is an empty text has t="str".
_UNCOMPUTED = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(?: (?!t=)[a-z]+="[^"]*")*(?: t="n")?>'
    rb"<f(?:[^>]*/>|[^>]*>([^<]*)</f>)(?:<v></v>|<v ?/>)?</c>"
)
_BLOCK: Final = 1 << 20
_LONGEST_CELL: Final = 1 << 14  # a formula has at most 8,192 letters


@frozen
class FormulaError:
    """Such a cell.

    Attributes:
        text: what it shows, as `#N/A`; the formula, where it was never computed.
        advice: what is wrong and what to do.
    """

    text: str
    advice: str = "is what a formula shows that failed; repair it, or empty the cell"

    def __str__(self) -> str:
        return self.text


def formula_errors(path: Path, sheet: str) -> Mapping[int, Mapping[int, FormulaError]]:
    """Those of a sheet, by the number of the row from 1 and the column from 0."""
    found: dict[int, dict[int, FormulaError]] = defaultdict(dict)
    try:
        with ZipFile(path) as book, book.open(_part(book, sheet)) as stream:
            text = b""
            while block := stream.read(_BLOCK):
                text = text[-_LONGEST_CELL:] + block
                for letters, row, shown in _CELL.findall(text) if b't="e"' in text else ():
                    found[int(row)][_column(letters)] = FormulaError(shown.decode())
                for letters, row, formula in _UNCOMPUTED.findall(text) if b"<f" in text else ():
                    found[int(row)][_column(letters)] = FormulaError(
                        "=" + unescape(formula.decode()),
                        "is a formula whose result is not in the file; open and save it in Excel or LibreOffice",
                    )
    except (BadZipFile, KeyError, ElementTree.ParseError):
        pass  # the reader of the values has accepted the file
    return found


def _part(book: ZipFile, sheet: str) -> str:
    """The name of a sheet's file in the archive."""
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).iter()  # noqa: S314  # expat refuses bombs
    id = next(one.get(_RELATION) for one in sheets if one.get("name") == sheet and one.get(_RELATION))
    links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = next(str(one.get("Target")) for one in links if one.get("Id") == id)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
