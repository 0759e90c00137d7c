"""What a product shows and takes beside names, stock and prices."""

from typing import Any

PRODUCT = "/products/37208339"
ALL = f"{PRODUCT}/combinations"
IMAGE = f"{ALL}/7084076/image"
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
SWATCHES = {
    "type": "SWATCHES",
    "name": "Shade",
    "useImageAsSwatchSelector": True,
    "nameTranslated": {"en": "Shade", "nl": "Tint"},
    "choices": [{"text": "Sky", "hexCodes": ["#87ceeb"], "textTranslated": {"nl": "Hemel"}}, {"text": "Sea"}],
    "defaultChoice": None,
}


def created(api: Any, **fields: Any) -> str:
    return f"/products/{api.done('POST', '/products', {'name': 'Crème brûlée', **fields})['id']}"


def test_lists_and_settings_are_there_when_nobody_set_them(api: Any) -> None:
    read = api.get(created(api))
    empty = ("options", "attributes", "combinations", "categoryIds", "categories", "galleryImages", "files")
    assert all(read[name] == [] for name in empty)
    assert read["media"] == {"images": [], "videos": []}
    assert read["subscriptionSettings"]["recurringChargeSettings"] == [
        {"recurringInterval": "MONTH", "recurringIntervalCount": 1}
    ]
    assert (read["tax"]["taxable"], read["shipping"]["type"], read["productCondition"]) == (
        *(True, "GLOBAL_METHODS"),
        "NEW",
    )
    assert read["url"].endswith(f"/products/creme-brulee-{read['id']}")


def test_shipping_for_nothing_is_free(api: Any) -> None:
    assert api.get(created(api, shipping={"type": "FREE_SHIPPING"}))["hasFreeShipping"] is True
    assert api.get(created(api, shipping={"type": "FLAT_RATE", "flatRate": 5}))["shipping"] == {
        "type": "FLAT_RATE",
        "methodMarkup": 0,
        "flatRate": 5,
        "disabledMethods": [],
        "enabledMethods": [],
    }


def test_a_chosen_slug_is_in_the_address(api: Any) -> None:
    assert api.get(created(api, customSlug="dessert"))["url"].endswith("/products/dessert")


def test_the_displayed_price_has_the_modifiers_of_the_default_choices(api: Any) -> None:
    size = {
        "name": "Size",
        "choices": [{"text": "S"}, {"text": "L", "priceModifier": 50}],
        "defaultChoice": 1,
    }
    percent = {**size["choices"][1], "priceModifierType": "PERCENT"}  # type: ignore[index]
    path = created(api, price=10, compareToPrice=20, options=[{**size, "choices": [{"text": "S"}, percent]}])
    read = api.get(path)
    assert (read["defaultDisplayedPrice"], read["defaultDisplayedPriceFormatted"]) == (15, "€15.00")
    assert (read["compareToPriceDiscount"], read["compareToPriceDiscountPercentFormatted"]) == (5, "25%")
    large = {"options": [{"name": "Size", "value": "L"}], "price": 12}
    api.done("POST", f"{path}/combinations", large)
    assert api.get(path)["defaultDisplayedPrice"] == 12


def test_swatches_and_translations_are_kept(api: Any) -> None:
    read = api.get(created(api, options=[SWATCHES]))["options"][0]
    assert "defaultChoice" not in read
    assert read["useImageAsSwatchSelector"] is True
    assert read["choices"][0]["hexCodes"] == ["#87ceeb"]
    assert read["choices"][0]["textTranslated"] == {"nl": "Hemel"}


def test_texts_come_in_the_language_that_is_asked_for(api: Any) -> None:
    path = created(api, nameTranslated={"nl": "Vla"}, subtitle="Sweet", subtitleTranslated={"nl": "Zoet"})
    read = api.get(f"{path}?lang=nl")
    assert (read["name"], read["subtitle"]) == ("Vla", "Zoet")
    assert api.get(path)["name"] == "Crème brûlée"


def test_null_empties_what_other_clients_send_it_for(api: Any) -> None:
    fields = ("attributes", "dimensions", "relatedProducts")
    unset = api.get(created(api))
    api.done("PUT", PRODUCT, dict.fromkeys(fields))
    assert [api.get(PRODUCT)[name] for name in fields] == [unset[name] for name in fields]


def test_a_product_without_categories_cannot_leave_the_front_page(api: Any) -> None:
    path = created(api, showOnFrontpage=3)
    assert api.get(path)["showOnFrontpage"] == 3
    assert api.refused("PUT", path, {"showOnFrontpage": -1}) == (400, "WRONG_PARAMETER")
    api.done("PUT", path, {"showOnFrontpage": -1, "categoryIds": [9691095]})
    assert "showOnFrontpage" not in api.get(path)


def test_related_products_can_be_named_by_their_sku(api: Any) -> None:
    path = created(api, relatedProducts={"productIds": [5], "productSkus": ["00007", "nobody's"]})
    assert api.get(path)["relatedProducts"]["productIds"] == [5, 37208339]


