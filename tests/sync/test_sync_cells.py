"""What a cell says: nothing is guessed, and a spreadsheet's habits do no harm."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from ecwid_sync.fields import Kind, options_of, options_text, text_of
from ecwid_sync.problems import RowError
from ecwid_sync.sheets.cells import guarded, parsed, says, unguarded
from hypothesis import given
from hypothesis import strategies as st

AMOUNTS = {
    "12": "12",
    "12.50": "12.5",
    "12,50": "12.5",
    "-0,5": "-0.5",
    "0,310": "0.31",
    "1234,567": "1234.567",
    "1 234,50": "1234.5",
    "1\u00a0234.50": "1234.5",
    "1\u202f234": "1234",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1,234,567": "1234567",
    "1.234.567,8": "1234567.8",
    " 7 ": "7",
    12: "12",
    12.1: "12.1",
    11 * 1.1: "12.1",  # computed by a spreadsheet as 12.100000000000001
    0.1 + 0.2: "0.3",
    1e15: "1000000000000000",
}
NO_AMOUNTS = [
    "1,234",
    "abc",
    "1,2,3",
    "1.2.3",
    "=1+2",
    "1e5",
    "٣",
    "12 €",
    "--1",
    float("nan"),
    float("inf"),
    1e300,
    True,
    datetime.date(2026, 1, 1),
    "1234567890.1234567",
]


@pytest.mark.parametrize(("raw", "value"), AMOUNTS.items())
def test_amounts_are_read_with_points_commas_and_spaces(raw: object, value: str) -> None:
    """A comma stands for a point, or between thousands where that is certain."""
    assert parsed(Kind.AMOUNT, raw) == Decimal(value)


@pytest.mark.parametrize("raw", NO_AMOUNTS)
def test_what_may_mean_two_things_is_refused(raw: object) -> None:
    """An error, never a guess."""
    with pytest.raises(RowError):
        parsed(Kind.AMOUNT, raw)


@pytest.mark.parametrize("raw", ["1.5", "2147483648", "-2147483649", 1.5, "", "x"])
def test_integers_are_whole_and_within_bounds(raw: object) -> None:
    """32 bits, as the contract has it."""
    with pytest.raises(RowError):
        parsed(Kind.INTEGER, raw)


@pytest.mark.parametrize(
    ("raw", "value"), [("TRUE", True), ("no", False), (1.0, True), (False, False), ("0", False)]
)
def test_flags(raw: object, value: bool) -> None:
    """As people and spreadsheets write them."""
    assert parsed(Kind.FLAG, raw) is value


def test_clearing_has_a_word_of_its_own() -> None:
    """In every column."""
    assert [parsed(kind, " __clear__ ") for kind in Kind] == [None] * len(Kind)


WORN = [
    ("0017", "17"),
    ("0017", 17.0),
    ("90.750", "90.75"),
    ("90.750", "90,75"),
    ("1E5", "100000"),
    ("1E5", 100000.0),
    ("4006381333931", "4.00638E+12"),
    ("4006381333931", 4006381333931.0),
    ("04006381333931", "4006381333931"),
    ("2026-01-02", datetime.date(2026, 1, 2)),
    ("2026-01-02", datetime.datetime(2026, 1, 2)),  # noqa: DTZ001  a spreadsheet knows no zones
    ("=cmd", "'=cmd"),
    ("Größe", "Größe "),
]


@pytest.mark.parametrize(("base", "raw"), WORN)
def test_a_text_that_a_spreadsheet_made_a_number_is_unchanged(base: str, raw: object) -> None:
    """The SKU that was pulled is known, so leading zeros cannot be lost."""
    assert says(Kind.TEXT, raw, base)


@pytest.mark.parametrize(
    ("base", "raw"),
    [("0017", "18"), ("4006381333931", "4.00639E+12"), ("A", "B"), ("17", "x17"), ("1", True)],
)
def test_another_text_is_a_change(base: str, raw: object) -> None:
    """Only what is equal as a number counts as worn."""
    assert not says(Kind.TEXT, raw, base)


@pytest.mark.parametrize(
    ("raw", "base"), [("1,234", Decimal("1.234")), ("1,234", Decimal(1234)), ("61,0", 61), (61.0, 61)]
)
def test_an_ambiguous_number_that_says_what_was_pulled_is_unchanged(raw: object, base: Decimal) -> None:
    """A pulled 1.234 comes back as 1,234 where the decimal sign is a comma."""
    assert says(Kind.AMOUNT, raw, base)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_amounts_come_back(amount: Decimal) -> None:
    """What is written is read as the same."""
    assert parsed(Kind.AMOUNT, text_of(amount)) == amount


@given(st.text())
def test_guarded_texts_come_back_and_are_no_formulas(text: str) -> None:
    """The guard is taken off exactly where it was put on."""
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))


PIECES = st.text(min_size=1).filter(lambda text: text == text.strip())


@given(st.lists(st.tuples(PIECES, PIECES), min_size=1))
def test_options_come_back(options: list[tuple[str, str]]) -> None:
    """Also with the signs that separate them."""
    assert options_of(options_text(options)) == options


@pytest.mark.parametrize("text", ["", "Size", "Size=", "=L", "Size=L;"])
def test_options_that_are_none_are_refused(text: str) -> None:
    """Each is a name and a value."""
    with pytest.raises(ValueError, match="Size=Large"):
        options_of(text)
