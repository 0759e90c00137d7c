"""What a request to a live store may hold. Everything that is not known to be harmless is refused.

Products in a live store must stay what they were made as: disabled, in no category, related to nothing, with the name
and SKU by which they are found. What lies below such a product, its combinations, cannot be seen by any customer.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from contract_tests.contract.reader import Operation, the_contract
from contract_tests.live.addresses import is_harmless
from contract_tests.target.scratch import NAME, PREFIX
from contract_tests.wire import BlockedError, Request

UNLIKELY_ID = 2**62  # no store has got so far; such an id names nothing
HEADERS = frozenset(
    (
        "accept",
        "accept-encoding",
        "authorization",
        "cache-control",
        "connection",
        "content-length",
        "content-type",
        "user-agent",
        "x-ecwid-api-request-id",
        "x-schemathesis-testcaseid",
    )
)
# A list of what is allowed, so that a new field of the contract is refused until somebody has thought about it.
PRODUCT_FIELDS = frozenset(
    (
        "compareToPrice",
        "costPrice",
        "description",
        "dimensions",
        "enabled",
        "fixedShippingRate",
        "fixedShippingRateOnly",
        "isShippingRequired",
        "name",
        "options",
        "price",
        "quantity",
        "sku",
        "unlimited",
        "volume",
        "warningLimit",
        "weight",
        "wholesalePrices",
    )
)
CHANGEABLE = PRODUCT_FIELDS - {"name", "sku", "enabled"}
LINK_FIELDS = frozenset(("url", "width", "height", "alt", "externalId"))
# A new name may become an attribute of the whole store's products.
NOT_IN_COMBINATIONS = frozenset(("attributes",))
# The addresses that the guard knows; everything else in a store is left alone.
GENERATED = re.compile(r"/\{storeId\}/(profile|products(/\{productId\}(/inventory|/combinations.*)?)?)")
IMAGE_TYPES = re.compile(r"(image/[a-z+.-]+|application/octet-stream|)", re.ASCII)


def segments_of(request: Request, store: int) -> list[str]:
    """The path below the store, as it stands; what cannot be read in one way only is refused."""
    parts = request.path.split("/")
    if parts[:2] != ["", str(store)] or not all(re.fullmatch(r"[A-Za-z0-9_-]+", part) for part in parts[1:]):
        refuse(request, "it is outside the store, or its path has more than one reading")
    return parts[2:]


def operation_of(request: Request) -> Operation | None:
    """What the contract calls it; only a GET may be something that the contract does not have."""
    route = the_contract().route(request.path)
    operation = route.operations.get(request.method) if route else None
    if operation is None and request.method != "GET":
        refuse(request, "the contract does not have it")
    return operation


def check_headers(request: Request, token: str) -> None:
    names = [name.lower() for name, _ in request.headers]
    for name in names:
        if name not in HEADERS or names.count(name) > 1:
            refuse(request, f"the header {name[:40]!r} may change its meaning")
    if request.header("Authorization") != f"Bearer {token}":
        refuse(request, "a live store sees its own token only, in the header")


def query_of(request: Request, operation: Operation | None) -> dict[str, str]:
    """By name, each of which stands once and is the contract's."""
    found: dict[str, str] = {}
    for part in request.query.split("&") if request.query else ():
        name, _, value = part.partition("=")
        if ";" in part or not part.isascii() or not part.isprintable() or name in found:
            refuse(request, "its query has more than one reading")
        if operation is None or name not in operation.in_query:
            refuse(request, f"the contract has no {name[:40]!r} in its query")
        try:
            found[name] = unquote_to_bytes(value.replace("+", " ")).decode()
        except UnicodeDecodeError:
            refuse(request, "its query has more than one reading")
    if found.get("checkLowStockNotification", "false") != "false":
        refuse(request, "the owner of the store would get an email")
    if "externalUrl" in found and not is_harmless(found["externalUrl"]):
        refuse(request, "the service would fetch an address of somebody else")
    return found


def check_search(request: Request, query: dict[str, str]) -> None:
    wanted = [query[name] for name in ("sku", "keyword") if name in query]
    if not wanted or not all(text.startswith(PREFIX) for text in wanted):
        refuse(request, "only products of contract tests may be searched")


