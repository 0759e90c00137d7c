"""Fixtures for tests against the mock; loaded by pytest where this distribution is installed."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    # Not at run time: every pytest in the environment loads this module, also without the extra `mock`.
    from . import Journal, Mock, Server, Store


@pytest.fixture(scope="session")
def ecwid_stores() -> "Sequence[Store] | None":
    """The stores of `ecwid_mock`; override it (scope `session`) for others than the documentation's."""
    return None


@pytest.fixture(scope="session")
def _ecwid_mock_of_session(ecwid_stores: "Sequence[Store] | None") -> "Iterator[Mock]":
    from . import Mock

    with Mock(stores=ecwid_stores) as mock:
        yield mock


@pytest.fixture(scope="session")
def _ecwid_server_of_session(_ecwid_mock_of_session: "Mock") -> "Iterator[Server]":
    from . import serve

    with serve(_ecwid_mock_of_session) as server:
        yield server


@pytest.fixture
def ecwid_mock(_ecwid_mock_of_session: "Mock") -> "Mock":
    """A mock in this process, as new for each test; a worker of pytest-xdist has one of its own."""
    from .mock import DEFAULT_PUBLIC_URL

    _ecwid_mock_of_session.reset()
    for name in _ecwid_mock_of_session.snapshots:
        _ecwid_mock_of_session.drop_snapshot(name)
    _ecwid_mock_of_session.public_url = DEFAULT_PUBLIC_URL
    return _ecwid_mock_of_session


@pytest.fixture
def ecwid_mock_server(ecwid_mock: "Mock", _ecwid_server_of_session: "Server") -> "Server":
    """The mock of `ecwid_mock` on a port of 127.0.0.1."""
    ecwid_mock.public_url = f"http://127.0.0.1:{_ecwid_server_of_session.port}"
    return _ecwid_server_of_session


@pytest.fixture
def ecwid_faults(ecwid_mock: "Mock") -> Callable[..., int]:
    """Sets a fault by its fields, such as `ecwid_faults(status=503, times=1)`; returns its id."""
    from . import Fault

    def set_fault(**fields: Any) -> int:
        return ecwid_mock.add_fault(Fault(**fields))

    return set_fault


@pytest.fixture
def ecwid_journal(ecwid_mock: "Mock") -> "Journal":
    """What was asked of the mock in this test."""
    return ecwid_mock.journal
