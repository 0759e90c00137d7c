"""What has an SKU, found by one search or by an index of all of them."""

import itertools

import httpx
import pytest
from client_support import STORE, TOKEN, SubjectFactory
from ecwid_client import SkuOwner, UnexpectedResponseError
from ecwid_mock import Mock, Store

SIZES = [{"name": "Size", "choices": [{"text": "S"}, {"text": "L"}]}]


def combination(size: str, **fields: object) -> dict[str, object]:
    return {"options": [{"name": "Size", "value": size}], **fields}


PRODUCTS = [
    {
        "id": 1,
        "name": "A",
        "sku": "twice",
        "options": SIZES,
        "combinations": [combination("S", id=11, sku="a-s")],
    },
    {
        "id": 2,
        "name": "B",
        "options": SIZES,
        "combinations": [combination("S", id=21, sku="twice"), combination("L", id=22)],
    },
    *({"id": 100 + number, "name": f"P{number}", "sku": f"p{number}"} for number in range(120)),
]


@pytest.fixture
def mock() -> Mock:
    return Mock(stores=[Store(STORE, TOKEN, products=PRODUCTS, unique_skus=False)])


def test_all_that_have_an_sku_are_found(make: SubjectFactory, mock: Mock) -> None:
    subject = make(mock.transport())
    found = subject.do(lambda client: client.products.find_by_sku("twice"))
    assert [(one.product.id, one.combination and one.combination.id) for one in found] == [(1, None), (2, 21)]
    assert subject.do(lambda client: client.products.find_by_sku("TWICE")) == []
    assert subject.do(lambda client: client.products.find_by_sku("twic")) == []


def test_an_empty_sku_asks_nothing(make: SubjectFactory, mock: Mock) -> None:
    """The service would take it for no filter and list the whole store."""
    subject = make(mock.transport())
    with pytest.raises(ValueError, match="at least one character"):
        subject.do(lambda client: client.products.find_by_sku(""))
    with pytest.raises(ValueError, match="at least one entry"):
        subject.do(lambda client: client.products.list(product_id=[]))
    with pytest.raises(ValueError, match="does not begin with 'option_'"):
        subject.do(lambda client: client.products.list(options={"Color": "Red"}))
    with pytest.raises(ValueError, match="with commas between"):
        subject.do(lambda client: client.products.list(tax_class_codes=["a,b"]))
    assert len(mock.journal) == 0


def test_an_index_has_every_sku_of_every_page(make: SubjectFactory, mock: Mock) -> None:
    subject = make(mock.transport())
    index = subject.do(lambda client: client.products.sku_index())
    assert index["twice"] == [SkuOwner(1, None), SkuOwner(2, 21)]
    assert index["a-s"] == [SkuOwner(1, 11)]
    assert len(index) == 122
    assert len(mock.journal.of("listProducts")) == 2


def test_a_list_without_an_end_is_an_error_of_ours(make: SubjectFactory) -> None:
    """After a thousand pages with nothing new reading stops, by an exception of the client's."""

    first = {"id": 1, "name": "A"}
    offsets = itertools.count(0, 1)

    def answer(request: httpx.Request) -> httpx.Response:
        offset = next(offsets)
        page = {"total": offset + 100, "count": 1, "offset": offset, "limit": 1, "items": [first]}
        return httpx.Response(200, json=page)

    subject = make(httpx.MockTransport(answer))
    with pytest.raises(UnexpectedResponseError, match="1000 pages in a row held nothing new"):
        subject.do(lambda client: client.products.find_by_sku("x"))
    assert next(offsets) < 1_010
