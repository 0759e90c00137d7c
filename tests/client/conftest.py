"""What all tests of the client share."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from client_support import COLOURS, Subject, SubjectFactory

pytest.register_assert_rewrite("port_client", "port_listings", "port_resources")


@pytest.fixture(params=COLOURS)
def colour(request: pytest.FixtureRequest) -> str:
    """Which of the two clients is tested."""
    return str(request.param)


@pytest.fixture
def make(colour: str) -> Iterator[SubjectFactory]:
    """Makes clients of one colour and closes them at the end."""
    made: list[Subject] = []

    def factory(*args: object, **settings: object) -> Subject:
        subject = Subject(colour, *args, **settings)
        made.append(subject)
        return subject

    yield factory
    for subject in made:
        subject.close()


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests must not depend on the settings of the machine they run on."""
    names = ("ECWID_STORE_ID", "ECWID_TOKEN", "ECWID_TOKEN_FILE", "ECWID_BASE_URL", "SSL_CERT_FILE")
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
    for name in (*names, *proxies, *(proxy.lower() for proxy in proxies)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Signs the servers of these tests."""
    return trustme.CA()


@pytest.fixture
def certificate(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate, whose authority the environment names."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context
