"""Text that may be shown: without the token, and not too long."""

from __future__ import annotations

from urllib.parse import quote

HIDDEN = "[redacted]"
BODY_LIMIT = 2_000
SECRET_HEADERS = frozenset(
    {"authorization", "set-cookie", "cookie", "proxy-authorization", "proxy-authenticate"}
)


class Secret:
    """A token that does not show itself in a repr, a log or a traceback that prints variables."""

    __slots__ = ("_token",)

    def __init__(self, token: str) -> None:
        self._token = token

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str:
        raise TypeError("a token is not pickled")

    def reveal(self) -> str:
        """The token itself."""
        return self._token

    def redact(self, text: str) -> str:
        """`text` without the token, plain or percent-encoded."""
        return text.replace(self._token, HIDDEN).replace(quote(self._token, safe=""), HIDDEN)

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
