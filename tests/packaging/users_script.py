"""What a user does first with an installed client; runs in environments that hold nothing of this checkout."""

import importlib.metadata
import importlib.util
import sys

import ecwid_api
import ecwid_client

ROOMS = ("ecwid_api", "ecwid_client", "ecwid_mock")

installed = importlib.metadata.distribution("ecwid-client")
assert installed.version == ecwid_client.__version__
assert "site-packages" in (ecwid_client.__file__ or ""), ecwid_client.__file__
assert ecwid_api.Client
for room in ROOMS:
    spec = importlib.util.find_spec(room)
    assert spec, room
    assert spec.origin, room

if "mock" in sys.argv:
    from ecwid_client import EcwidClient
    from ecwid_mock import Mock, serve

    with (
        Mock() as mock,
        serve(mock) as server,
        EcwidClient(4870020, "secret_demo", base_url=server.base_url) as ecwid,
    ):
        before = ecwid.combinations.get(37208339, 7084076).quantity
        ecwid.combinations.adjust_inventory(37208339, 7084076, -1)
        assert ecwid.combinations.get(37208339, 7084076).quantity == (before or 0) - 1
print("ok")
