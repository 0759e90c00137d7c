"""Every generated operation against the contract, and what the plain client makes of any answer."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import json
import pickle
import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from contract_cases import Case, cases, resolved, snake
from ecwid_api import AsyncClient, Client, api
from ecwid_api.api.combinations import (
    AsyncCombinations,
    Combinations,
    adjust_combination_inventory,
    delete_all_combinations,
    list_combinations,
    upload_combination_image,
)
from ecwid_api.api.products import AsyncProducts, Products, list_products
from ecwid_api.errors import DecodeError, UnexpectedStatus
from ecwid_api.models import Combination, CombinationCreate, CombinationUpdate, InventoryAdjustment, Product
from ecwid_api.types import OPERATION_EXTENSION, UNSET, Call, Operation, path_segment

BASE = "https://shop.example/api/v3"
TOKEN = "secret_f00dcafe"
WHOLE = {"id": 1, "combinationNumber": 1, "options": [], "unlimited": False}

every_operation = pytest.mark.parametrize("case", cases(), ids=str)
every_answer = pytest.mark.parametrize("case", [case for case in cases() if case.answers_json], ids=str)


def call_of(case: Case) -> Call[Any]:
    call: Call[Any] = case.module.call(**case.python_arguments())
    return call


def client_answering(respond: Callable[[httpx.Request], httpx.Response], **arguments: Any) -> Client:
    return Client(BASE, TOKEN, transport=httpx.MockTransport(respond), **arguments)


def sent_by(action: Callable[[Client], object], **arguments: Any) -> httpx.Request:
    """The one request that `action` sends."""
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, json={"id": 1, "updateCount": 1, "deleteCount": 1})

    with client_answering(respond, **arguments) as client:
        action(client)
    (request,) = requests
    return request


def sent_async(body: Any) -> httpx.Request:
    """The request of an image upload through the async client, its body read."""
    requests: list[httpx.Request] = []

    async def respond(request: httpx.Request) -> httpx.Response:
        await request.aread()
        requests.append(request)
        return httpx.Response(200, json={"id": 1})

    async def upload() -> None:
        async with AsyncClient(BASE, TOKEN, transport=httpx.MockTransport(respond)) as client:
            await AsyncCombinations(client, 1003).upload_image(7, 9, body)

    asyncio.run(upload())
    return requests[0]


class Recorder:
    """A caller that keeps the call and sends nothing."""

    def call(self, call: Call[Any], /) -> Any:
        self.recorded = call


class AsyncRecorder(Recorder):
    async def call(self, call: Call[Any], /) -> Any:
        self.recorded = call


@every_operation
def test_an_operation_carries_what_the_contract_says_of_it(case: Case) -> None:
    operation: Operation = case.module.OPERATION
    assert (operation.id, operation.method, operation.path) == (case.id, case.verb.upper(), case.path)
    assert (operation.retry, operation.tag) == (case.node["x-retry"], case.tag)
    assert list(operation.scopes) == case.node["x-scopes"]
    responses = {
        int(code): resolved(response)
        for code, response in case.node["responses"].items()
        if code != "default"
    }
    assert operation.descriptions == {
        code: " ".join(response["description"].split()) for code, response in responses.items()
    }


@every_operation
def test_an_operation_is_a_fixed_value(case: Case) -> None:
    operation: Operation = case.module.OPERATION
    assert {operation: 1}[pickle.loads(pickle.dumps(operation))] == 1  # noqa: S301
    with pytest.raises(AttributeError):
        operation.retry = "idempotent"  # type: ignore[misc]


@every_operation
def test_a_call_is_the_request_of_the_contract(case: Case) -> None:
    call = call_of(case)
    filled = case.path
    for name, value in case.arguments("path").items():
        filled = filled.replace(f"{{{name}}}", quote(str(value), safe=""))
    assert call.url == filled
    assert call.params == case.example_query
    if case.media_type == "application/json":
        assert (call.json, call.content) == (case.body_example, None)
    else:
        assert call.json is UNSET
        typed = {"Content-Type": case.media_type} if case.media_type else {}
        assert call.headers == typed | case.arguments("header")


@every_operation
def test_arguments_left_out_are_not_sent(case: Case) -> None:
    in_query = {each["name"] for each in case.parameters if each["in"] == "query" and each.get("required")}
    required = {snake(name) for name in (*case.arguments("path"), *in_query, *case.arguments("header"))}
    if case.media_type == "application/json":
        required.add("body")
    arguments = case.python_arguments()
    call = case.module.call(**{name: arguments[name] for name in required})
    assert call.params.keys() == in_query
    assert call.content is None


@every_answer
def test_the_answer_of_the_contract_is_read(case: Case) -> None:
    value = call_of(case).parse(json.dumps(case.success_example).encode())
    written = [item.to_dict() for item in value] if isinstance(value, list) else value.to_dict()
    assert written == case.success_example


@every_answer
@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"<html>secret_body</html>", b"[3", b"3", b'"secret_body"', b"\xff", b"[" * 100_000],
    ids=["empty", "null", "html", "cut", "number", "string", "not-utf-8", "deep"],
)
def test_a_success_that_breaks_the_contract_is_a_decode_error(case: Case, content: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        call_of(case).parse(content)
    assert caught.value.operation_id == case.id
    assert "secret_body" not in f"{caught.value!r} {caught.value} {vars(caught.value)}"
    assert caught.value.__context__ is None
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@pytest.mark.parametrize(
    "address", ["", " https://a.example", "https://ä.example", "https://a.example\r\nX: y", None]
)
def test_what_cannot_stand_in_a_header_is_refused(address: Any) -> None:
    (case,) = [case for case in cases() if case.id == "uploadProductVideo"]
    with pytest.raises(ValueError, match=r"^url is sent in a header, so it must be printable ASCII"):
        case.module.call(1, 1, url=address)


def test_a_file_is_given_as_bytes() -> None:
    (case,) = [case for case in cases() if case.id == "downloadProductFile"]
    assert [call_of(case).parse(content) for content in (b"", b"\xff")] == [b"", b"\xff"]


@every_answer
def test_the_wrong_container_is_a_decode_error(case: Case) -> None:
    wrong: Any = {} if isinstance(case.success_example, list) else [case.success_example]
    with pytest.raises(DecodeError, match=f"{case.id}: .*expected an (array|object), got an (array|object)"):
        call_of(case).parse(json.dumps(wrong).encode())


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"options": None, "unlimited": True, "combinationNumber": 1}, "Combination.id is missing"),
        ({**WHOLE, "options": {}}, "Combination.options: expected an array, got an object"),
        ({**WHOLE, "options": ["L"]}, "OptionValue: expected an object, got a string"),
        ({**WHOLE, "options": [{"name": "Size"}]}, "OptionValue.value is missing"),
        ({**WHOLE, "dimensions": 3}, "Combination.dimensions: expected an object, got a number"),
        ({**WHOLE, "alt": {"translated": ["x"]}}, "ImageAlt.translated: expected an object, got an array"),
    ],
)
def test_a_decode_error_says_where(broken: Any, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        list_combinations.call(1003, 7).parse(json.dumps([broken]).encode())
    assert caught.value.reason == reason
    assert str(caught.value) == f"listCombinations: {reason}"


@pytest.mark.parametrize("status", [301, 304, 400, 404, 429, 499, 500, 520, 561, 599])
@pytest.mark.parametrize("content", [b"", b"<html>not here</html>", b'{"errorMessage": "no"}', b"\xff\xfe"])
def test_any_other_status_is_raised_as_it_came(status: int, content: bytes) -> None:
    client = client_answering(lambda request: httpx.Response(status, content=content))
    with pytest.raises(UnexpectedStatus) as caught:
        Combinations(client, 1003).get(7, 9)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (error.status_code, error.content, error.operation_id) == (status, content, "getCombination")
    assert str(error) == f"getCombination: status {status}"


@every_operation
def test_a_tag_has_the_operation_as_a_method(case: Case) -> None:
    """Sync and async alike; the store is bound, and a body of one required field is that field."""
    sync_class, async_class = getattr(api, case.tag.title()), getattr(api, f"Async{case.tag.title()}")
    sync_method, async_method = method_of(sync_class, case), method_of(async_class, case)
    assert inspect.signature(sync_method) == inspect.signature(async_method)
    # An example has no await.
    told = re.sub(r"Example:\n(?: {4}.*\n)+\n", "", inspect.getdoc(sync_method) or "")
    assert told == inspect.getdoc(async_method)
    arguments = method_arguments(sync_method, case)
    caller, async_caller = Recorder(), AsyncRecorder()
    sync_method(sync_class(caller, 4870020), **arguments)
    asyncio.run(async_method(async_class(async_caller, 4870020), **arguments))
    assert caller.recorded == async_caller.recorded == call_of(case)


def method_of(tag_class: type, case: Case) -> Callable[..., Any]:
    """The method whose docstring names the operation."""
    methods = inspect.getmembers(tag_class, inspect.isfunction)
    (found, *_) = (
        method
        for name, method in methods
        if f"contract operation `{case.id}`" in (inspect.getdoc(method) or "")
        and not name.startswith("iterate")
    )
    method: Callable[..., Any] = found
    return method


def method_arguments(method: Callable[..., Any], case: Case) -> dict[str, Any]:
    arguments = {name: value for name, value in case.python_arguments().items() if name != "store_id"}
    if "body" in arguments and "body" not in inspect.signature(method).parameters:
        body = arguments.pop("body")
        arguments.update({snake(name): getattr(body, snake(name)) for name in case.body_example})
    return arguments


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        (
            "Combinations",
            "adjust_inventory create delete delete_all delete_image get list update upload_image"
            " upload_image_async",
        ),
        (
            "Products",
            "adjust_inventory create delete delete_all delete_all_files delete_all_gallery_images"
            " delete_file delete_gallery_image delete_image delete_video download_file get"
            " get_filters get_gallery_video iterate iterate_deleted list list_deleted"
            " query_filters update update_file update_gallery_video update_media upload_file"
            " upload_gallery_image upload_gallery_image_async upload_gallery_video"
            " upload_image upload_image_async upload_video",
        ),
        ("Profile", "get update"),
    ],
)
def test_the_names_of_the_methods(tag: str, names: str) -> None:
    methods = inspect.getmembers(getattr(api, tag), inspect.isfunction)
    assert " ".join(name for name, _ in methods if not name.startswith("_")) == names


@every_operation
def test_sync_and_asyncio_send_the_call(case: Case) -> None:
    caller, async_caller = Recorder(), AsyncRecorder()
    case.module.sync(**case.python_arguments(), client=caller)
    asyncio.run(case.module.asyncio(**case.python_arguments(), client=async_caller))
    assert caller.recorded == async_caller.recorded == call_of(case)


@every_operation
@pytest.mark.parametrize("auth", ["bearer", "query"])
def test_a_request_carries_its_operation_and_the_token(case: Case, auth: Any) -> None:
    request = sent_by(lambda client: client_call(client, call_of(case)), auth=auth)
    assert request.extensions[OPERATION_EXTENSION] is case.module.OPERATION
    assert "timeout" in request.extensions
    assert request.url.path == f"/api/v3{call_of(case).url}"
    in_header = request.headers.get("Authorization") == f"Bearer {TOKEN}"
    in_query = request.url.params.get("token") == TOKEN
    assert (in_header, in_query) == (auth == "bearer", auth == "query")


def client_call(client: Client, call: Call[Any]) -> None:
    """Send `call` whatever becomes of its answer."""
    with contextlib.suppress(DecodeError):
        client.call(call)


def test_extensions_of_the_caller_stay() -> None:
    call = delete_all_combinations.call(1003, 7)
    request = sent_by(lambda client: client.call(call, extensions={"trace": print}))
    assert request.extensions["trace"] is print
    assert request.extensions[OPERATION_EXTENSION] is call.operation


def test_a_put_sends_exactly_the_fields_that_were_set() -> None:
    change = CombinationUpdate(price=9.5, sku=None)
    request = sent_by(lambda client: Combinations(client, 1003).update(7, 9, change))
    assert json.loads(request.content) == {"sku": None, "price": 9.5}
    assert request.headers["Content-Type"] == "application/json"


def test_what_was_read_can_be_written_back() -> None:
    """A null that a service should not have sent goes back as a null."""
    answer = [{**WHOLE, "price": None, "attributes": None, "dimensions": None, "news": {"x": [1]}}]
    value = list_combinations.call(1003, 7).parse(json.dumps(answer).encode())
    assert value == [Combination.from_dict(answer[0])]
    assert [item.to_dict() for item in value] == answer


def test_an_upload_from_an_address_has_no_body_and_no_content_type() -> None:
    request = sent_by(
        lambda client: Combinations(client, 1003).upload_image(7, 9, external_url="https://x.example/a")
    )
    assert request.headers["Content-Length"] == "0"
    assert "Content-Type" not in request.headers


def chunks() -> Iterator[bytes]:
    yield b"front"
    yield b".jpg"


async def async_chunks() -> AsyncIterator[bytes]:
    yield b"front"
    yield b".jpg"


def half_read() -> io.BytesIO:
    file = io.BytesIO(b"skipped front.jpg".replace(b" ", b""))
    file.seek(len("skipped"))
    return file


@pytest.mark.parametrize(
    ("body", "length"),
    [(lambda: b"front.jpg", "9"), (lambda: io.BytesIO(b"front.jpg"), "9"), (half_read, "9"), (chunks, None)],
)
def test_an_upload_takes_bytes_files_and_streams(body: Callable[[], Any], length: str | None) -> None:
    """From sync and async code; a file is sent from where it stands, with its length."""
    for request in (
        sent_by(lambda client: client.call(upload_combination_image.call(1003, 7, 9, body=body()))),
        sent_async(body()),
    ):
        assert request.read() == b"front.jpg"
        assert request.headers["Content-Type"] == "application/octet-stream"
        assert request.headers.get("Content-Length") == length


def test_an_upload_takes_an_open_file(tmp_path: Path) -> None:
    (tmp_path / "front.jpg").write_bytes(b"j" * 200_000)
    with (tmp_path / "front.jpg").open("rb") as file:
        assert len(sent_async(file).read()) == 200_000


def test_an_async_stream_is_for_the_async_client() -> None:
    assert sent_async(async_chunks()).read() == b"front.jpg"
    with pytest.raises(TypeError, match="async"):
        sent_by(lambda client: client.call(upload_combination_image.call(1003, 7, 9, body=async_chunks())))


@pytest.mark.parametrize("auth", ["bearer", "query"])
def test_the_token_is_in_no_repr(auth: Any) -> None:
    client, async_client = Client(BASE, TOKEN, auth=auth), AsyncClient(BASE, TOKEN, auth=auth)
    call = list_combinations.call(1003, 7)
    things = (client, async_client, vars(client), vars(async_client), call, call.operation)
    assert not any(TOKEN in repr(thing) for thing in things)
    client.close()
    asyncio.run(async_client.aclose())


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "unicodé"])
def test_a_token_that_cannot_be_sent_is_refused_without_being_shown(token: str) -> None:
    for make in (Client, AsyncClient):
        with pytest.raises(ValueError, match="printable ASCII") as caught:
            make(BASE, token)
        assert not token or token not in str(caught.value)


def test_httpx_arguments_are_merged_with_the_clients_own() -> None:
    given = {"headers": {"User-Agent": "shop/1"}, "params": {"lang": "nl"}}
    request = sent_by(lambda client: Combinations(client, 1003).delete_image(7, 9), httpx_args=given)
    assert request.headers["User-Agent"] == "shop/1"
    assert request.url.params["lang"] == "nl"
    assert given == {"headers": {"User-Agent": "shop/1"}, "params": {"lang": "nl"}}


@pytest.mark.parametrize(
    ("value", "segment"), [(7, "7"), ("7", "7"), ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("é ", "%C3%A9%20")]
)
def test_a_path_parameter_is_one_segment(value: Any, segment: str) -> None:
    assert path_segment("product_id", value) == segment


@pytest.mark.parametrize("value", ["", ".", "..", None, True, 1.5, UNSET, b"7"])
def test_a_path_parameter_that_is_no_segment_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="product_id must be"):
        path_segment("product_id", value)


@pytest.mark.parametrize("value", ["7", "secret_x", None, True, 1.5, UNSET, 0, -1, 2**63])
def test_an_id_outside_of_the_contract_is_refused(value: Any) -> None:
    """A text is not shown: it may be the token, where two arguments were swapped."""
    with pytest.raises(
        ValueError, match=r"product_id must be an integer from 1 to 9223372036854775807, not "
    ) as caught:
        list_combinations.call(1003, value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: list_products.call(1003, limit=101), "limit"),
        (lambda: list_products.call(1003, limit=0), "limit"),
        (lambda: list_products.call(1003, offset=-1), "offset"),
        (
            lambda: adjust_combination_inventory.call(1003, 7, 9, body=InventoryAdjustment(2**31)),
            "quantity_delta",
        ),
        (
            lambda: adjust_combination_inventory.call(1003, 7, 9, body=InventoryAdjustment(1.5)),
            "quantity_delta",
        ),  # type: ignore[arg-type]
        (lambda: Combinations(Recorder(), 1003).adjust_inventory(7, 9, True), "quantity_delta"),
        (lambda: upload_combination_image.call(1003, 7, 9, body=bytes(20 * 2**20 + 1)), "20,971,521 bytes"),
    ],
)
def test_an_argument_outside_of_the_contract_is_refused(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        call()


@pytest.mark.parametrize(
    "body", [Combination.from_dict(WHOLE), CombinationCreate([]), {"price": 3}, None, "x"]
)
def test_a_body_of_another_class_is_refused(body: Any) -> None:
    """Above all a reading, whose stock is the one of back then."""
    with pytest.raises(TypeError, match="updateCombination: the body must be a CombinationUpdate"):
        Combinations(Recorder(), 1003).update(7, 9, body)


def test_the_way_from_two_readings_to_an_update_is_named() -> None:
    with pytest.raises(TypeError, match=r"CombinationUpdate\.from_changes\(before, after\)"):
        Combinations(Recorder(), 1003).update(7, 9, Combination.from_dict(WHOLE))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"ProductUpdate\.from_changes\(before, after\)"):
        Products(Recorder(), 1003).update(7, Product(id=7, name="Radish"))  # type: ignore[arg-type]


def test_what_cannot_be_sent_names_operation_and_field() -> None:
    client = client_answering(lambda request: pytest.fail("was sent"))
    for price in (date(2026, 1, 2), b"9"):
        with pytest.raises(TypeError, match=r"^updateCombination: price: a "):
            Combinations(client, 1003).update(7, 9, CombinationUpdate(price=price))  # type: ignore[arg-type]
    with pytest.raises(
        TypeError, match=r"^createCombination: CombinationCreate\.options must be list\[OptionValue\]"
    ):
        Combinations(client, 1003).create(7, CombinationCreate([{"name": "Size"}]))  # type: ignore[list-item]


def reads_of_one_thing() -> list[Case]:
    """Reads whose path ends in an id, and that of the store."""
    found = [case for case in cases() if case.verb == "get" and "x-identity" in case.node]
    assert {case.id for case in found} >= {"getCombination", "getProduct", "getProfile"}
    return found


@pytest.mark.parametrize("case", reads_of_one_thing(), ids=str)
def test_an_answer_about_something_else_is_refused(case: Case) -> None:
    arguments = case.python_arguments()
    for name, place in case.node["x-identity"].items():
        other = case.module.call(**{**arguments, snake(name): arguments[snake(name)] + 1})
        with pytest.raises(
            DecodeError, match=rf"{case.id}: the answer is about another one: {place} is \d+, not \d+"
        ):
            other.parse(json.dumps(case.success_example).encode())


class Shop:
    """A list of products that is read page by page, and changed in between."""

    def __init__(self, count: int, *changes: Callable[[Shop], object]) -> None:
        self.ids = list(range(1, count + 1))
        self.changes = list(changes)
        self.asked: list[int] = []

    def call(self, call: Call[Any], /) -> Any:
        offset, limit = int(call.params["offset"]), int(call.params.get("limit", 100))  # type: ignore[arg-type]
        self.asked.append(offset)
        page = self.page(offset, limit)
        if self.changes:
            self.changes.pop(0)(self)
        return call.parse(json.dumps(page).encode())

    def page(self, offset: int, limit: int) -> dict[str, Any]:
        items = [{"id": one, "name": f"p{one}"} for one in self.ids[offset : offset + limit]]
        return {"total": len(self.ids), "count": len(items), "offset": offset, "limit": limit, "items": items}

    def read(self, **arguments: Any) -> list[int]:
        return [product.id for product in Products(self, 1003).iterate(**arguments)]

    async def read_async(self, **arguments: Any) -> list[int]:
        shop = self

        class Caller:
            async def call(self, call: Call[Any], /) -> Any:
                return shop.call(call)

        return [product.id async for product in AsyncProducts(Caller(), 1003).iterate(**arguments)]


@pytest.mark.parametrize(
    ("count", "arguments", "first", "asked"),
    [
        (0, {}, 1, [0]),
        (100, {}, 1, [0]),
        (122, {}, 1, [0, 100]),
        (122, {"limit": 50}, 1, [0, 50, 100]),
        (122, {"offset": 30}, 31, [30]),
    ],
)
def test_all_pages_are_read(count: int, arguments: dict[str, int], first: int, asked: list[int]) -> None:
    shop, again = Shop(count), Shop(count)
    assert shop.read(**arguments) == list(range(first, count + 1))
    assert asyncio.run(again.read_async(**arguments)) == list(range(first, count + 1))
    assert shop.asked == again.asked == asked


def test_a_page_is_read_when_it_is_needed() -> None:
    shop = Shop(250)
    products = Products(shop, 1003).iterate()
    assert shop.asked == []
    assert [next(products).id for _ in range(100)] == list(range(1, 101))
    assert shop.asked == [0]


def test_what_moves_while_a_list_is_read_is_given_once() -> None:
    deleting = Shop(30, lambda shop: shop.ids.__delitem__(slice(0, 5)))
    assert deleting.read(limit=10) == list(range(1, 31))
    adding = Shop(30, lambda shop: shop.ids.insert(0, 99))
    assert adding.read(limit=10) == list(range(1, 31))
    emptied = Shop(30, lambda shop: shop.ids.clear())
    assert emptied.read(limit=10) == list(range(1, 11))
    growing = Shop(30, *[lambda shop: shop.ids.append(len(shop.ids) + 1)] * 15)
    assert growing.read(limit=10) == list(range(1, 34))


def test_a_service_that_gives_the_same_page_again_and_again_is_refused() -> None:
    """Once by what it says of its pages, once by their number."""

    class First(Shop):
        def page(self, offset: int, limit: int) -> dict[str, Any]:
            return super().page(0, limit)

    with pytest.raises(DecodeError, match="expected a page that begins at 10"):
        First(30).read(limit=10)

    class Endless(Shop):
        def page(self, offset: int, limit: int) -> dict[str, Any]:
            return {**super().page(0, limit), "offset": offset, "total": offset + 100}

    endless = Endless(30)
    with pytest.raises(DecodeError, match="held nothing new"):
        endless.read(limit=10)
    assert len(endless.asked) < 1_100


def test_a_number_outside_json_stops_before_anything_is_sent() -> None:
    client = client_answering(lambda request: pytest.fail("was sent"))
    with pytest.raises(ValueError, match=r"^updateCombination: price: nan has no form in JSON"):
        Combinations(client, 1003).update(7, 9, CombinationUpdate(price=float("nan")))
