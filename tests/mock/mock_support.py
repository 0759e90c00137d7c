"""A request taken up to the point where its answer waits for the commit."""

from ecwid_mock import Mock, Request
from ecwid_mock.engine import Exchange


def answered(mock: Mock, request: Request) -> Exchange:
    exchange = mock.engine.begin(request)
    mock.engine.check(exchange)
    mock.engine.answer(exchange)
    return exchange


def status(exchange: Exchange) -> int:
    """Of an answer that nobody was told yet."""
    assert exchange.response is not None
    return exchange.response.status
