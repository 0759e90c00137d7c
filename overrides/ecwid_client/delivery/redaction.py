"""Text that may be shown: without the token, and not too long."""

from __future__ import annotations

import re

from .outcome import chain_of

HIDDEN = "[redacted]"
BODY_LIMIT = 2_000
MESSAGE_LIMIT = 500
SECRET_HEADERS = frozenset(
    {"authorization", "set-cookie", "cookie", "proxy-authorization", "proxy-authenticate"}
)


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
        """`text` without the token, be it plain, percent-encoded, or escaped as in a repr or in JSON."""
        if self._forms is None:
            self._forms = re.compile("".join(map(_any_form, self._token)))
        return self._forms.sub(HIDDEN, text)

    def is_in(self, error: BaseException) -> bool:
        """Whether a traceback of `error`, with all that is chained to it, would show the token."""
        return any(self.redact(text) != text for one in chain_of(error) for text in _texts(one))

    def stand_in(self, error: BaseException) -> ForeignError:
        """An exception to chain in the place of `error`: the same words, redacted, and none of its frames."""
        below: ForeignError | None = None
        for one in reversed(chain_of(error)):
            text = self.redact(str(one))[:MESSAGE_LIMIT]
            name = type(one).__qualname__
            stand_in = ForeignError(f"{name}: {text}" if text else name)
            for note in getattr(one, "__notes__", ()):
                stand_in.add_note(self.redact(str(note)))
            stand_in.__cause__ = below
            below = stand_in
        return below or ForeignError(type(error).__qualname__)

    def redact_headers(self, headers: dict[str, str]) -> dict[str, str]:
        """The same for header values; those that hold secrets are hidden whole."""
        return {
            name: HIDDEN if name.lower() in SECRET_HEADERS else self.redact(value)
            for name, value in headers.items()
        }

    def redact_body(self, content: bytes) -> str:
        """A body as text, at most 2,000 characters."""
        # Redacted before it is cut, or a token across the cut would stay in part.
        text = self.redact(content[: 8 * BODY_LIMIT].decode("utf-8", "replace"))
        return text if len(text) <= BODY_LIMIT else text[:BODY_LIMIT] + "…"


def _any_form(character: str) -> str:
    """A pattern of one character of a token in all the ways that it may be written."""
    code = f"{ord(character):02x}"
    escaped = r"\\*" if character in "\\'\"" else ""
    return rf"(?:{escaped}{re.escape(character)}|(?i:%(?:25)*{code}|\\x{code}|\\u00{code}))"


def _texts(error: BaseException) -> list[str]:
    return [str(error), repr(error), *map(str, getattr(error, "__notes__", ()))]
