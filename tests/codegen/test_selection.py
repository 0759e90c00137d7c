"""The fields that an answer is asked for are completed so that it keeps its type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ecwid_api import Client, models
from ecwid_api.api.combinations import list_combinations
from ecwid_api.api.products import get_product, list_products, update_product
from ecwid_api.api.profile import get_profile
from ecwid_api.selection import selection
from ecwid_api.types import UNSET
from ecwid_mock import Mock

STORE, PRODUCT = 4870020, 37208339
NEEDED = {"id": {}, "options": {"name": {}, "value": {}}, "?tiers": {"price": {}}}


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("sku", "sku,id,options(name,value)"),
        (" id , sku,,sku", "id,sku,options(name,value)"),
        ("options", "options,id"),
        ("options(value)", "options(value,name),id"),
        ("tiers(quantity)", "tiers(quantity,price),id,options(name,value)"),
        ("tiers", "tiers,id,options(name,value)"),
        ("other(a(b))", "other(a(b)),id,options(name,value)"),
    ],
)
def test_what_must_be_there_is_added(asked: str, sent: str) -> None:
    assert selection(asked, NEEDED) == sent


@pytest.mark.parametrize("text", ["", " ,", "a(", "a)", "a)(b", "(a)("])
def test_what_names_no_fields_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="response_fields is a text such as"):
        selection(text, NEEDED)


@pytest.fixture
def client() -> Iterator[Client]:
    with Mock() as mock, Client("http://shop/api/v3", "secret_demo", transport=mock.transport()) as client:
        yield client


def test_a_typed_answer_has_what_it_was_asked_for_and_what_it_must_have(client: Client) -> None:
    product = get_product.sync(STORE, PRODUCT, client=client, response_fields="sku,combinations(sku)")
    assert (product.id, product.name, product.sku, product.price) == (PRODUCT, "Radish", "00007", UNSET)
    first = product.combinations[0]  # type: ignore[index]
    assert isinstance(first, models.Combination)
    assert (first.id, first.sku, first.options[0].value, first.price) == (7084071, "000076", "Large", UNSET)


def test_a_page_keeps_its_envelope(client: Client) -> None:
    page = list_products.sync(STORE, client=client, response_fields="items(sku)")
    assert (page.total, page.items[0].sku, page.items[0].enabled) == (1, "00007", UNSET)


def test_a_list_and_what_says_its_identity(client: Client) -> None:
    found = list_combinations.sync(STORE, PRODUCT, client=client, response_fields="sku")
    assert {combination.quantity for combination in found} == {UNSET}
    profile = get_profile.sync(STORE, client=client, response_fields="languages")
    assert profile.formats_and_units is UNSET


def test_a_returned_product_is_cut_as_well(client: Client) -> None:
    answer = update_product.sync(
        *(STORE, PRODUCT),
        client=client,
        body=models.ProductUpdate(price=3),
        return_item=True,
        response_fields="item(price)",
    )
    assert answer.update_count == 1
    assert isinstance(answer.item, models.Product)
    assert (answer.item.price, answer.item.name, answer.item.sku) == (3, "Radish", UNSET)
