"""Addresses that the service may be given: it fetches them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx

# Below names that are reserved for documentation (RFC 2606), so they lead nowhere.
RESERVED = (".example", ".example.com", ".example.net", ".example.org")
# Parsers differ in what they make of backslashes, spaces, empty hosts, user names and ports, so none is let through.
PLAIN = re.compile(r"https?://[a-z0-9.-]+(/[A-Za-z0-9._~/%=&?-]*)?", re.ASCII)


def is_harmless(address: str) -> bool:
    """Whether it has one reading only, and a host that leads nowhere."""
    if not PLAIN.fullmatch(address):
        return False
    try:
        hosts = {urlsplit(address).hostname, httpx.URL(address).host}
    except (ValueError, httpx.InvalidURL):
        return False
    host = hosts.pop() or ""
    return not hosts and ".." not in host and host.endswith(RESERVED) and not host.startswith((".", "-"))
