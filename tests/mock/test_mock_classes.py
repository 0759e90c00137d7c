"""Product classes and their attributes."""

from typing import Any

import pytest
import yaml
from ecwid_mock import Store
from ecwid_mock.contract.document import CONTRACT_FILE

SCHEMAS = yaml.safe_load(CONTRACT_FILE.read_text(encoding="utf-8"))["components"]["schemas"]
BOOKS = {
    "name": "Books",
    "attributes": [{"name": "Author", "type": "CUSTOM", "show": "DESCR"}, {"name": "Pages"}],
}


@pytest.fixture
def api(make_api: Any) -> Any:
    return make_api(Store(1003, "secret_abc"))


def test_the_general_class_is_always_there(api: Any) -> None:
    (general,) = api.get("/classes")
    assert general["id"] == 0
    assert "name" not in general
    kinds = [attribute["type"] for attribute in general["attributes"]]
    assert kinds == ["UNITS_IN_PRODUCT", "PRICE_PER_UNIT", "UPC", "BRAND"]
    ids = [api.done("POST", "/classes", {"name": name})["id"] for name in ("A", "B", "C")]
    assert [one["id"] for one in api.get("/classes")] == [0, *ids]


def test_every_kind_of_attribute_comes_back_in_order(api: Any) -> None:
    kinds = SCHEMAS["AttributeType"]["enum"]
    shows = SCHEMAS["AttributeShow"]["enum"]
    sent = [{"name": kind, "type": kind, "show": shows[at % 3]} for at, kind in enumerate(kinds)]
    id = api.done("POST", "/classes", {"name": "All", "attributes": sent})["id"]
    found = api.get(f"/classes/{id}")["attributes"]
    assert [{name: value for name, value in each.items() if name != "id"} for each in found] == sent
    assert len({each["id"] for each in found}) == len(kinds)


def test_an_attribute_keeps_its_id_if_it_is_sent_with_it(api: Any) -> None:
    id = api.done("POST", "/classes", BOOKS)["id"]
    author, pages = api.get(f"/classes/{id}")["attributes"]
    changed = [{"id": pages["id"], "name": "Length"}, {"name": "Year"}]
    assert api.done("PUT", f"/classes/{id}", {"attributes": changed}) == {"updateCount": 1}
    first, second = api.get(f"/classes/{id}")["attributes"]
    assert first == {**pages, "name": "Length"}
    assert second["id"] > pages["id"] > author["id"]
    assert api.get(f"/classes/{id}")["name"] == "Books"


def test_names_stand_once(api: Any) -> None:
    id = api.done("POST", "/classes", BOOKS)["id"]
    assert api.refused("POST", "/classes", {"name": "Books"})[0] == 409
    api.done("PUT", f"/classes/{id}", {"name": "Books"})


@pytest.mark.parametrize(("method", "body"), [("DELETE", None), ("PUT", {"name": "Special"})])
def test_the_general_class_keeps_its_name_and_stays(api: Any, method: str, body: Any) -> None:
    assert api.refused(method, "/classes/0", body) == (400, "WRONG_PARAMETER")
    api.done("PUT", "/classes/0", {"attributes": []})
    assert api.get("/classes/0") == {"id": 0, "attributes": []}


def test_products_of_a_deleted_class_fall_back_to_the_general_one(api: Any) -> None:
    id = api.done("POST", "/classes", BOOKS)["id"]
    product = api.done("POST", "/products", {"name": "Ulysses", "productClassId": id})["id"]
    assert api.refused("PUT", f"/products/{product}", {"productClassId": id + 1})[0] == 404
    assert api.done("DELETE", f"/classes/{id}") == {"deleteCount": 1}
    assert api.get(f"/products/{product}")["productClassId"] == 0
    assert api.refused("DELETE", f"/classes/{id}")[0] == 404


def test_a_public_token_does_not_see_what_is_not_shown(make_api: Any) -> None:
    shows = [{"name": "Shown", "show": "DESCR"}, {"name": "Hidden", "show": "NOTSHOW"}]
    api = make_api(Store(5, "public_x", classes=[{"id": 7, "name": "Books", "attributes": shows}]))
    assert [each["name"] for each in api.get("/classes/7")["attributes"]] == ["Shown"]
