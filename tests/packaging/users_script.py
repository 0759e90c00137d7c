"""What a user does first with an installed client; runs in environments that hold nothing of this checkout."""

import importlib.metadata
import importlib.util
import sqlite3
import sys
from pathlib import Path

import ecwid_api
import ecwid_client

ROOMS = ("ecwid_api", "ecwid_client", "ecwid_mock", "ecwid_sync")

installed = importlib.metadata.distribution("ecwid-client")
assert installed.version == ecwid_client.__version__
assert "site-packages" in (ecwid_client.__file__ or ""), ecwid_client.__file__
assert ecwid_api.Client
for room in ROOMS:
    spec = importlib.util.find_spec(room)
    assert spec, room
    assert spec.origin, room

if {"mock", "sync", "workers"} & {*sys.argv}:
    from ecwid_client import EcwidClient
    from ecwid_mock import Mock, serve

    with (
        Mock() as mock,
        serve(mock) as server,
        EcwidClient(4870020, "secret_demo", base_url=server.base_url) as ecwid,
    ):

        def stock() -> int:
            return ecwid.combinations.get(37208339, 7084076).quantity or 0

        before = stock()
        ecwid.combinations.adjust_inventory(37208339, 7084076, -1)
        if "sync" in sys.argv:
            from ecwid_sync import Journal, Row, apply, plan

            rows = [Row.of(1, sku="000076", price=9.5)]
            with Journal("stock.sqlite") as journal:
                assert apply(ecwid, plan(ecwid, rows, journal=journal), journal=journal).count("done") == 1
        if "workers" in sys.argv:
            from ecwid_sync import Row, SyncError, plan
            from ecwid_sync.workers import Engine, StoreAccess

            rows = [Row.of(1, combinationId=7084076, productId=37208339, quantityDelta=1, changeId="A-1")]
            try:
                engine = Engine(
                    Path("engine"), lambda _: StoreAccess("secret_demo", server.base_url), name="one"
                )
            except SyncError as error:  # on an older system, and said so
                if "SQLite 3.42" not in str(error) or sqlite3.sqlite_version_info >= (3, 42):
                    raise
            else:
                with engine:
                    with engine.journal(4870020) as journal:
                        planned = plan(ecwid, rows, journal=journal)
                    assert engine.wait(engine.submit(planned))["done"] == 1
                before += 1
        assert stock() == before - 1
print("ok")
