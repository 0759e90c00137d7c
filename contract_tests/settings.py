"""What the environment says about the server to test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from contract_tests.target.target import Account

NAMES = ("ECWID_BASE_URL", "ECWID_STORE_ID", "ECWID_TOKEN")
OTHER = ("ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN")
BASE_PATH = "/api/v3"
EXAMPLE = f"https://app.ecwid.com{BASE_PATH}"


class SettingsError(Exception):
    """The environment does not say enough, or says something impossible."""


@dataclass(frozen=True, slots=True)
class Server:
    """`other` is a second store of the same server, whose token must not open the first one."""

    base_url: str
    account: Account
    other: Account | None = None

    @property
    def is_loopback(self) -> bool:
        host = urlsplit(self.base_url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False


def server_from(environ: Mapping[str, str]) -> Server | None:
    """The server that the environment names; None when it names none.

    Raises:
        SettingsError: with what to set, and to what; never with the token.
    """
    given = {name: environ.get(name, "").strip() for name in NAMES}
    if not given["ECWID_BASE_URL"]:
        return None
    base_url = _base_url(given["ECWID_BASE_URL"])
    for name in NAMES:
        if not given[name]:
            raise SettingsError(f"{name} is missing; to test {base_url} set {', '.join(NAMES)}")
    account = Account(
        _store("ECWID_STORE_ID", given["ECWID_STORE_ID"]), _token("ECWID_TOKEN", given["ECWID_TOKEN"])
    )
    server = Server(base_url, account, _other_account(environ, account))
    if server.other is not None and not server.is_loopback:
        raise SettingsError(
            f"{' and '.join(OTHER)} are for a server on loopback only; a live store stays alone"
        )
    return server


def _other_account(environ: Mapping[str, str], account: Account) -> Account | None:
    store, token = (environ.get(name, "").strip() for name in OTHER)
    if not store and not token:
        return None
    other = Account(_store(OTHER[0], store), _token(OTHER[1], token))
    if other.store == account.store or other.token == account.token:
        raise SettingsError(f"{' and '.join(OTHER)} must name another store with a token of its own")
    return other


def _base_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        well_formed = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        well_formed = well_formed and text.isascii() and text.isprintable() and not re.search(r"[ ?#@]", text)
        (parts.hostname or "").encode("idna")  # Raises where a part of the name is empty or too long.
    except ValueError:
        well_formed = False
    if not well_formed:
        raise SettingsError(f"ECWID_BASE_URL must look like {EXAMPLE}")
    base_url = text.rstrip("/")
    if not base_url.endswith(BASE_PATH):
        raise SettingsError(
            f"ECWID_BASE_URL must end in {BASE_PATH}, without the store's id, such as {EXAMPLE}"
        )
    return base_url


def _store(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", text, re.ASCII) or not 0 < int(text) < 2**63:
        raise SettingsError(f"{name} must be a number from 1 to 2^63-1, not {text[:40]!r}")
    return int(text)


def _token(name: str, text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text or len(text) < 6:
        raise SettingsError(
            f"{name} must be an access token such as secret_...: printable ASCII, 6 letters or more, no spaces"
        )
    return text
