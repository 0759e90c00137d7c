"""A fault that hits one request: what it does to the answer, and to its way to the client."""

from typing import Final

import attrs

from ..journal import Entry
from ..messages import End, Headers, Refusal, Response, Wire
from .fault import Fault

GARBAGE: Final = b"\x15\x03\x01\x00\x02\x02\x0a\xff\xfe this is not HTTP\r\n\r\n"
_WITHOUT_BODY: Final = (204, 304)  # a client reads none, and would take it for the next answer


@attrs.frozen
class Decision:
    """A fault that hits one request."""

    id: int
    fault: Fault
    delay_s: float
    operation: str
    message: str = "A fault that was asked for"

    @property
    def delays_handler(self) -> bool:
        """Whether the request is carried out after the delay, and not before it."""
        return self.fault.stage == "before_handler" and not self.fault.prevents and self.delay_s > 0

    def note(self, entry: Entry, response: Response) -> None:
        """Note in the journal how much of the answer is sent."""
        wire = response.wire or Wire()
        entry.fault = self.id
        entry.sent = wire.kind
        entry.sent_status = 0 if wire.silent or wire.raw is not None else response.status

    def instead(self) -> Response:
        """The answer to a request that is not carried out."""
        status = self.fault.status or 500
        headers: Headers = ()
        if self.fault.retry_after is not None:
            headers = (("Retry-After", str(self.fault.retry_after)),)
        code = {429: "RATE_LIMITED", 500: "INTERNAL_ERROR", 408: "TIMEOUT"}.get(status, "")
        response = Refusal(status, self.message, code, headers).response()
        if status in _WITHOUT_BODY:
            response.body = b""
        return response

    def spoiled(self, response: Response) -> Response:
        """The answer as the fault leaves it."""
        fault = self.fault
        if fault.status is not None:
            response = self.instead()
        if fault.malformed_json:
            response = Response(response.status, response.body[:-1] + b",", response.headers)
        return response

    def wire(self, response: Response) -> Wire:
        """How a spoiled answer travels."""
        fault = self.fault
        delay_s = 0.0 if self.delays_handler else self.delay_s
        if fault.garbage:
            return Wire(delay_s, raw=GARBAGE, end=fault.close or "fin")
        if fault.drip_bytes is not None:
            return Wire(delay_s, drip_bytes=fault.drip_bytes, drip_every_s=fault.drip_every_s)
        end: End = "hang" if fault.hang else fault.close or ""
        if fault.stage == "mid_response":
            half = len(response.body) // 2 if fault.truncate_bytes is None else fault.truncate_bytes
            return Wire(delay_s, body_bytes=min(half, len(response.body)), end=end or "fin")
        return Wire(delay_s, silent=bool(end), end=end)
