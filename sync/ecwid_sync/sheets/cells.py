"""One cell: what it says, in the kind of its column."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from ..fields import CLEAR_WORD, Kind, Value, text_of
from ..problems import RowError
from .formula_errors import FormulaError

Raw: TypeAlias = object
"""What a file gives for a cell: a text, a number, a bool, a date, or None."""

MOST_DIGITS: Final = 15  # what spreadsheets and JSON numbers keep
LARGEST: Final = 2**31 - 1

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_ONE_COMMA = re.compile(r"([+-]?)(\d+),(\d+)", re.ASCII)
_GROUPED = re.compile(r"([+-]?\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?", re.ASCII)
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d)")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_TO_GUARD = re.compile(r"'*[=+\-@\t\r]")
_FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def is_empty(raw: Raw) -> bool:
    """Whether nothing stands in the cell."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def parsed(kind: Kind, raw: Raw) -> Value:
    """The value of a cell that is not empty; None is `__clear__`.

    Raises:
        RowError: it is not of this kind.
    """
    if isinstance(raw, FormulaError):
        raise RowError(raw.advice, value=raw)
    if isinstance(raw, str) and raw.strip() == CLEAR_WORD:
        return None
    if kind is Kind.TEXT:
        return _text(raw)
    if kind is Kind.FLAG:
        return _flag(raw)
    return (
        _amount(raw)
        if kind is Kind.AMOUNT
        else _integer(raw, least=0 if kind is Kind.COUNT else -LARGEST - 1)
    )


def says(kind: Kind, raw: Raw, base: Value) -> bool:
    """Whether a cell still says what it said when it was pulled, although a spreadsheet may have rewritten it."""
    if raw == text_of(base):
        return True
    if kind is Kind.TEXT:
        return isinstance(base, str) and _is_worn(raw, base)
    try:
        return _readings(raw) >= {Decimal(base)} if isinstance(base, int | Decimal) else False
    except (RowError, InvalidOperation):
        return False


def lost_its_form(raw: Raw, base: Value) -> bool:
    """Whether a text came back as a number that is only equal to it, such as 17 for 0017."""
    texts = {str(raw).strip(), str(unguarded(raw)).strip()}
    return isinstance(base, str) and base.strip() not in texts


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(raw: Raw) -> Raw:
    """The text in a cell of a CSV file."""
    return raw[1:] if isinstance(raw, str) and _GUARDED.match(raw) else raw


def _text(raw: Raw) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise RowError(f"is a {type(raw).__name__}, not a text; format the cell as text", value=raw)
    if isinstance(raw, str):
        return raw.strip()
    if math.isfinite(raw) and raw == int(raw) and abs(raw) < 10**MOST_DIGITS:
        return str(int(raw))
    raise RowError(
        "is a number that may have lost digits; format the cell as text and enter it again", value=raw
    )


def _is_worn(raw: Raw, base: str) -> bool:
    raw = unguarded(raw)
    if isinstance(raw, str) and raw.strip() == base.strip():
        return True
    if isinstance(raw, date):
        return raw.isoformat() == base or f"{raw:%Y-%m-%d}" == base
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return False
    text = repr(raw) if isinstance(raw, float) else str(raw).strip()
    if not (_NUMBER.fullmatch(text) and _NUMBER.fullmatch(base)):
        return False
    was, now = Decimal(base.replace(",", ".")), Decimal(text.replace(",", "."))
    if was == now:
        return True
    # 4.00638E+12 is what a narrow column makes of 4006381333931.
    digits = len(now.as_tuple().digits)
    return (
        "e" in text.lower()
        and digits > 1
        and round(was.scaleb(-was.adjusted()), digits - 1) == now.scaleb(-now.adjusted())
    )


def _flag(raw: Raw) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip().lower()
    if word not in _FLAGS:
        raise RowError("is neither true nor false", value=raw)
    return _FLAGS[word]


def _integer(raw: Raw, *, least: int) -> int:
    amount = _amount(raw)
    if amount != int(amount):
        raise RowError("is not a whole number", value=raw)
    if not least <= amount <= LARGEST:
        raise RowError(f"is not between {least} and {LARGEST}", value=raw)
    return int(amount)


def _amount(raw: Raw) -> Decimal:
    found = _readings(raw)
    if len(found) > 1:
        low, high = sorted(found)
        raise RowError(
            f"may be {low:f} or {high:f}; write it with a point for decimals and no separators", value=raw
        )
    return found.pop()


def _readings(raw: Raw) -> set[Decimal]:
    """The numbers that a cell may mean; two where a comma may stand for a point or between thousands."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise RowError(f"is a {type(raw).__name__}, not a number; write it like 12.50", value=raw)
    texts = _texts(_SPACES.sub("", raw.strip())) if isinstance(raw, str) else [_digits(raw)]
    if not texts:
        raise RowError("is not a number; write it like 12.50", value=raw)
    numbers = {Decimal(text) for text in texts}
    if any(len(number.normalize().as_tuple().digits) > MOST_DIGITS for number in numbers):
        raise RowError(f"has more than {MOST_DIGITS} digits", value=raw)
    return numbers


def _digits(raw: float | Decimal) -> str:
    # 12.100000000000001 is what spreadsheets compute for 11 times 1.1, and show as 12.1.
    number = Decimal(f"{raw:.{MOST_DIGITS}g}") if isinstance(raw, float) else Decimal(raw)
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise RowError("is not a number that can be sent", value=raw)
    return f"{number:f}"


def _texts(text: str) -> list[str]:
    if _PLAIN.fullmatch(text):
        return [text]
    if one := _ONE_COMMA.fullmatch(text):
        sign, whole, part = one.groups()
        decimal = f"{sign}{whole}.{part}"
        thousands = len(part) == 3 and len(whole) <= 3 and not whole.startswith("0")
        return [decimal, f"{sign}{whole}{part}"] if thousands else [decimal]
    if grouped := _GROUPED.fullmatch(text):
        whole, separator, part = grouped.groups()
        return [whole.replace(separator, "") + (f".{part}" if part else "")]
    return []
