"""A token is found in whatever a server makes of it, and a server's text stays on one line."""

from __future__ import annotations

import html
import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote

import pytest
from ecwid_client.delivery.redaction import Secret

CANARY = "secret_CANARY"
ODD = "secret_" + "CA/N'A\"R\\Y&"

FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "percent-encoded": lambda token: quote(token, safe=""),
    "percent-encoded throughout": lambda token: "".join(f"%{ord(one):02x}" for one in token),
    "percent-encoded twice": lambda token: quote(quote(token, safe=""), safe=""),
    "a repr": lambda token: repr(token)[1:-1],
    "JSON": lambda token: json.dumps(token)[1:-1],
    "JSON with slashes escaped": lambda token: json.dumps(token)[1:-1].replace("/", "\\/"),
    "JSON throughout": lambda token: "".join(f"\\u{ord(one):04X}" for one in token),
    "JSON in JSON": lambda token: json.dumps("".join(f"\\u{ord(one):04x}" for one in token))[1:-1],
    "HTML": html.escape,
    "HTML, decimal": lambda token: "".join(f"&#{ord(one)};" for one in token),
    "HTML, decimal with zeros": lambda token: "".join(f"&#{ord(one):07};" for one in token),
    "HTML, hexadecimal": lambda token: "".join(f"&#x{ord(one):x};" for one in token),
    "HTML, hexadecimal capitals": lambda token: "".join(f"&#X{ord(one):X};" for one in token),
    "HTML in HTML": lambda token: html.escape("".join(f"&#{ord(one)};" for one in token)),
    "hexadecimal digits": lambda token: token.encode().hex(),
    "hexadecimal capitals": lambda token: token.encode().hex().upper(),
    "hexadecimal with colons": lambda token: token.encode().hex(":"),
    **{
        f"base64 behind {before} bytes": lambda token, before=before: b64encode(
            b"?" * before + token.encode() + b"~"
        ).decode()
        for before in range(4)
    },
    **{
        f"base64 for URLs behind {before} bytes": lambda token, before=before: urlsafe_b64encode(
            b"?" * before + token.encode()
        ).decode()
        for before in range(3)
    },
    "base64 in a URL": lambda token: quote(b64encode(token.encode()).decode(), safe=""),
}


@pytest.mark.parametrize("token", [CANARY, ODD, "secret_k~7?>Qz9v\\L'm\"&<1>?", "public_???>>>~~~"])
@pytest.mark.parametrize("form", FORMS)
def test_a_token_is_hidden_in_every_form_that_servers_echo_it_in(form: str, token: str) -> None:
    """Whatever a proxy, a page of HTML or a debugging tool makes of it."""
    echo = FORMS[form](token)
    text = Secret(token).redact(f"said: {echo} (see there)")
    assert "[redacted]" in text
    assert text.startswith("said: ")
    assert text.endswith(" (see there)")
    left = text.removeprefix("said: ").removesuffix(" (see there)").replace("[redacted]", "")
    assert len(left) <= 8, left  # digits of base64 that belong to the neighbours


def test_other_texts_are_left_as_they_are() -> None:
    """Also for a token so short that its encoded forms are nothing special."""
    text = f"secret_ {b64encode(bytes(range(256))).decode()} {bytes(range(256)).hex()} &#115; %73 \\u0073"
    assert Secret(CANARY).redact(text) == text
    assert Secret("zzz").redact(text) == text


def test_redaction_takes_no_longer_with_hostile_texts() -> None:
    """Each is made of beginnings of a form; a pattern that tried them all would take hours."""
    secret = Secret(CANARY)
    for piece in ("\\", "%25", "&amp;", "&#0", "s", "73", "73 ", "c2Vj", "\\u00", "%", "&#x0"):
        text = piece * (100_000 // len(piece))
        assert secret.redact(text) == text


@pytest.mark.parametrize(
    "shown",
    [
        "a/b'c\\d",
        "a%2fb%27c%5cd",
        "a%2Fb'c%5Cd",
        "a%252Fb%2527c%255Cd",
        "a/b\\'c\\\\d",
        "a\\x2fb\\u0027c\\\\d",
    ],
)
def test_a_token_is_recognised_in_every_form(shown: str) -> None:
    """Plain, percent-encoded in part or twice, as in a repr, as in JSON."""
    assert Secret("a/b'c\\d").redact(f"<{shown}>") == "<[redacted]>"
