"""A stateful stand-in for Ecwid's product combinations."""

from .behaviour import Behaviour, Limits
from .clock import Clock
from .contract import ContractError
from .core import Mock, MockClosedError
from .faults import Fault
from .journal import Entry, Journal
from .messages import Request, Response
from .seed import ALL_SCOPES, Store
from .store import DatabaseError

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
    "Store",
]
