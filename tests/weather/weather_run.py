"""One run of `python -m contract_tests` in some weather: as anybody starts it, in a process of its own."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import attrs
import trustme
from ecwid_mock import Behaviour, Clock, Mock, Request, Response, Store
from weather_clock import SharedClock
from weather_conditions import ROOT, Condition
from weather_layers import Handle
from weather_server import LostError, serving

HERE: Final = Path(__file__).parent
LIVE_HOST: Final = "store.live.test"
STORE, TOKEN = 7_700_015, "secret_of_the_weather"
MODES: Final = ("reads", "writes", "loopback")
LIMIT_PER_MINUTE: Final = 600


class Sent(NamedTuple):
    """One request as the server saw it; status 0 when its answer was lost."""

    at_s: float
    method: str
    path: str
    status: int


class Sky:
    """A shop with an owner, behind its weather."""

    store, token = STORE, TOKEN

    def __init__(
        self, condition: Condition, clock: SharedClock, spoil: Callable[[Handle], Handle] | None = None
    ) -> None:
        self._clock, self._condition = clock, condition
        self._mock = self._shop()
        self.sent: list[Sent] = []
        # Of the weather itself.
        self.mistakes: list[str] = []
        # Before which request, by number, and how to kill who sent it.
        self.kill_at: tuple[int, Callable[[], object]] = (0, lambda: None)
        handle = spoil(self._mock.handle) if spoil else self._mock.handle
        for make in reversed(condition.layers):
            handle = self._behind(make(self), handle)
        self._handle = handle
        self.before = self.foreign()

    @staticmethod
    def _behind(layer: Callable[[Request, Handle], Response], forward: Handle) -> Handle:
        return lambda request: layer(request, forward)

    def _shop(self) -> Mock:
        condition, clock = self._condition, _MockClock(self._clock)
        store = Store(STORE, TOKEN, products=_products(condition.first_id), **condition.store)
        return Mock(stores=[store], clock=clock, behaviour=Behaviour(**condition.behaviour), admin=False)

    def __call__(self, request: Request) -> Response:
        self._clock.advance(0.02)
        nth, kill = self.kill_at
        if len(self.sent) + 1 == nth:
            kill()
        try:
            response = self._handle(request)
        except Exception as exc:
            self._note(request, 0)
            if not isinstance(exc, LostError):
                self.mistakes.append(repr(exc))
            raise
        self._note(request, response.status)
        return response

    def _note(self, request: Request, status: int) -> None:
        self.sent.append(Sent(self.now(), request.method, request.path, status))

    def now(self) -> float:
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        self._clock.advance(seconds)

    def replica(self) -> Handle:
        return self._shop().handle

    def others_ask(self, method: str, path: str, body: object = None) -> Any:
        """What the owner asks for, beside all weather."""
        headers = (("Authorization", f"Bearer {TOKEN}"), ("Content-Type", "application/json"))
        payload = b"" if body is None else json.dumps(body).encode()
        target = f"/api/v3/{STORE}{path}"
        return self._mock.handle(Request(method, target, headers, payload)).json()

    def foreign(self) -> list[Any]:
        """What the owner had before."""
        return [product for product in self._products() if str(product.get("sku")).startswith("SHOP-")]

    def left(self) -> list[str]:
        """Scratch products, or what became of them."""
        skus = (str(product.get("sku")) for product in self._products())
        return [sku for sku in skus if not sku.startswith(("SHOP-", "TEA-"))]

    def _products(self) -> list[Any]:
        found: list[Any] = []
        while (page := cast(Any, self._mock.products_json(STORE, offset=len(found), limit=100)))["items"]:
            found += page["items"]
        return found

    def busiest_minute(self) -> int:
        """The most requests within sixty seconds."""
        times = [sent.at_s for sent in self.sent]
        return max(bisect_left(times, at_s + 60) - first for first, at_s in enumerate(times))


class _MockClock(Clock):
    """The stand-in's clock, which goes by the shared one."""

    def __init__(self, shared: SharedClock) -> None:
        super().__init__()
        self._shared = shared

    def now(self) -> float:
        return super().now() + self._shared.now()


