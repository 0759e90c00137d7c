"""One worker, for the tests that kill it: `python worker_process.py ADDRESS NAME BASE_URL`."""

from __future__ import annotations

import signal
import sys
import threading

from ecwid_sync import Settings
from ecwid_sync.workers import Engine, StoreAccess


def main(address: str, name: str, base_url: str) -> None:
    """Work until SIGTERM."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    access = StoreAccess
    with Engine(
        address,
        lambda store_id: access(f"secret_{store_id}", base_url),
        name=name,
        settings=Settings(workers=2, settle_s=1.0),
        concurrency=12,
        round_s=0.5,
        first_wait_s=0.5,
    ) as engine:
        engine.work(until=stop)


if __name__ == "__main__":
    main(*sys.argv[1:])
