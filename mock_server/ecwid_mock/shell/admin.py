"""`/__mock/`: control and inspection over HTTP, for people and tests."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs, unquote

import attrs
import orjson

from .. import browsers
from ..contract import json_strict
from ..control import Control
from ..faults.fault import Fault
from ..messages import Json, Refusal, Request, Response
from ..rules.refusals import method_not_allowed, nothing_here
from ..seed.scenarios import SCENARIOS

ADMIN: Final = "/__mock/"
# A page of another origin may set it only after a preflight, and the mock refuses that.
CHANGE_HEADER: Final = "x-mock-admin"
CONSOLE: Final = Path(__file__).with_name("console")
_MOST_ENTRIES: Final = 1000


class _Ask:
    """An admin request, taken apart."""

    def __init__(self, control: Control, request: Request, match: re.Match[str]) -> None:
        self.control: Final = control
        self.name: Final = unquote(match["name"]) if "name" in match.re.groupindex else ""
        self.query: Final = parse_qs(request.target.partition("?")[2])
        self.ids: Final = [int(text) for text in match.groups()[1:]]
        self.body: Final = request.body

    def document(self) -> Any:
        try:
            return json_strict.loads(self.body) if self.body.strip() else {}
        except json_strict.JsonError as error:
            raise Refusal(400, f"The body is not JSON: {error}") from None

    def number(self, name: str, default: int) -> int:
        text = self.query.get(name, [str(default)])[0]
        if not re.fullmatch("[0-9]{1,9}", text):
            raise Refusal(400, f"{name} is a number")
        return int(text)


_Do: TypeAlias = Callable[[_Ask], Json]


class Admin:
    """Answers what is asked below `/__mock/`."""

    def __init__(self, control: Control) -> None:
        self._control = control

    def answer(self, request: Request) -> Response:
        """Answer an admin request.

        Raises:
            Refusal: no such thing, or not from here.
        """
        public_url = self._control.engine.service.public_url
        if not (self._control.engine.admin and request.is_admin):
            raise nothing_here()
        if browsers.is_foreign_host(request.headers.get("host"), public_url):
            raise browsers.foreign_host(public_url)
        if request.path == ADMIN:
            return _console(request)
        for pattern, methods in ROUTES:
            match = pattern.fullmatch(request.path)
            if match is not None:
                return _done(_Ask(self._control, request, match), request, methods)
        raise nothing_here()


def _done(ask: _Ask, request: Request, methods: Mapping[str, _Do]) -> Response:
    do = methods.get(request.method)
    if do is None:
        raise method_not_allowed(*methods)
    if request.method != "GET" and CHANGE_HEADER not in request.headers:
        raise Refusal(403, "A change needs the header X-Mock-Admin")
    if request.body_size > ask.control.engine.limits.json_bytes:
        raise Refusal(413, f"The body is larger than {ask.control.engine.limits.json_bytes} bytes")
    return Response(200, orjson.dumps(do(ask)))


@cache
def _console_page() -> tuple[bytes, str]:
    """The console in one page, and its content security policy, which names its script and style by their digests."""
    page = (CONSOLE / "page.html").read_bytes()
    digests = []
    for name in ("script.js", "style.css"):
        content = (CONSOLE / name).read_bytes()
        page = page.replace(b"{{%s}}" % name.encode(), content)
        digests.append(b64encode(sha256(content).digest()).decode())
    script, style = digests
    policy = (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src 'self' data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return page, policy


def _console(request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        raise method_not_allowed("GET", "HEAD")
    page, policy = _console_page()
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    )
    return Response(200, page, headers)


def _state(ask: _Ask) -> Json:
    return {
        "stores": [*ask.control.stores_json()],
        "faults": [*ask.control.faults],
        "journal": ask.control.engine.journal.count,
        "snapshots": [*ask.control.snapshots],
        "clock_s": ask.control.engine.clock.now(),
        "public_url": ask.control.engine.service.public_url,
        "behaviour": attrs.asdict(ask.control.behaviour),
        "scenarios": {name: scenario.about for name, scenario in SCENARIOS.items()},
    }


def _products(ask: _Ask) -> Json:
    offset, limit = ask.number("offset", 0), min(ask.number("limit", 20), 100)
    text = ask.query.get("search", [""])[0]
    return ask.control.products_json(int(ask.name), text=text, offset=offset, limit=max(limit, 1))


def _edit_product(ask: _Ask) -> Json:
    ask.control.edit("updateProduct", int(ask.name), ask.ids, ask.body)
    return {}


def _edit_combination(ask: _Ask) -> Json:
    ask.control.edit("updateCombination", int(ask.name), ask.ids, ask.body)
    return {}


def _journal(ask: _Ask) -> Json:
    entries = ask.control.engine.journal.after(ask.number("after", 0))
    return [entry.to_json() for entry in entries[: min(ask.number("limit", _MOST_ENTRIES), _MOST_ENTRIES)]]


def _clear_journal(ask: _Ask) -> Json:
    ask.control.engine.journal.clear()
    return {}


def _faults(ask: _Ask) -> Json:
    return [*ask.control.faults]


def _add_fault(ask: _Ask) -> Json:
    try:
        return {"id": ask.control.add_fault(Fault.from_json(ask.document()))}
    except ValueError as error:
        raise Refusal(400, str(error.args[0])[:300]) from None


def _clear_faults(ask: _Ask) -> Json:
    ask.control.clear_faults()
    return {}


def _remove_fault(ask: _Ask) -> Json:
    if not ask.control.remove_fault(int(ask.name)):
        raise Refusal(404, f"There is no fault {int(ask.name)}")
    return {}


def _reset(ask: _Ask) -> Json:
    name = ask.query.get("scenario", ["start"])[0]
    if name not in SCENARIOS:
        raise Refusal(404, f"There is no scenario {name!r}; there are {', '.join(SCENARIOS)}")
    ask.control.use_scenario(name)
    return {}


def _snapshots(ask: _Ask) -> Json:
    return [*ask.control.snapshots]


def _snapshot(ask: _Ask) -> Json:
    ask.control.snapshot(ask.name)
    return {}


def _restore(ask: _Ask) -> Json:
    try:
        ask.control.restore(ask.name)
    except KeyError:
        raise Refusal(404, f"There is no snapshot {ask.name!r}") from None
    return {}


def _clock(ask: _Ask) -> Json:
    return {"now_s": ask.control.engine.clock.now()}


def _advance(ask: _Ask) -> Json:
    document = ask.document()
    seconds = document.get("advance_s") if isinstance(document, dict) else None
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 <= seconds <= 10**9:
        raise Refusal(400, "advance_s is a number of seconds from 0 to a thousand million")
    ask.control.engine.clock.advance(seconds)
    return _clock(ask)


def _behaviour(ask: _Ask) -> Json:
    behaviour: Json = attrs.asdict(ask.control.behaviour)
    return behaviour


def _change_behaviour(ask: _Ask) -> Json:
    document = ask.document()
    known = attrs.asdict(ask.control.behaviour)
    if not isinstance(document, dict) or set(document) - set(known):
        raise Refusal(400, f"The behaviour has the fields {', '.join(known)}")
    try:
        ask.control.behaviour = attrs.evolve(ask.control.behaviour, **document)
    except (TypeError, ValueError) as error:
        raise Refusal(400, str(error.args[0])[:300]) from None
    return _behaviour(ask)


_NAME: Final = r"(?P<name>[A-Za-z0-9._-]{1,100})"
_ID: Final = r"(?P<name>[0-9]{1,19})"
_INNER_ID: Final = r"([0-9]{1,18})"
ROUTES: Final[tuple[tuple[re.Pattern[str], Mapping[str, _Do]], ...]] = tuple(
    (re.compile(f"/__mock/{path}"), methods)
    for path, methods in (
        ("state", {"GET": _state}),
        (f"stores/{_ID}/products", {"GET": _products}),
        (f"stores/{_ID}/products/{_INNER_ID}", {"PATCH": _edit_product}),
        (f"stores/{_ID}/products/{_INNER_ID}/combinations/{_INNER_ID}", {"PATCH": _edit_combination}),
        ("journal", {"GET": _journal, "DELETE": _clear_journal}),
        ("faults", {"GET": _faults, "POST": _add_fault, "DELETE": _clear_faults}),
        (f"faults/{_ID}", {"DELETE": _remove_fault}),
        ("reset", {"POST": _reset}),
        ("snapshots", {"GET": _snapshots}),
        (f"snapshots/{_NAME}", {"PUT": _snapshot}),
        (f"snapshots/{_NAME}/restore", {"POST": _restore}),
        ("clock", {"GET": _clock, "POST": _advance}),
        ("behaviour", {"GET": _behaviour, "PATCH": _change_behaviour}),
    )
)
