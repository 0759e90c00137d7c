"""Tokens out of texts that people will read, in whatever spelling a server repeats them."""

from __future__ import annotations

import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

HIDDEN = "$ECWID_TOKEN"
CUT = "<part of a token>"
# A text that was cut short may end within a token; this much of its beginning is still one.
CUT_SHARE = 0.6
LEAST_CUT = 8
SHORT = 100


class Redaction:
    """Hides secrets as they are, escaped, in hexadecimal digits, and in base64 as a part of anything."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = [secret for secret in secrets if secret]
        self._whole = _one_of(pattern for secret in known for pattern in _spellings(secret))
        self._cut = _one_of(_beginning(secret) for secret in known)
        self._hidden = lru_cache(maxsize=1024)(self._hide)

    def __call__(self, text: str) -> str:
        """Names and values of headers come again and again; bodies do not."""
        return self._hidden(text) if len(text) < SHORT else self._hide(text)

    def _hide(self, text: str) -> str:
        # In a replacement no dollar is special, so the variable's name may stand as it is.
        return self._cut.sub(CUT, self._whole.sub(HIDDEN, text))


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of them; `(?!)` matches nothing."""
    return re.compile("|".join(patterns) or "(?!)")


def _spellings(secret: str) -> Iterator[str]:
    yield "".join(map(_letter, secret))
    yield f"(?i:{secret.encode().hex()})"
    for encoded in (b64encode, urlsafe_b64encode):
        for before in range(3):
            # Without the letters at the ends, which depend on what stands beside it.
            whole = encoded(bytes(before) + secret.encode()).decode()
            spoilt = -(-before * 4 // 3)
            end = len(whole.rstrip("=")) - (1 if whole.endswith("=") else 0)
            yield re.escape(whole[spoilt:end])


def _letter(letter: str) -> str:
    """Itself, or as a URL, JSON, Python or HTML escapes it."""
    code = ord(letter)
    escapes = (rf"%(?:25)*{code:02x}", rf"\\+u00{code:02x}", rf"\\+x{code:02x}", rf"&#x0*{code:x};")
    plain = "|".join(map(re.escape, dict.fromkeys((letter, escape(letter), f"\\{letter}"))))
    return f"(?:{plain}|(?i:{'|'.join(escapes)})|&#0*{code};)"


def _beginning(secret: str) -> str:
    least = max(LEAST_CUT, round(len(secret) * CUT_SHARE))
    letters = [_letter(letter) for letter in secret]
    rest = ""
    for letter in reversed(letters[least:]):
        rest = f"(?:{letter}{rest})?"
    return "".join(letters[:least]) + rest if len(secret) > least else "(?!)"
