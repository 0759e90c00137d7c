"""What the environment says about the server to test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from contract_tests.target import Account

NAMES = ("ECWID_BASE_URL", "ECWID_STORE_ID", "ECWID_TOKEN")


class SettingsError(Exception):
    """The environment does not say enough, or says something impossible."""


@dataclass(frozen=True, slots=True)
class Server:
    base_url: str
    account: Account

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
    for name in NAMES:
        if not given[name]:
            raise SettingsError(
                f"{name} is missing; to test {given['ECWID_BASE_URL']} set {', '.join(NAMES)}"
            )
    return Server(
        _base_url(given["ECWID_BASE_URL"]),
        Account(_store(given["ECWID_STORE_ID"]), _token(given["ECWID_TOKEN"])),
    )


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    try:
        well_formed = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed or parts.query or parts.fragment or parts.username:
        raise SettingsError("ECWID_BASE_URL must look like https://app.ecwid.com/api/v3")
    return text.rstrip("/")


def _store(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**63):
        raise SettingsError(f"ECWID_STORE_ID must be a number from 1 to 2^63-1, not {text[:40]!r}")
    return int(text)


def _token(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text or len(text) < 6:
        raise SettingsError(
            "ECWID_TOKEN must be an access token such as secret_...: printable ASCII, 6 letters or more, no spaces"
        )
    return text