def _products(first_id: int) -> list[dict[str, Any]]:
    """The owner's, one of them with combinations."""
    sizes = [
        {
            "id": first_id + number,
            "combinationNumber": number + 1,
            "options": [{"name": "Size", "value": value}],
            "sku": f"SHOP-1-{value}",
            "quantity": 5,
        }
        for number, value in enumerate(("S", "L"))
    ]
    options = [{"type": "RADIO", "name": "Size", "choices": [{"text": "S"}, {"text": "L"}]}]
    shirt = {
        "id": first_id,
        "name": "Shirt",
        "sku": "SHOP-1",
        "price": 99,
        "options": options,
        "combinations": sizes,
    }
    mug = {"id": first_id + 1, "name": "Contract test scratch is not ours", "sku": "SHOP-2", "price": 5.5}
    return [shirt, mug]


@attrs.frozen
class Run:
    """How a run ended."""

    code: int
    said: str
    report: Mapping[str, Any]

    @property
    def findings(self) -> list[str]:
        return [f"{f['operation']}: {f['check']}: {f['message']}" for f in self.report.get("findings", ())]


@attrs.frozen
class Stage:
    """A sky above a port, and the machine that runs the tests."""

    sky: Sky
    base_url: str
    folder: Path
    mode: str

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "contract_tests", "--reports", str(self.folder / "reports"), *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        opt_in = {
            "ECWID_LIVE": "1",
            "ECWID_LIVE_WRITES": "1" if self.mode == "writes" else "",
            "ECWID_LIVE_MAX_REQUESTS": "6000",
            "SSL_CERT_FILE": str(self.folder / "ca.pem"),
        }
        return {
            **kept,
            **({} if self.mode == "loopback" else opt_in),
            "ECWID_BASE_URL": self.base_url,
            "ECWID_STORE_ID": str(STORE),
            "ECWID_TOKEN": TOKEN,
            "WEATHER_CLOCK": str(self.folder / "clock"),
            "WEATHER_HOST": LIVE_HOST,
            "PYTHONPATH": f"{HERE / 'machine'}{os.pathsep}{HERE}",
            "PYTHONHASHSEED": "0",
            **more,
        }

    def run(self, *arguments: str, kill_at: int = 0, timeout_s: float = 600, **more: str) -> Run:
        """The command, to its end.

        Args:
            kill_at: SIGKILL while the server works on this request, by number.
        """
        started = subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if kill_at:
            self.sky.kill_at = len(self.sky.sent) + kill_at, started.kill
        try:
            said, _ = started.communicate(timeout=timeout_s)
        finally:
            started.kill()
            self.sky.kill_at = 0, started.kill
        file = self.folder / "reports" / "contract.json"
        report = json.loads(file.read_text()) if file.exists() else {}
        return Run(started.returncode, said, report)


@contextmanager
def staged(
    condition: Condition, mode: str, folder: Path, spoil: Callable[[Handle], Handle] | None = None
) -> Iterator[Stage]:
    """A stage while it is open.

    Args:
        mode: a live store to read or to write in, or a server on loopback.
        spoil: puts a defect in front of the store.
    """
    sky = Sky(condition, SharedClock(folder / "clock"), spoil)
    with ExitStack() as open_:
        if mode == "loopback":
            port = open_.enter_context(serving(sky))
            yield Stage(sky, f"http://127.0.0.1:{port}/api/v3", folder, mode)
        else:
            authority = trustme.CA()
            authority.cert_pem.write_to_path(str(folder / "ca.pem"))
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(LIVE_HOST).configure_cert(tls)
            port = open_.enter_context(serving(sky, tls))
            yield Stage(sky, f"https://{LIVE_HOST}:{port}/api/v3", folder, mode)
