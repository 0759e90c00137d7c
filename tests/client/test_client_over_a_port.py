"""Every public method of the clients, with every parameter, over a real port against the mock.

What works in process may never have worked over a socket. A method or parameter without a row fails the last test.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from client_support import STORE
from ecwid_client import AsyncEcwidClient, EcwidClient
from ecwid_mock import Mock, Server, serve
from port_client import CLIENT
from port_play import TOKEN, Play, Row
from port_resources import RESOURCES
from relay import Relay


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with Mock() as mock:
        yield mock


@pytest.fixture(scope="module")
def server(mock: Mock) -> Iterator[Server]:
    with serve(mock) as server:
        yield server


@pytest.fixture
def this(
    colour: str, mock: Mock, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Play]:
    """A store as new, and a relay in front of it."""
    mock.reset()
    with Relay(server.port) as relay:
        play = Play(colour, mock, server, relay, tmp_path, monkeypatch)
        yield play
        play.close()


@pytest.mark.parametrize("row", RESOURCES + CLIENT, ids=str)
def test_it_works_over_a_port(this: Play, row: Row) -> None:
    """Each row, with both clients."""
    row.play(this, row.method, this.values(row.arguments))


def parameters_of(function: Any) -> set[str]:
    return {name for name in inspect.signature(function).parameters if name != "self"}


def public_methods(client: Any) -> dict[str, set[str]]:
    """The parameters of each public method of a client and of its resources."""
    found = {"__init__": parameters_of(type(client))}
    for name in (name for name in dir(client) if not name.startswith("_")):
        value = getattr(client, name)
        if callable(value):
            found[{"aclose": "close"}.get(name, name)] = parameters_of(value)
        for verb, method in inspect.getmembers(type(value), inspect.isfunction):
            if type(value).__module__.startswith(("ecwid_api.", "ecwid_client.")) and not verb.startswith(
                "_"
            ):
                found[f"{name}.{verb}"] = parameters_of(method)
    return found


@pytest.mark.parametrize("chosen", [EcwidClient, AsyncEcwidClient])
def test_every_method_and_parameter_has_a_row(chosen: type[Any]) -> None:
    """A new one needs a row above, so that it runs over a port at least once."""
    played: defaultdict[str, set[str]] = defaultdict(set)
    for row in RESOURCES + CLIENT:
        played[row.method] |= row.arguments.keys()
    assert played == public_methods(chosen(STORE, TOKEN))
