"""Serves the mock on a TCP port, in this thread or one of its own."""

import asyncio
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from ..browsers import is_loopback
from ..engine import Engine
from .connection import Connection
from .listener import Listener

LOOPBACK: Final = "127.0.0.1"
_SWEEP_S: Final = 0.5
_CLOSING_TURNS: Final = 40
_CLOSING_TURN_S: Final = 0.05


class Server:
    """The mock on a port of 127.0.0.1, in a thread of its own; made by `serve`."""

    def __init__(self, engine: Engine, port: int = 0) -> None:
        self._engine = engine
        self._ready = threading.Event()
        self._port = port
        self._failure: BaseException | None = None
        self._stop: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._run, name="ecwid-mock", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=loop_factory()) as runner:
                runner.run(self._serve())
        except BaseException as error:
            self._failure = error
        self._ready.set()

    async def _serve(self) -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def stop_soon() -> None:
            loop.call_soon_threadsafe(stop.set)

        self._stop = stop_soon

        def ready(port: int) -> None:
            self._port = port
            self._ready.set()

        await serve_until(self._engine, LOOPBACK, self._port, stop, ready)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        return self._port

    @property
    def base_url(self) -> str:
        return f"http://{LOOPBACK}:{self._port}{self._engine.contract.base_path}"

    def stop(self) -> None:
        """Answer what is under way and stop; the mock itself stays open."""
        if self._thread.is_alive():
            self._stop()
            self._thread.join()


async def serve_until(
    engine: Engine, host: str, port: int, stop: asyncio.Event, ready: Callable[[int], None]
) -> None:
    """Serve a mock until an event; `ready` is called with the port once connections are taken."""
    loop = asyncio.get_running_loop()
    listener = Listener(engine, loop, is_loopback=is_loopback(host))
    # A long queue: clients that connect all at once should wait, and not be refused by the system.
    server = await loop.create_server(lambda: Connection(listener), host, port, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    engine.service.public_url = address(host, port)
    ready(port)
    sweeping = asyncio.create_task(_sweep(listener))
    await stop.wait()
    sweeping.cancel()
    # No new connections first; then the open ones get two seconds to finish.
    server.close()
    listener.close()
    for _ in range(_CLOSING_TURNS):
        if not listener.connections:
            break
        await asyncio.sleep(_CLOSING_TURN_S)
    listener.settle()


def address(host: str, port: int) -> str:
    """The URL of a host and port; an IPv6 address stands in brackets."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def _sweep(listener: Listener) -> None:
    while True:
        await asyncio.sleep(_SWEEP_S)
        listener.sweep(listener.loop.time())


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, where it is installed."""
    try:
        import uvloop
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory
