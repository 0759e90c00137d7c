"""A stateful stand-in for Ecwid's product combinations.

The names are imported when they are first used: pytest loads this package in every project that has it installed,
with or without the extra `mock`.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clock import Clock
    from .contract.document import ContractError
    from .engine import MockClosedError
    from .faults.fault import Fault
    from .journal import Entry, Journal
    from .messages import Request, Response
    from .mock import Mock, serve
    from .rules.assumptions import Behaviour
    from .rules.limits import Limits
    from .seed.stores import ALL_SCOPES, Store
    from .shell.server import Server
    from .storage.files import DatabaseError

_HOMES = {
    "ALL_SCOPES": "seed.stores",
    "Behaviour": "rules.assumptions",
    "Clock": "clock",
    "ContractError": "contract.document",
    "DatabaseError": "storage.files",
    "Entry": "journal",
    "Fault": "faults.fault",
    "Journal": "journal",
    "Limits": "rules.limits",
    "Mock": "mock",
    "MockClosedError": "engine",
    "Request": "messages",
    "Response": "messages",
    "Server": "shell.server",
    "serve": "mock",
    "Store": "seed.stores",
}

__all__ = [
    "ALL_SCOPES",
    "Behaviour",
    "Clock",
    "ContractError",
    "DatabaseError",
    "Entry",
    "Fault",
    "Journal",
    "Limits",
    "Mock",
    "MockClosedError",
    "Request",
    "Response",
    "Server",
    "Store",
    "serve",
]


def missing_extra(error: ModuleNotFoundError) -> str:
    """What to do when a module of the extra `mock` is not installed."""
    return f"ecwid_mock needs {error.name}; install it with: pip install 'ecwid-client[mock]'"


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = importlib.import_module(f".{_HOMES[name]}", __name__)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(missing_extra(error), name=error.name) from error
    value: object = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
