"""`Mock`: what users make; and `serve`, which puts one on a port."""

import logging
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from .clock import Clock
from .contract.compiler import load
from .contract.document import CONTRACT_FILE, ContractError
from .contract.operation import Contract
from .control import Control
from .engine import Engine
from .journal import Journal
from .messages import Request, Response
from .rules.assumptions import Behaviour
from .rules.limits import Limits
from .rules.operations import has_rules
from .seed.stores import Store
from .shell.admin import ADMIN, Admin
from .storage.database import Database
from .storage.transactions import Durability

if TYPE_CHECKING:
    # At run time when they are first used: httpx and httptools are not needed by everybody.
    from .shell.asgi import Application
    from .shell.httpx_transport import MockTransport
    from .shell.server import Server

logger: Final = logging.getLogger("ecwid_mock")

DEFAULT_PUBLIC_URL: Final = "http://ecwid-mock.test"


class Mock(Control):
    """A stateful stand-in for the service; see the README of this package.

    Args:
        database: a file, or `:memory:`.
        stores: fill an empty database; None is the documentation's example store.
        clock: None is one that stands still at 2026-01-01.
        public_url: where the mock says that its images are.
        durability: a write survives a clean end (`memory`), a killed process, or a power cut.
        journal_size: how many requests the journal keeps.
        admin: whether `/__mock/` and the X-Mock-Fault header are obeyed.
        cors_origins: the pages that a browser may let use the API, such as `http://localhost:3000`; `*` is all.
        contract: another OpenAPI document. An operation that the mock has no rules for is answered from its
            example; the log says which.

    Raises:
        ContractError: the contract cannot be used.
        DatabaseError: the database cannot be used.
        TypeError: `cors_origins` is a text.
    """

    def __init__(
        self,
        database: str | Path = ":memory:",
        *,
        stores: Sequence[Store] | None = None,
        clock: Clock | None = None,
        behaviour: Behaviour | None = None,
        limits: Limits | None = None,
        public_url: str = DEFAULT_PUBLIC_URL,
        durability: Durability = "process",
        journal_size: int = 10_000,
        admin: bool = True,
        cors_origins: Sequence[str] = (),
        contract: Path = CONTRACT_FILE,
    ) -> None:
        if isinstance(cors_origins, str):
            raise TypeError(f"cors_origins is a list of origins, such as [{cors_origins!r}]")
        engine = Engine(
            _loaded(contract),
            Database(database, durability),
            clock=clock or Clock(),
            behaviour=behaviour or Behaviour(),
            limits=limits or Limits(),
            journal=Journal(journal_size),
            admin=admin,
            cors_origins=frozenset(cors_origins),
        )
        super().__init__(engine)
        engine.beside[ADMIN] = Admin(self).answer
        self.public_url = public_url
        try:
            self.start([Store.example()] if stores is None else stores)
        except BaseException:
            engine.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def contract(self) -> Contract:
        return self.engine.contract

    @property
    def clock(self) -> Clock:
        return self.engine.clock

    @property
    def journal(self) -> Journal:
        return self.engine.journal

    @property
    def public_url(self) -> str:
        return self.engine.service.public_url

    @public_url.setter
    def public_url(self, public_url: str) -> None:
        self.engine.service.public_url = public_url

    @property
    def base_url(self) -> str:
        return self.public_url + self.contract.base_path

    def handle(self, request: Request) -> Response:
        """Answer one request; what it wrote is committed then. A fault does not delay or break it here."""
        return self.engine.play(request)

    def transport(self) -> "MockTransport":
        """An httpx transport, sync and async, that answers without sockets."""
        from .shell.httpx_transport import MockTransport

        return MockTransport(self.engine)

    @property
    def asgi(self) -> "Application":
        """The ASGI application."""
        from .shell.asgi import Application

        return Application(self.engine)


def serve(mock: Mock, port: int = 0) -> "Server":
    """Serve a mock on 127.0.0.1 from a thread; port 0 is any free one.

    Raises:
        OSError: the port is in use.
    """
    from .shell.server import Server

    return Server(mock.engine, port)


def _loaded(file: Path) -> Contract:
    contract = load(file)
    unknown = [operation for operation in contract.operations if not has_rules(operation)]
    for operation in unknown:
        if operation.success.example is None:
            raise ContractError(
                file, f"{operation.id} has neither rules in the mock nor an example of its answer"
            )
    if unknown:
        names = ", ".join(operation.id for operation in unknown)
        logger.warning("The mock has no rules for %s: answered from their examples in %s", names, file.name)
    return contract
