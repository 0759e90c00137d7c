"""What the rows of test_client_over_a_port.py are made of, and what they run in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field, frozen
from client_support import FakeClock, Subject
from ecwid_client import AsyncEcwidClient, EcwidClient
from ecwid_mock import Mock, Server
from relay import Relay

TOKEN = "secret_demo"
PRODUCT, COMBINATION, STOCK = 37208339, 7084075, 62
OF_PRODUCT = f"/products/{PRODUCT}"
OF_BOTH = f"{OF_PRODUCT}/combinations/{COMBINATION}"


@define
class Play:
    """One row under way."""

    colour: str
    mock: Mock
    server: Server
    relay: Relay
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    clock: FakeClock = field(factory=FakeClock)
    told: list[Any] = field(factory=list)
    """What hooks and progress were called with."""
    opened: list[Any] = field(factory=list)
    """What has to be closed after the clients."""
    subjects: list[Subject] = field(factory=list)

    @property
    def base_url(self) -> str:
        return f"http://{self.relay.address}/api/v3"

    def subject(self, **settings: Any) -> Subject:
        made = Subject(self.colour, **{"token": TOKEN, "base_url": self.base_url, **settings})
        self.subjects.append(made)
        return made

    def exactly(self, method: str, given: dict[str, Any]) -> Subject:
        """A client made with these arguments and no others."""
        rest = dict(given)
        transport, token = rest.pop("transport", None), rest.pop("token", None)
        made = _Exactly(self.colour, transport, token=token, method=method, **rest)
        self.subjects.append(made)
        return made

    def values(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments, with those made that need the row's files, clock or lists."""
        return {
            name: value.make(self) if isinstance(value, Made) else value for name, value in arguments.items()
        }

    def keep(self, opened: Any) -> Any:
        self.opened.append(opened)
        return opened

    def close(self) -> None:
        for one in (*self.subjects, *self.opened):
            one.close()


class _Exactly(Subject):
    def make_client(self, transport: Any, token: Any, settings: dict[str, Any]) -> Any:
        chosen = AsyncEcwidClient if self.colour == "async" else EcwidClient
        make = chosen.from_env if settings.pop("method") == "from_env" else chosen
        given = {"transport": transport, "token": token, **settings}
        return make(**{name: value for name, value in given.items() if value is not None})


@frozen
class Made:
    """An argument that only a running row can make."""

    make: Callable[[Play], Any]


@frozen
class Row:
    """A method, the names and values it is called with, and the play that calls it and looks."""

    method: str
    arguments: dict[str, Any]
    play: Callable[[Play, str, dict[str, Any]], None]

    def __str__(self) -> str:
        return f"{self.method}({', '.join(self.arguments)})"
