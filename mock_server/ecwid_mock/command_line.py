"""The command line: the mock as a server."""

import argparse
import asyncio
import gc
import logging
import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from .browsers import is_loopback
from .clock import Clock
from .contract.document import CONTRACT_FILE, ContractError
from .mock import Mock
from .rules.assumptions import Behaviour
from .seed.stores import EXAMPLE_STORE_ID, Store
from .shell.server import LOOPBACK, address, loop_factory, serve_until
from .storage.files import DatabaseError

USAGE_ERROR = 2


class _Unusable(Exception):
    """The arguments cannot be followed; the message is for the person who typed them."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Unusable(f"{message}; see python -m ecwid_mock --help")


def parser() -> argparse.ArgumentParser:
    options = _Parser(
        prog="python -m ecwid_mock",
        description="A stateful stand-in for Ecwid's product combinations, on 127.0.0.1 until SIGTERM.",
    )
    options.add_argument("--port", type=int, default=8080, help="0 is any free port (default: %(default)s)")
    options.add_argument("--host", default=LOOPBACK, help="address to listen on (default: %(default)s)")
    options.add_argument(
        "--public-url",
        metavar="URL",
        help="how clients reach it, for the addresses of images (default: --host)",
    )
    options.add_argument("--db", metavar="FILE", help="file or :memory: (default: in your data folder)")
    options.add_argument(
        "--store", metavar="ID", help="start this store empty; needs --token or --token-file"
    )
    token = options.add_mutually_exclusive_group()
    token.add_argument("--token", help="token of the store, for all on this machine to see; needs --store")
    token.add_argument(
        "--token-file", type=Path, metavar="FILE", help="file whose first line is the token of the store"
    )
    options.add_argument(
        "--durability",
        choices=("memory", "process", "power"),
        default="process",
        help="what a write survives: a clean end, a killed process, a power cut (default: %(default)s)",
    )
    options.add_argument(
        "--rate-limit", type=int, metavar="N", help="requests per minute and token; the live service has 600"
    )
    options.add_argument("--log", action="store_true", help="one line on stderr for each request")
    options.add_argument(
        "--cors-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let a browser's pages of this origin use the API, such as http://localhost:3000; * is all;"
        " may be given several times",
    )
    options.add_argument(
        "--admin",
        action="store_true",
        help="obey /__mock/ and X-Mock-Fault on other addresses than loopback ones too",
    )
    options.add_argument(
        "--contract", type=Path, default=CONTRACT_FILE, metavar="FILE", help=argparse.SUPPRESS
    )
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    try:
        options = parser().parse_args(arguments)
        if options.log:
            logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
        with _uncollected():
            mock = made(options)
        with mock, asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_serve(mock, options))
    except (_Unusable, ContractError, DatabaseError) as error:
        print(f"ecwid_mock: {_one_line(str(error))}", file=sys.stderr)
        return USAGE_ERROR
    return 0


@contextmanager
def _uncollected() -> Iterator[None]:
    """Loading the contract makes many objects and no garbage: looking for some would take a third of that time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    gc.freeze()


def made(options: argparse.Namespace) -> Mock:
    """The mock that the arguments describe."""
    if not 0 <= options.port <= 65535:
        raise _Unusable(f"--port is a number from 0 to 65535, not {options.port}")
    if options.rate_limit is not None and options.rate_limit < 1:
        raise _Unusable(f"--rate-limit is a number of requests from 1 on, not {options.rate_limit}")
    if options.public_url is not None and not re.match("https?://[!-~]+$", options.public_url):
        raise _Unusable(
            f"--public-url is an address such as http://mock:8080, not {options.public_url[:80]!r}"
        )
    for origin in options.cors_origin:
        if not re.fullmatch(r"\*|null|[a-z][a-z0-9+.-]*://[!-.0-~]+", origin):
            raise _Unusable(f"--cors-origin is an origin such as http://localhost:3000, not {origin[:80]!r}")
    store = _store(options)
    mock = Mock(
        _database(options, store),
        stores=[store],
        clock=Clock.system(),
        behaviour=Behaviour(requests_per_minute=options.rate_limit),
        durability=options.durability,
        admin=options.admin or is_loopback(options.host),
        cors_origins=options.cors_origin,
        contract=options.contract,
    )
    if options.store is not None:
        _adopt(mock, store)
    return mock


def _adopt(mock: Mock, store: Store) -> None:
    """Let a database of an earlier run serve the store of this one."""
    if store.id in mock.store_ids:
        mock.set_token(store)
    else:
        mock.add_store(store)
    mock.mark_start()


def _store(options: argparse.Namespace) -> Store:
    token = _token(options)
    if options.store is None and token is None:
        return Store.example()
    if options.store is None or token is None:
        raise _Unusable("--store and a token (--token-file or --token) go together")
    if not (options.store.isascii() and options.store.isdigit() and len(options.store) <= 19):
        raise _Unusable(f"--store is a number such as 1003, not {options.store[:40]!r}")
    try:
        return Store(int(options.store), token)
    except ValueError as error:
        raise _Unusable(f"--store or its token: {error}") from error


def _token(options: argparse.Namespace) -> str | None:
    if options.token_file is None:
        return None if options.token is None else str(options.token)
    try:
        lines = options.token_file.read_text("utf-8").splitlines()
    except OSError as error:
        raise _Unusable(f"--token-file {options.token_file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _Unusable(f"--token-file {options.token_file} is not a text in UTF-8") from error
    return lines[0].strip() if lines else ""


def _database(options: argparse.Namespace, store: Store) -> str:
    if options.db is not None:
        return str(options.db)
    folder = _data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _Unusable(f"{folder}: cannot be created ({error.strerror}); give a file with --db") from error
    name = "example" if store.id == EXAMPLE_STORE_ID else f"store-{store.id}"
    return str(folder / f"{name}.db")


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ecwid-mock"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ecwid-mock"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "ecwid-mock"


async def _serve(mock: Mock, options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # on Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))

    def ready(port: int) -> None:
        if options.public_url is not None:
            mock.public_url = options.public_url.rstrip("/")
        print(f"listening on {address(options.host, port)}{mock.contract.base_path}", flush=True)

    try:
        await serve_until(mock.engine, options.host, options.port, stop, ready)
    except OSError as error:
        raise _Unusable(
            f"port {options.port} of {options.host} cannot be used ({os.strerror(error.errno or 0)});"
            " choose another --port"
        ) from error


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
