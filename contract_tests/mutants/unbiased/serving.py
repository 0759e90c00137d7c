"""A stand-in with two stores on a port, until it is killed; the mutant if PYTHONPATH leads to one."""

from __future__ import annotations

import sys
import threading

import ecwid_mock

LIMITS = (None, 1_000)


def main() -> None:
    # Another kind of account beside the one under test: its plan has a limit, which the tests do not reach.
    stores = [
        ecwid_mock.Store(int(id_), token, product_limit=limit)
        for id_, token, limit in zip(sys.argv[1::2], sys.argv[2::2], LIMITS, strict=True)
    ]
    # With a clock that stands still nobody could see when something was dated.
    made = ecwid_mock.Mock(stores=stores, admin=False, clock=ecwid_mock.Clock.system())
    with made as mock, ecwid_mock.serve(mock) as server:
        print(server.base_url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
