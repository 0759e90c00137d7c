"""Text that may be shown: without the token, without control characters, and not too long."""

from __future__ import annotations

import functools
import html.entities
import re
import sys
import traceback
from base64 import b64encode
from collections.abc import Callable
from typing import Any, TypeVar, cast

from .outcome import chain_of

F = TypeVar("F", bound=Callable[..., Any])

HIDDEN = "[redacted]"
BODY_LIMIT = 2_000
MESSAGE_LIMIT = 500
SECRET_HEADERS = frozenset(
    {"authorization", "set-cookie", "cookie", "proxy-authorization", "proxy-authenticate"}
)
SHORTEST_ENCODED = 6  # a shorter token, encoded, would be found in any text

# What moves the cursor, ends a line or turns the direction of the text around; and half a surrogate pair,
# which cannot be written to a log at all.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ForeignError(Exception):
    """Stands for an exception of the network or of a caller's transport, whose text may hold the token."""


class Secret:
    """A token that does not show itself in a repr, a log or a traceback that prints variables."""

    __slots__ = ("_forms", "_token")

    def __init__(self, token: str) -> None:
        self._token = token
        self._forms: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str:
        raise TypeError("a token is not pickled")

    def reveal(self) -> str:
        """The token itself."""
        return self._token

    def redact(self, text: str) -> str:
        """`text` without the token in any of the forms that servers echo it in.

        Plain, percent-encoded, escaped as in a repr, in JSON or in HTML, each in upper and lower case; in
        hexadecimal digits; in base64, wherever the token begins in it.
        """
        if self._forms is None:
            try:
                self._forms = _forms_of(self._token)
            except RecursionError:  # called deep in a recursion; its traceback would show the token
                return HIDDEN
        return self._forms.sub(HIDDEN, text)

    def shown(self, text: str) -> str:
        """A server's text for a message: redacted, control characters escaped, at most 500 characters."""
        return escaped(self.redact(text))[:MESSAGE_LIMIT]

    def is_in(self, error: BaseException) -> bool:
        """Whether a traceback of `error`, with all that is chained to it, would show the token."""
        return any(self.redact(text) != text for one in chain_of(error) for text in _texts(one))

    def stand_in(self, error: BaseException) -> ForeignError:
        """An exception to chain in the place of `error`: the same words, as `shown`, and none of its frames."""
        below: ForeignError | None = None
        for one in reversed(chain_of(error)):
            text = self.shown(str(one))
            name = type(one).__qualname__
            stand_in = ForeignError(f"{name}: {text}" if text else name)
            for note in getattr(one, "__notes__", ()):
                stand_in.add_note(self.shown(str(note)))
            stand_in.__cause__ = below
            below = stand_in
        return below or ForeignError(type(error).__qualname__)

    def redact_headers(self, headers: dict[str, str]) -> dict[str, str]:
        """The same for headers; values that hold secrets are hidden whole."""
        return {
            self.redact(name): HIDDEN if name.lower() in SECRET_HEADERS else self.redact(value)
            for name, value in headers.items()
        }

    def redact_body(self, content: bytes) -> str:
        """A body as text, at most 2,000 characters."""
        # Redacted before it is cut, or a token across the cut would stay in part.
        text = self.redact(content[: 8 * BODY_LIMIT].decode("utf-8", "replace"))
        return text if len(text) <= BODY_LIMIT else text[:BODY_LIMIT] + "…"


def escaped(text: str) -> str:
    """`text` with control characters written as in a Python string, so that it stays on one line."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def clear_locals(error: BaseException, *, until: BaseException | None = None) -> None:
    """Forget the variables of all finished frames that a traceback of `error` shows; lines and names stay.

    Args:
        error: the exception; what it was caused by is cleared as well.
        until: stop at this exception in the chain; it and its causes keep their variables.
    """
    for one in chain_of(error):
        if one is until:
            break
        traceback.clear_frames(one.__traceback__)


def hides_arguments(function: F) -> F:
    """Decorates a function whose arguments must not stand in a traceback that prints variables."""

    @functools.wraps(function)
    def hiding(*args: Any, **kwargs: Any) -> Any:
        handled = sys.exception()  # by the caller: not to be cleared
        try:
            return function(*args, **kwargs)
        except BaseException as exc:
            del args, kwargs
            clear_locals(exc, until=handled)
            raise

    return cast(F, hiding)


def _forms_of(token: str) -> re.Pattern[str]:
    forms = ["".join(map(_any_form, token))]
    if len(token) >= SHORTEST_ENCODED:
        forms.append(f"(?i:{'[ :-]?'.join(f'{ord(character):02x}' for character in token)})")
        forms += [_base64_form(token, before) for before in range(3)]
    return re.compile("|".join(forms))


def _any_form(character: str) -> str:
    """A pattern of one character of a token in all the ways that it may be written."""
    code = ord(character)
    two = f"{code:02x}"
    forms = [
        f"%(?:25)*{two}",
        rf"\\{{1,8}}x{two}",
        rf"\\{{1,8}}u00{two}",
        f"&(?:amp;)*#(?:0*{code}|x0*{two});?",
    ]
    if name := html.entities.codepoint2name.get(code):
        forms.append(f"&(?:amp;)*{name};?")
    if character == "'":
        forms.append("&(?:amp;)*apos;?")
    # Plain at the end, since & and % also begin the other forms.
    forms.append(rf"\\{{0,8}}{re.escape(character)}" if character in "\\'\"/" else re.escape(character))
    return f"(?i:{'|'.join(forms)})"


def _base64_form(token: str, before: int) -> str:
    """A pattern of the token in base64, `before` bytes behind a multiple of three.

    The digits at its edges also hold bits of its neighbours, so any digit may stand there.
    """
    digits = b64encode(b"\0" * before + token.encode()).decode().rstrip("=")
    first, last = -(-before * 8 // 6), (before + len(token)) * 8 // 6
    any_digit = "[A-Za-z0-9+/_-]"
    core = "".join(_base64_digit(digit) for digit in digits[first:last])
    return f"{any_digit if before else ''}{core}{any_digit}?(?:=|%3[Dd]){{0,2}}"


def _base64_digit(digit: str) -> str:
    other = {"+": "-", "/": "_"}.get(digit)
    return digit if other is None else f"(?:{other}|{_any_form(digit)})"


def _texts(error: BaseException) -> list[str]:
    return [str(error), repr(error), *map(str, getattr(error, "__notes__", ()))]
