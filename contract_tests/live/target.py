"""Opens a live store: opt-ins first, then leftovers of earlier runs, and the cleaning in every ending."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from contract_tests.contract.reader import ROOT
from contract_tests.ending import RunEndedError
from contract_tests.live.guard import Guard, created
from contract_tests.live.meter import Meter
from contract_tests.live.runlog import RunLog, abandoned
from contract_tests.settings import Server, SettingsError
from contract_tests.target.patience import Patient
from contract_tests.target.recorder import Recorder
from contract_tests.target.scratch import PREFIX
from contract_tests.target.target import Target, judge_for, secrets_of
from contract_tests.wire import NetworkWire, NoAnswerError, Wire

# Store ids of the documents; whoever sets one of them copied an example.
DOCUMENTED_STORES = frozenset((1003, 4870020))
OPT_IN, WRITE_OPT_IN, CAP = "ECWID_LIVE", "ECWID_LIVE_WRITES", "ECWID_LIVE_MAX_REQUESTS"
FOLDER = ROOT / ".contract-live"
TRIES = 3
# Seconds after which a scratch product of a run that left no log here is surely abandoned: no run takes longer.
ABANDONED_AFTER_S = 6 * 3600


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
    if urlsplit(server.base_url).scheme != "https":
        raise SettingsError(
            f"ECWID_BASE_URL must begin with https:// for a live store, not {server.base_url}"
        )
    if server.account.store in DOCUMENTED_STORES:
        raise SettingsError(f"ECWID_STORE_ID {server.account.store} is an example of the documentation")


def cap_from(environ: Mapping[str, str]) -> int:
    text = environ.get(CAP, "4000")
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
    folder: Path | None = None,
) -> Iterator[Target]:
    """The store behind its guard.

    Args:
        folder: where the logs of runs lie; `FOLDER` when left out.
    """
    check_opt_in(server, environ)
    folder = folder or FOLDER
    network = NetworkWire(server.base_url)
    meter = Meter(wire or network, cap_from(environ), sleep, monotonic)
    run = secrets.token_hex(8)
    log = RunLog.new(folder, server.base_url, server.account.store, run)
    guard = Guard(
        Patient(meter, sleep, is_live=True),
        meter,
        server.account,
        run,
        log,
        writes=environ.get(WRITE_OPT_IN) == "1",
        sleep=sleep,
    )
    accounts = (server.account,)
    recorder = Recorder(
        guard.generated, judge_for(accounts, strict=False), secrets_of(accounts), quiet=guard.keeper
    )
    target = Target(
        server.base_url,
        accounts,
        recorder,
        is_live=True,
        writes=guard.writes,
        run=run,
        clean=lambda: clean(guard),
    )
    try:
        remove_abandoned(guard, folder, server.base_url)
        yield target
    finally:
        clean(guard)
        log.close()
        network.close()


def clean(guard: Guard) -> list[str]:
    """Remove what this run made, within the reserve; the ids, or SKUs, of what may still be there.

    What no search shows was most likely never made. It stays in the log, and the next run looks again.
    """
    guard.meter.begin_cleaning()
    not_shown: set[str] = set()
    with suppress(RunEndedError, NoAnswerError):
        for _ in range(TRIES):
            not_shown = _remove_logged(guard, guard.log)
        if guard.gone:
            _remove_shown(guard)
        _remove_old(guard)
    return [
        f"product {product_id}" if product_id else f"a product with SKU {sku}"
        for sku, product_id in guard.log.products.items()
        if sku not in not_shown
    ]


def remove_abandoned(guard: Guard, folder: Path, base_url: str) -> None:
    """Remove what runs that ended without their cleaning wrote into their logs."""
    for log in abandoned(folder, base_url, guard.account.store):
        try:
            _remove_logged(guard, log, is_over=True)
        finally:
            log.close()


def _remove_shown(guard: Guard) -> None:
    """Look for products of this run that are still there, whatever the store answered to their deletion."""
    for product in guard.found(f"{guard.marker}*", by="keyword"):
        product_id, sku = product["id"], product["sku"]
        if sku.startswith(guard.marker) and guard.shows(product_id, sku):
            guard.log.made(sku, product_id)
            if guard.remove(product_id) and not guard.shows(product_id, sku):
                guard.log.gone(sku)


def _remove_old(guard: Guard) -> None:
    """Remove what a run on another machine left; once, by the store's own clock, and by ours in case that it jumps."""
    newest, guard.newest = guard.newest, None
    if newest is None:
        return
    now = min(newest, datetime.now(UTC))

    def is_old(product: dict[str, Any] | None) -> bool:
        made = created(product) if product else None
        return made is not None and (now - made).total_seconds() >= ABANDONED_AFTER_S

    for product in guard.found(f"{PREFIX}*", by="keyword"):
        if is_old(product) and is_old(guard.shows(product["id"], product["sku"])):
            guard.remove(product["id"])


def _remove_logged(guard: Guard, log: RunLog, *, is_over: bool = False) -> set[str]:
    """A product with an id goes whatever became of it: a read has shown once that its run made it.

    Returns:
        The SKUs without an id that a search does not show.

    Args:
        is_over: the run ended long ago, so that a search that does not show a product shows that there is none.
    """
    not_shown = set()
    for sku, product_id in list(log.products.items()):
        with suppress(NoAnswerError):
            # Without an id: its creation was never answered, or no read has shown it as it was to be.
            found = [] if product_id else [one["id"] for one in guard.found(sku) if one["sku"] == sku]
            wanted = product_id or next((one for one in found if guard.shows(one, sku)), None)
            if not wanted and not found:
                not_shown.add(sku)
            if guard.remove(wanted) if wanted else is_over and not found:
                log.gone(sku)
    return not_shown
