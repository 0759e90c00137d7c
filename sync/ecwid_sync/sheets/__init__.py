"""Spreadsheets: CSV, XLSX and JSON lines, read and written.

    files      raw cells of a file, with the numbers of their rows
    formula_errors   cells of a workbook that the reader takes for empty
    cells      one raw cell -> a value of its column's kind, or what is wrong with it
    rows       raw cells -> rows; a row that is as it was pulled is only counted
    writing    items of the shop -> a file; a file with the results added

A program's rows come from nobody's spreadsheet: it makes them with `Row.of`.
"""

from .rows import Row, Sheet, read_sheet
from .writing import items_file, write_results

__all__ = ["Row", "Sheet", "items_file", "read_sheet", "write_results"]