def check_product(request: Request, marker: str, *, is_new: bool) -> dict[str, Any]:
    """The body of a product; `marker` is what its SKU begins with in this run."""
    body = _strict_object(request)
    if unknown := body.keys() - PRODUCT_FIELDS:
        refuse(request, f"{sorted(unknown)[0][:40]!r} is not among what a scratch product may have")
    fixed = {"name": NAME, "enabled": False}
    if is_new and not fixed.keys() | {"sku"} <= body.keys():
        refuse(request, "a scratch product needs its name and SKU and is disabled")
    for name, value in fixed.items():
        if name in body and (body[name] != value or type(body[name]) is not type(value)):
            refuse(request, f"a scratch product's {name} stays {value!r}")
    if "sku" in body and (not isinstance(body["sku"], str) or not body["sku"].startswith(marker)):
        refuse(request, "a scratch product keeps an SKU of this run")
    return body


def check_update(request: Request, marker: str, sku: str) -> None:
    if check_product(request, marker, is_new=False).get("sku", sku) != sku:
        refuse(request, "a scratch product keeps its SKU")


def check_combination(request: Request) -> None:
    """Its body may be anything else: no reading of it touches more than the scratch product."""
    body = _ascii(request.body)
    if b"attributes" in body or (b"\\u" in body and _mentions(request, NOT_IN_COMBINATIONS)):
        refuse(request, "a new attribute would show in other products")


def check_link(request: Request) -> None:
    body = _strict_object(request)
    url = body.get("url")
    if body.keys() - LINK_FIELDS or not (url is None or (isinstance(url, str) and is_harmless(url))):
        refuse(request, "the service would fetch an address of somebody else")


def check_image(request: Request) -> None:
    """Bytes of an image, and nothing that a lenient service may read as an address."""
    media_type = (request.header("Content-Type") or "").lower()
    if not IMAGE_TYPES.fullmatch(media_type) or b"externalurl" in _ascii(request.body):
        refuse(request, "its body may be more than an image")


def operations_allowed(*, writes: bool) -> frozenset[str]:
    """What may be generated: reads, and with writes everything below a product."""
    return frozenset(
        operation.id
        for operation in the_contract().operations.values()
        if GENERATED.fullmatch(operation.template)
        and (operation.reads_only or (writes and "{productId}/" in operation.template + "/"))
        and operation.id != "deleteProduct"
    )


def tamed(operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """A generated body without what would be refused, and without white space that the service may trim."""
    body = {name: _trimmed(value) for name, value in body.items()}
    match operation:
        case "updateProduct":
            return {name: value for name, value in body.items() if name in CHANGEABLE}
        case "uploadCombinationImageAsync":
            body = {**body, "url": "https://images.example.com/a.png"}
            return {name: body[name] for name in sorted(body.keys() & LINK_FIELDS)}
        case _:
            return {name: value for name, value in body.items() if name not in NOT_IN_COMBINATIONS}


def _trimmed(value: Any) -> Any:
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    if isinstance(value, dict):
        return {name: _trimmed(item) for name, item in value.items()}
    # Languages differ in what they take for white space.
    return value.strip().strip("".join(map(chr, range(33)))).strip() if isinstance(value, str) else value


def as_scratch(body: dict[str, Any], sku: str) -> dict[str, Any]:
    """A product as one may be made in a live store, with what is left of a generated one."""
    return {**tamed("updateProduct", body), "name": NAME, "enabled": False, "sku": sku}


def is_plain_number(text: str) -> bool:
    """One that every server reads alike."""
    return re.fullmatch(r"[1-9][0-9]{0,18}", text, re.ASCII) is not None


def refuse(request: Request, why: str) -> NoReturn:
    raise BlockedError(f"{request.method} {request.path} was not sent: {why}")


def _strict_object(request: Request) -> dict[str, Any]:
    """The body, if every reader of JSON reads it alike."""
    try:
        value = json.loads(request.body.decode(), parse_constant=_none, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        value = None
    media_type = (request.header("Content-Type") or "").lower()
    if not isinstance(value, dict) or media_type not in (
        "application/json",
        "application/json; charset=utf-8",
    ):
        refuse(request, "its body has more than one reading")
    return value


def _mentions(request: Request, names: frozenset[str]) -> bool:
    try:
        value = json.loads(request.body)
    except (ValueError, RecursionError):
        return True
    return isinstance(value, dict) and not names.isdisjoint(name.lower() for name in value)


def _ascii(body: bytes) -> bytes:
    """What a lenient service may find in it: UTF-16 and UTF-32 are ASCII between zeros, and names in any case."""
    return body.replace(b"\0", b"").lower()


def _none(constant: str) -> None:
    raise ValueError(constant)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name.lower() for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError("a name stands twice")
    return dict(pairs)
