"""A live store as a target: only on request, only in scratch products, slowly, and swept afterwards."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from contract_tests.contract import the_contract
from contract_tests.guard import Guard
from contract_tests.scratch import PREFIX, Scratch
from contract_tests.settings import Server, SettingsError
from contract_tests.target import Recorder, Target, json_of, judge_for, secrets_of
from contract_tests.wire import NetworkWire, Wire

# Store ids of the documents; whoever sets one of them copied an example.
DOCUMENTED_STORES = frozenset((1003, 4870020))
OPT_IN, WRITE_OPT_IN, CAP = "ECWID_LIVE", "ECWID_LIVE_WRITES", "ECWID_LIVE_MAX_REQUESTS"


def check_opt_in(server: Server, environ: Mapping[str, str]) -> None:
    """Raises:
    SettingsError: nobody asked for this.
    """
    if environ.get(OPT_IN) != "1":
        raise SettingsError(
            f"{server.base_url} is not on this machine, so it counts as a live store. To read it and to make and "
            f"remove scratch products in it set {OPT_IN}=1; to let generated requests write in those products also "
            f"{WRITE_OPT_IN}=1"
        )
    if server.account.store in DOCUMENTED_STORES:
        raise SettingsError(f"ECWID_STORE_ID {server.account.store} is an example of the documentation")


def cap_from(environ: Mapping[str, str]) -> int:
    text = environ.get(CAP, "1000")
    if not re.fullmatch(r"[0-9]{1,5}", text, re.ASCII) or not 0 < int(text) <= 20_000:
        raise SettingsError(f"{CAP} must be a number from 1 to 20000")
    return int(text)


@contextmanager
def live_target(
    server: Server,
    environ: Mapping[str, str],
    *,
    wire: Wire | None = None,
    sleep: Callable[[float], None] = time.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> Iterator[Target]:
    """The store behind its guard. Leftovers of earlier runs go first, our own at the end, whatever happened."""
    check_opt_in(server, environ)
    cap = cap_from(environ)
    network = NetworkWire(server.base_url)
    guard = Guard(
        wire or network,
        server.account.store,
        writes=environ.get(WRITE_OPT_IN) == "1",
        most_requests=cap,
        sleep=sleep,
        monotonic=monotonic,
    )
    accounts = (server.account,)
    recorder = Recorder(
        guard.generated, judge_for(accounts, strict=False), secrets_of(accounts), quiet=guard.keeper
    )
    target = Target(
        server.base_url, accounts, recorder, is_live=True, writes=guard.writes, run=secrets.token_hex(4)
    )
    try:
        sweep(target, guard)
        yield target
    finally:
        try:
            sweep(target, guard)
        finally:
            network.close()


def sweep(target: Target, guard: Guard) -> int:
    """Removes scratch products, of this run and of earlier ones; how many."""
    scratch, removed = Scratch(target), 0
    for product_id in guard.products:
        removed += scratch.send("DELETE", f"/products/{product_id}").status == 200
    page = json_of(scratch.send("GET", f"/products?keyword={PREFIX}"))
    for product in page.get("items", ()) if isinstance(page, dict) else ():
        if guard.adopt(product):
            removed += scratch.send("DELETE", f"/products/{product['id']}").status == 200
    return removed


def operations_allowed(*, writes: bool) -> frozenset[str]:
    """What may be generated: reads, and with writes everything below a product."""
    return frozenset(
        operation.id
        for operation in the_contract().operations.values()
        if operation.reads_only or (writes and operation.id not in ("createProduct", "deleteProduct"))
    )