SMALL: dict[str, Any] = {"options": [{"name": "Size", "value": "S"}], "sku": "B-S", "quantity": 3}


class TestCombinationsOfTheBody:
    def test_are_ignored_unless_they_shall_be_saved(self, api: Any) -> None:
        assert api.get(created(api, combinations=[SMALL]))["combinations"] == []

    def test_are_created_with_the_product(self, api: Any) -> None:
        body = {"name": "Cup", "combinations": [SMALL]}
        id = api.done("POST", "/products?saveCombinations=true", body)["id"]
        read = api.get(f"/products/{id}")
        assert [(c["sku"], c["quantity"]) for c in read["combinations"]] == [("B-S", 3)]
        assert [option["name"] for option in read["options"]] == ["Size"]

    def test_are_changed_where_the_options_are_known_and_created_where_not(self, api: Any) -> None:
        red = {"options": [{"name": "Size", "value": "Small"}, {"name": "Color", "value": "Red"}], "price": 9}
        body = {"combinations": [red, {**SMALL, "sku": "new"}]}
        api.done("PUT", f"{PRODUCT}?saveCombinations=true", body)
        found = api.get(PRODUCT)["combinations"]
        assert len(found) == 5
        assert next(c for c in found if c["id"] == 7084076)["price"] == 9

    def test_nothing_is_changed_when_one_is_refused(self, api: Any) -> None:
        taken = {**SMALL, "sku": "000071"}
        body = {
            "name": "Cup",
            "combinations": [SMALL, {**taken, "options": [{"name": "A", "value": "B"}]}],
        }
        assert api.refused("POST", "/products?saveCombinations=true", body) == (409, "SKU_ALREADY_EXISTS")
        assert api.get("/products")["total"] == 1

    def test_are_two_hundred_at_most(self, api: Any) -> None:
        many = [{"options": [{"name": "Size", "value": f"{n}"}]} for n in range(201)]
        path = f"{PRODUCT}?saveCombinations=true"
        expected = (400, "COMBINATION_LIMIT_PER_REQUEST_EXCEEDED")
        assert api.refused("PUT", path, {"combinations": many}) == expected
        api.done("PUT", path, {"combinations": many[:200]})


def test_the_answer_has_the_product_when_it_is_asked_for(api: Any) -> None:
    answer = api.done("POST", "/products?returnItem=true", {"name": "Cup"})
    assert answer == {"id": answer["id"], "item": api.get(f"/products/{answer['id']}")}
    answer = api.done("PUT", f"{PRODUCT}?returnItem=true", {"price": 3})
    assert answer == {"updateCount": 1, "item": api.get(PRODUCT)}


def test_combinations_of_removed_options_can_go_with_them(api: Any) -> None:
    size, _ = api.get(PRODUCT)["options"]
    api.done("PUT", f"{PRODUCT}?rebuildVariationsOnOptionsUpdate=true", {"options": [size]})
    assert api.get(PRODUCT)["combinations"] == []


def test_swatch_settings_can_outlive_an_update_that_leaves_them_out(api: Any) -> None:
    path = created(api, options=[SWATCHES])
    bare = {"type": "SWATCHES", "name": "Shade", "choices": [{"text": "Sky"}]}
    api.done("PUT", f"{path}?keepOptionDisplaySettings=true", {"options": [bare]})
    kept = api.get(path)["options"][0]
    assert (kept["useImageAsSwatchSelector"], kept["choices"][0]["hexCodes"]) == (True, ["#87ceeb"])
    api.done("PUT", path, {"options": [bare]})
    assert "hexCodes" not in api.get(path)["options"][0]["choices"][0]


def test_an_image_by_address_may_come_as_a_form(api: Any) -> None:
    headers = {**api.headers, "Content-Type": FORM}
    address = "https://images.example.com/radish.jpg?a=b&c=d"
    form = b"externalUrl=https%3A%2F%2Fimages.example.com%2Fradish.jpg%3Fa%3Db%26c%3Dd"
    assert api("POST", IMAGE, form, headers=headers).status == 200
    assert api.get(f"{ALL}/7084076")["originalImageUrl"] == address
    query = f"{IMAGE}?externalUrl=https://images.example.com/other.png"
    assert api("POST", query, form, headers=headers).status == 200
    assert api.get(f"{ALL}/7084076")["originalImageUrl"] == "https://images.example.com/other.png"
    assert api("POST", IMAGE, b"externalUrl=htt%3A%2F%2Fx", headers=headers).status == 422
    assert api("POST", IMAGE, b"fileName=x", headers=headers).status == 415


def test_a_page_of_products_takes_the_same_statements_whatever_its_size(api: Any) -> None:
    statements: list[str] = []
    api.mock.engine.database.connection.set_trace_callback(statements.append)
    counts = []
    for count in (5, 90):
        for n in range(count):
            api.done("POST", "/products", {"name": f"P{n}", "options": [SWATCHES]})
        statements.clear()
        api.get("/products")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6
