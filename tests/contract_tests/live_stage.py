"""The stand-in in the role of a live store, with a product in it that belongs to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from contract_tests.live.target import live_target
from contract_tests.settings import Server
from contract_tests.target.scratch import NAME
from contract_tests.target.target import Account, Target, mock_wire
from contract_tests.wire import Answer, Request, Wire, json_request

TOKEN = "secret_of_a_live_store"
ACCOUNT = Account(777001, TOKEN)
SERVER = Server("https://app.ecwid.com/api/v3", ACCOUNT)
READS = {"ECWID_LIVE": "1", "ECWID_LIVE_MAX_REQUESTS": "20000"}
WRITES = {**READS, "ECWID_LIVE_WRITES": "1"}


class Watch:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class LiveStore:
    """The stand-in in the role of the live service; `sent` is what reached it."""

    wire: Wire
    foreign: int = 0
    sent: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        self.sent.append(request)
        return self.wire(request)

    def ask(self, method: str, path: str, body: object = None) -> Any:
        return self.wire(json_request(method, f"/{ACCOUNT.store}{path}", body, token=TOKEN)).json()

    def close(self) -> None:
        """As a wire of the network has it."""

    def products(self) -> list[int]:
        """Those that are not the owner's."""
        items = self.ask("GET", "/products")["items"]
        return [product["id"] for product in items if product["id"] != self.foreign]

    def snapshot(self) -> Any:
        return self.ask("GET", f"/products/{self.foreign}")


@contextmanager
def live_store() -> Iterator[LiveStore]:
    with mock_wire((ACCOUNT,)) as (wire, _):
        store = LiveStore(wire)
        body = {"name": NAME + " is not ours", "sku": "SHOP-1", "price": 99, "quantity": 3}
        store.foreign = store.ask("POST", "/products", body)["id"]
        for value in ("S", "L"):
            body = {"options": [{"name": "Size", "value": value}], "sku": f"SHOP-1-{value}", "quantity": 5}
            store.ask("POST", f"/products/{store.foreign}/combinations", body)
        yield store


@contextmanager
def guarded(
    store: Wire, environ: dict[str, str], watch: Watch | None = None, *, folder: Path | None = None
) -> Iterator[Target]:
    """A run; `folder` is for its log."""
    watch = watch or Watch()
    with (
        TemporaryDirectory() as own,
        live_target(
            SERVER,
            environ,
            wire=store,
            sleep=watch.sleep,
            monotonic=watch.monotonic,
            folder=folder or Path(own),
        ) as target,
    ):
        yield target
