"""Files: what is pulled says "no changes", and what cannot be used is named with its place and the way out."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from ecwid_client import EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import Row, SheetError, pull, read_sheet
from python_calamine import CalamineWorkbook
from sync_support import STORE_ID, TOKEN, combination, shop

KINDS = ("csv", "xlsx", "jsonl")
HOSTILE = [
    "0017",
    "1E5",
    "90.750",
    "4006381333931",
    "04006381333931",
    "=cmd|' /C calc'!A0",
    "+49",
    "-7",
    "@x",
    "'=q",
    'Ärger, "x"',
    "Футболка",
    "a;b=c\\",
    "true",
    "1,5",
    "１２",
]


@pytest.fixture
def hostile() -> EcwidClient:
    """A shop of SKUs that spreadsheets mistake for something else."""
    combinations = [
        {
            **combination(number),
            "sku": sku,
            "options": [{"name": "Größe; x=1", "value": f"{sku}"}],
            "price": 1.25,
        }
        for number, sku in enumerate(HOSTILE, 1)
    ]
    mock = Mock(stores=[Store(STORE_ID, TOKEN, products=[shop(name="Футболка", combinations=combinations)])])
    return EcwidClient(STORE_ID, TOKEN, transport=mock.transport())


def write_xlsx(path: Path, rows: list[list[object]], **sheet_names: object) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lager")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_a_pulled_file_says_no_changes(hostile: EcwidClient, tmp_path: Path, kind: str) -> None:
    """Whatever its SKUs, names and options are."""
    path = tmp_path / f"stock.{kind}"
    rows = pull(hostile, path)
    sheet = read_sheet(path)
    assert (sheet.rows, sheet.problems, sheet.notes, sheet.untouched) == ([], [], [], rows)
    assert rows == len(HOSTILE) + 1


def test_no_cell_of_a_pulled_csv_is_a_formula(hostile: EcwidClient, tmp_path: Path) -> None:
    """A spreadsheet that opens it executes nothing."""
    path = tmp_path / "stock.csv"
    pull(hostile, path)
    with path.open(newline="", encoding="utf-8") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_skus_of_a_pulled_xlsx_are_texts(hostile: EcwidClient, tmp_path: Path) -> None:
    """And stocks are numbers, so that a spreadsheet can add them."""
    path = tmp_path / "stock.xlsx"
    pull(hostile, path)
    header, _, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[header.index("sku")] for row in rows] == HOSTILE
    assert {type(row[header.index("quantity")]) for row in rows} <= {int, float}


def test_a_csv_saved_elsewhere_is_read(hostile: EcwidClient, tmp_path: Path) -> None:
    """With a byte order mark, CRLF, semicolons, decimal commas, and SKUs that became numbers."""
    pulled, saved = tmp_path / "stock.csv", tmp_path / "saved.csv"
    pull(hostile, pulled)
    with pulled.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["price"] = row["price"].replace(".", ",")
        row["sku"] = {"0017": "17", "90.750": "90,75", "4006381333931": "4,00638E+12"}.get(
            row["sku"], row["sku"]
        )
        row["unlimited"] = row["unlimited"].upper()
    with saved.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    sheet = read_sheet(saved)
    assert (sheet.rows, sheet.problems) == ([], [])
    assert len(sheet.notes) == 3
    assert "'17' is taken for the unchanged '0017'" in sheet.notes[0]


def test_utf_16_and_a_title_above_the_header_are_read(tmp_path: Path) -> None:
    """As some programs export it."""
    path = tmp_path / "stock.csv"
    path.write_text("Stock of today\n\nSKU\tQuantity\nФ-1\t3\n", encoding="utf-16")
    (row,) = read_sheet(path).rows
    assert (row.sku, row.values, row.place.line) == ("Ф-1", {"quantity": 3}, 4)


def test_xlsx_numbers_merged_and_empty_cells(tmp_path: Path) -> None:
    """A numeric SKU is its digits; a merged cell counts for its first row."""
    path = write_xlsx(
        tmp_path / "erp.xlsx", [["sku", "quantity", "price"], [4006381333931, 3, 9.99], ["", 4, ""], []]
    )
    sheet = read_sheet(path)
    (row,) = sheet.rows
    assert (row.sku, row.values) == ("4006381333931", {"quantity": 3, "price": Decimal("9.99")})
    assert [str(problem) for problem in sheet.problems] == [
        "erp.xlsx, sheet Lager, row 3: names no item: give productId, combinationId or sku; merged cells count for"
        " their first row only"
    ]


def test_a_table_that_begins_further_down_and_one_of_two_sheets(tmp_path: Path) -> None:
    """Rows have the numbers that the spreadsheet shows, and what is not read is said."""
    path = tmp_path / "erp.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write(0, 0, "sku is the first column of Stock")
        for name in ("Stock", "Old"):
            sheet = book.add_worksheet(name)
            sheet.write_row(4, 3, ["sku", "quantity", "price"])
            sheet.write_row(6, 3, ["A-1", "x"])
    sheet = read_sheet(path)
    assert [str(one) for one in sheet.problems] == [
        "erp.xlsx, sheet Stock, row 7, column quantity: 'x': is not a number; write it like 12.50"
    ]
    assert sheet.notes == ["only the sheet 'Stock' was read, not 'Old'"]


def test_a_formula_that_failed_is_no_empty_cell(tmp_path: Path) -> None:
    """Empty would leave the stock alone, and nobody would know."""
    path = tmp_path / "erp.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["sku", "name", "quantity"])
        sheet.write_row(3, 1, ["A-1", "", 3])
        sheet.write_row(4, 1, ["A-2"])
        sheet.write_formula(4, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(5, 1, '=VLOOKUP("<x>",A1,1)', None, "#N/A")
        sheet.write_row(6, 1, ["A-3"])
        sheet.write_formula(6, 2, "=1/0", None, "#DIV/0!")
    sheet = read_sheet(path)
    assert [row.sku for row in sheet.rows] == ["A-1"]
    assert [(one.place.line, one.column, one.value) for one in sheet.problems] == [
        (5, "quantity", "#DIV/0!"),
        (6, "sku", "#N/A"),
        (7, "name", "#DIV/0!"),
    ]


def test_a_formula_that_was_never_computed_is_no_empty_cell(tmp_path: Path) -> None:
    """As programs write them; an empty text that was computed is empty, and so is a cell without a title."""
    path = tmp_path / "erp.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 1, ["sku", "name", "quantity"])
        sheet.write_row(2, 1, ["A-1", "", 3])
        sheet.write_formula(2, 2, '=""', None, "")
        sheet.write_row(3, 1, ["A-2"])
        sheet.write_formula(3, 3, '="<"&B4', None, "")
        sheet.write_row(4, 1, ["A-3", "", 3])
        sheet.write_formula(4, 5, "=B4", None, "")
        sheet.write_formula(5, 1, "=B4", None, "")
        sheet.write_formula(6, 3, "=B4", None, "")
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet_xml = parts["xl/worksheets/sheet1.xml"]
    computed = sheet_xml.replace(b'<c r="C3"><f>""</f>', b'<c r="C3" t="str"><f>""</f>')
    assert computed != sheet_xml
    with ZipFile(path, "w") as book:
        for name, part in {**parts, "xl/worksheets/sheet1.xml": computed}.items():
            book.writestr(name, part)
    sheet = read_sheet(path)
    assert [row.sku for row in sheet.rows] == ["A-1", "A-3"]
    assert [(one.place.line, one.column, one.value) for one in sheet.problems] == [
        (4, "quantity", '="<"&B4'),
        (6, "sku", "=B4"),
        (7, "quantity", "=B4"),
    ]
    assert "open and save it in Excel or LibreOffice" in str(sheet.problems[0])


def test_a_change_id_is_the_same_in_every_file(tmp_path: Path) -> None:
    """A number in XLSX is the text in CSV; what a failed formula shows names no change."""
    rows: list[list[object]] = [["sku", "quantityDelta", "changeId"], ["A-1", -1, 1001]]
    (tmp_path / "erp.csv").write_text("sku,quantityDelta,changeId\nA-1,-1,1001\n", encoding="utf-8")
    paths = (tmp_path / "erp.csv", write_xlsx(tmp_path / "erp.xlsx", rows))
    assert [read_sheet(path).rows[0].change_id for path in paths] == ["1001", "1001"]
    path = tmp_path / "failed.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sku", "quantityDelta", "changeId"])
        sheet.write_row(1, 0, ["A-1", -1])
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    assert [one.column for one in read_sheet(path).problems] == ["changeId"]


def test_a_wrong_cell_is_named_with_file_sheet_row_column_value_and_way_out(tmp_path: Path) -> None:
    """And the other rows are read."""
    path = write_xlsx(tmp_path / "erp.xlsx", [["sku", "price"], ["A-1", "1,234"], ["A-2", 5]])
    sheet = read_sheet(path)
    assert [row.sku for row in sheet.rows] == ["A-2"]
    assert [str(problem) for problem in sheet.problems] == [
        "erp.xlsx, sheet Lager, row 2, column price: '1,234': may be 1.234 or 1234; write it with a point for"
        " decimals and no separators"
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_with_more_cells_than_the_header_is_refused(tmp_path: Path, kind: str) -> None:
    """3,55 without quotes would else be a price of 3. Empty cells are none."""
    path = tmp_path / f"erp.{kind}"
    rows: list[list[object]] = [["sku", "price"], ["A-1", 3, 55], ["A-2", 4, "", " "], ["A-3", 5]]
    if kind == "xlsx":
        write_xlsx(path, rows)
    else:
        path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    sheet = read_sheet(path)
    assert [row.sku for row in sheet.rows] == ["A-2", "A-3"]
    (problem,) = sheet.problems
    assert problem.place.line == 2
    assert "more cells than the header" in str(problem)


def test_hidden_rows_are_rows(tmp_path: Path) -> None:
    """A filter hides, it does not exclude."""
    path = tmp_path / "erp.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["sku", "A-1", "A-2"])
        sheet.write_column(0, 1, ["quantity", 1, 2])
        sheet.set_row(1, options={"hidden": True})
    assert [row.sku for row in read_sheet(path).rows] == ["A-1", "A-2"]


def test_a_file_without_a_column_to_change_is_refused(tmp_path: Path) -> None:
    """A misspelt header would else change nothing, night after night, and nobody would be told."""
    path = tmp_path / "erp.csv"
    path.write_text("sku,quantitty\nA-1,3\n", encoding="utf-8")
    with pytest.raises(SheetError, match=r"nothing to change.*did you mean quantity"):
        read_sheet(path)


def test_columns_that_are_not_understood_are_noted(tmp_path: Path) -> None:
    """With the one that was perhaps meant."""
    path = tmp_path / "erp.csv"
    path.write_text("sku,quantitty,warehouse,price\nA-1,3,x,1\n", encoding="utf-8")
    assert read_sheet(path).notes == [
        "column 'quantitty' is not understood and left aside; did you mean quantity?",
        "column 'warehouse' is not understood and left aside",
    ]


UNREADABLE = {
    "x.csv": (b"\xc4rger\nsku\n\xc4", "not UTF-8"),
    "y.csv": (b"article,amount\n1,2\n", "no header"),
    "z.csv": (b"sku,quantity,Quantity\nA,1,2\n", "two columns quantity"),
    "q.csv": (b'sku\n"A\n', "not CSV"),
    "x.xlsx": (b"PK\x03\x04", "not an XLSX file"),
    "x.jsonl": (b'{"sku": "A"}\n[1]\n', "line 2 is not a JSON object"),
    "x.ods": (b"", "ends in .csv, .xlsx, .jsonl"),
}


@pytest.mark.parametrize(("name", "bad"), UNREADABLE.items())
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, bad: tuple[bytes, str]) -> None:
    """In a sentence that says what to do."""
    (tmp_path / name).write_bytes(bad[0])
    with pytest.raises(SheetError, match=bad[1]):
        read_sheet(tmp_path / name)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"sku": "A", "quantityDelta": 1}, "needs changeId"),
        ({"quantity": 1}, "names no item"),
        ({"combinationId": 5, "quantity": 1}, "needs productId"),
        ({"sku": "__clear__"}, "finds nothing"),
        ({"productId": "x"}, "is not an id"),
        ({"productId": 1.5}, "is not an id"),
        ({"sku": "A", "action": "remove"}, "is empty or delete"),
        ({"sku": "A", "qty": 1}, "no column qty"),
        ({"sku": "A", "price": "x"}, "program, row 1, column price: 'x': is not a number"),
    ],
)
def test_a_program_s_row_is_held_to_the_same_rules(cells: dict[str, object], message: str) -> None:
    """`Row.of` raises ValueError."""
    with pytest.raises(ValueError, match=message):
        Row.of(1, **cells)


def test_rows_sorted_without_their_hidden_column_are_refused(hostile: EcwidClient, tmp_path: Path) -> None:
    """What was pulled must not be compared with another item."""
    pulled, path = tmp_path / "stock.csv", tmp_path / "sorted.csv"
    pull(hostile, pulled)
    with pulled.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[1]["_base"], rows[2]["_base"] = rows[2]["_base"], rows[1]["_base"]
    rows[3]["_base"] = rows[3]["_base"][:-1]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    problems = [str(problem) for problem in read_sheet(path).problems]
    assert len(problems) == 3
    assert "was sorted without its column _base" in problems[0]
    assert "was altered" in problems[2]


def test_json_lines_hold_what_was_pulled_as_data(ecwid: EcwidClient, tmp_path: Path) -> None:
    """Numbers are numbers; what an item has not is absent."""
    path = tmp_path / "stock.jsonl"
    pull(ecwid, path)
    second = json.loads(path.read_text(encoding="utf-8").splitlines()[2])
    assert {name: second[name] for name in ("productId", "combinationId", "sku", "quantity", "price")} == {
        "productId": 7,
        "combinationId": 102,
        "sku": "A-2",
        "quantity": 20,
        "price": 12.5,
    }
    assert "costPrice" not in second
    assert second["_base"]["quantity"] == 20


def test_a_pull_that_breaks_off_leaves_the_old_file(ecwid: EcwidClient, mock: Mock, tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "stock.csv"
    pull(ecwid, path)
    before = path.read_bytes()
    mock.use_scenario("outage")
    with (
        EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), retries=0) as once,
        pytest.raises(Exception, match="503"),
    ):
        pull(once, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["stock.csv"]
