"""Named examples: short programs for the state machine, run as they stand, in every run and with every seed.

A case found in the wild goes here. Write it with the machine's own rules, which compare every answer with the
model, and name it after what must be true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from contract_tests.fields import TEXTS, fields_of, is_nullable, values
from contract_tests.machine import CLEARABLE, OF_A_PRODUCT, CombinationLifecycle, ContractBrokenError, telling
from contract_tests.model import OK, PLAIN, PLAIN_OF_PRODUCTS, REFERENCES, Combination, Product
from contract_tests.protocol import GIF, PNG
from contract_tests.scratch import UNREADABLE
from contract_tests.target import Finding, Target

# Where a free choice of the contract's values would be refused: prices of products must stay above the tiers
# of their combinations, attributes are named by an id, related products must exist, a class too.
CHOSEN: dict[str, list[Any]] = {
    "attributes": [
        [
            {"id": 9998010, "name": "A0", "value": " \u00e9 ", "show": "PRICE", "type": "CUSTOM"},
            {"id": 9998011, "name": "A1", "value": "0", "show": "NOTSHOW", "type": "CUSTOM"},
        ],
        [{"id": 9998010, "name": "A0", "value": "x", "show": "DESCR", "type": "CUSTOM"}],
        [],
        [
            {"id": 9998010 + n, "name": f"A{n}", "value": f"{n}", "show": "DESCR", "type": "CUSTOM"}
            for n in range(6)
        ],
    ],
    "relatedProducts": [
        {"relatedCategory": {"enabled": enabled, "categoryId": 0, "productCount": count}}
        for enabled, count in ((True, 7), (False, 2**31 - 1))
    ],
    "productClassId": [0],
}
ADDRESS = "https://images.example.com/radish.jpg"
# Nothing about it is what an option has by itself.
RICH_OPTION: dict[str, Any] = {
    "name": "Size",
    "type": "RADIO",
    "required": True,
    "defaultChoice": 1,
    "choices": [
        {"text": "z", "priceModifier": 2.5, "priceModifierType": "PERCENT"},
        {"text": "a", "priceModifier": -1, "priceModifierType": "ABSOLUTE"},
    ],
}
WITH_CHOICES = ("SELECT", "RADIO", "CHECKBOX", "SIZE", "SWATCHES")

Scenario = Callable[[CombinationLifecycle], None]
SCENARIOS: dict[str, Scenario] = {}


def scenario(function: Scenario) -> Scenario:
    SCENARIOS[function.__name__] = function
    return function


def _size(value: str) -> list[dict[str, str]]:
    return [{"name": "Size", "value": value}]


def _create(machine: CombinationLifecycle, value: str, sku: int = 15, **body: Any) -> None:
    """In the first product; `sku` as `CombinationLifecycle.sku` counts, none from 14 on."""
    machine.create_combination(which=0, body=body, options=_size(value), sku=sku, client=True, how=5)


def _update(machine: CombinationLifecycle, which: int, **body: Any) -> None:
    product = machine.product(0)
    combination = list(product.combinations.values())[which]
    machine.change(product, combination, body, True, 1)


def _plain_values(
    machine: CombinationLifecycle, schema: str, plain: Mapping[str, Any]
) -> dict[str, list[Any]]:
    contract = machine.target.contract
    return {
        name: CHOSEN.get(name) or values(contract, node)
        for name, node in fields_of(contract, schema).items()
        if name in plain
    }


def _one_by_one(
    machine: CombinationLifecycle, schema: str, fields: Mapping[str, list[Any]]
) -> Iterator[dict[str, Any]]:
    """Each value of each field in a body of its own; null where it may be, and the last value again."""
    contract = machine.target.contract
    described = fields_of(contract, schema)
    for name, found in fields.items():
        for value in found:
            yield {name: value}
        if is_nullable(contract, described[name]):
            yield {name: None}
            yield {name: found[-1]}


@scenario
def a_deletion_leaves_the_siblings(machine: CombinationLifecycle) -> None:
    for value in ("one", "two", "three"):
        _create(machine, value)
    machine.delete_combination(which=0, client=True, how=3)
    machine.delete_combination(which=2, client=False, how=1)


@scenario
def the_deletion_of_all_counts_them_and_stays_in_its_product(machine: CombinationLifecycle) -> None:
    for value in ("one", "two", "three"):
        _create(machine, value)
    machine.delete_all(which=0, client=True, how=3)
    machine.delete_all(which=0, client=False, how=3)
    machine.use_after_delete(which=1, operation=0, client=True)


@scenario
def four_and_more_combinations_are_possible(machine: CombinationLifecycle) -> None:
    for number in range(6):
        _create(machine, f"number {number}")
    machine.list_products(offset=0, limit=2, client=True)


@scenario
def there_is_no_end_to_combinations_and_products(machine: CombinationLifecycle) -> None:
    """More than a page of each: the list of combinations is not paged, and a page holds 100 products."""
    product = machine.product(1)
    for number in range(100):
        machine.create(machine.home, product, {"options": _size(f"number {number}")}, False)
        machine.add_product(machine.home, {"name": f"Product {number}"}, f"M{number}", False)
    machine.read_back(product.id, 1)
    machine.read_back(product.id, 3)
    machine.list_all_products(client=True)
    machine.list_products(offset=100, limit=4, client=False)
    machine.list_products(offset=4, limit=100, client=False)
    last = list(product.combinations.values())[-1]
    machine.change(product, last, {"price": 30, "sku": f"{machine.prefix}last"}, False, 3)
    machine.find_sku(f"{machine.prefix}last", client=False)
    machine.find_sku(f"{machine.prefix}M99", client=False)


@scenario
def what_was_deleted_can_be_made_again(machine: CombinationLifecycle) -> None:
    for number in range(2):
        machine.delete_combination(which=0, client=True, how=1)
        machine.make_again(which=0, other=0, client=number == 0)
        machine.delete_all(which=0, client=True, how=1)
        for other in range(4):
            machine.make_again(which=0, other=other, client=True)
    machine.delete_product(which=0, client=True)
    for other in range(4):
        machine.make_again(which=0, other=other, client=False)


@scenario
def what_is_not_found_yet_is_found_when_it_is_made(machine: CombinationLifecycle) -> None:
    """Servers count; where they do not, or others make things too, this tells nothing."""
    if not machine.target.reset:
        return
    product, combination = machine.combination(0)
    highest = max(machine.home.store.ids_given)
    machine.use_deleted_product(max(machine.home.store.products) + 1, ("getProduct",), False)
    for id_ in range(combination.id, highest + 4):
        machine.read_one(product.id, id_, False, machine.home)
    _create(machine, "new")
    machine.add_product(machine.home, {"name": "New"}, "New", False)


@scenario
def ids_and_numbers_are_not_given_again(machine: CombinationLifecycle) -> None:
    for number in range(3):
        _create(machine, f"number {number}")
        machine.delete_combination(which=3, client=True, how=1)


@scenario
def prices_keep_all_their_digits(machine: CombinationLifecycle) -> None:
    for price in (19.994999, 0.30000000000000004, 51.2, 10, 1e-7):
        _update(machine, 0, price=price)


@scenario
def null_clears_what_was_set(machine: CombinationLifecycle) -> None:
    for name in CLEARABLE:
        machine.set_and_clear(which=0, name=name, client=True, how=1)


@scenario
def a_quantity_of_nothing_is_a_quantity(machine: CombinationLifecycle) -> None:
    _create(machine, "empty", sku=5, quantity=0)
    machine.read_back(machine.product(0).id, 3)


@scenario
def stock_is_shared_until_there_is_an_own_sku(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    machine.adjust_product(which=0, delta=5, client=True, how=1)
    machine.change(product, list(product.combinations.values())[1], {"quantity": 4242}, True, 3)
    machine.change(product, list(product.combinations.values())[1], {"sku": f"{machine.prefix}own"}, True, 3)
    machine.change(product, list(product.combinations.values())[1], {"quantity": 3}, False, 3)
    machine.adjust_product(which=0, delta=-7, client=True, how=3)
    machine.change(product, list(product.combinations.values())[1], {"sku": None}, True, 3)
    machine.adjust_product(which=0, delta=1, client=False, how=3)


@scenario
def stock_and_tiers_are_held_against_what_is_inherited(machine: CombinationLifecycle) -> None:
    for above in (None, -1, 0, 0.01):
        machine.create_with_what_is_inherited(which=0, client=True, fits=True, above=above)
    machine.create_with_what_is_inherited(which=0, client=False, fits=False, above=0)


@scenario
def a_delta_is_added_once(machine: CombinationLifecycle) -> None:
    for delta in (5, 5, -10, 0, -1000, 2**31 - 1, 2**31 - 1, -(2**31)):
        machine.adjust_combination(which=0, delta=delta, client=True, how=0, notify=delta == 5)


@scenario
def a_warning_comes_with_negative_stock_only(machine: CombinationLifecycle) -> None:
    for delta in ((0, 1), (0, 0), (0, -1), -1, (0, -1), (0, 0), (2**31 - 1, 0), (-(2**31), 0)):
        machine.adjust_combination(which=0, delta=delta, client=True, how=0, notify=False)
        machine.adjust_product(which=0, delta=delta, client=False, how=1)


@scenario
def negative_stock_stays_negative(machine: CombinationLifecycle) -> None:
    for delta in (-1000, 5, 2**31 - 1):
        machine.adjust_product(which=0, delta=delta, client=True, how=0)
        machine.adjust_combination(which=0, delta=delta, client=False, how=0, notify=False)
        machine.list_all_products(client=True)


@scenario
def unlimited_stock_is_switched_on_and_off(machine: CombinationLifecycle) -> None:
    _update(machine, 0, unlimited=True)
    _update(machine, 0, unlimited=False)
    _update(machine, 0, quantity=0)
    _update(machine, 0, unlimited=True, quantity=3)
    for body in ({"unlimited": True}, {"unlimited": False, "quantity": 0}, {"quantity": 40_000}):
        machine.change_product(machine.product(0), body, True, 1)
    for stock in values(
        machine.target.contract, fields_of(machine.target.contract, "ProductUpdate")["quantity"]
    ):
        machine.change_product(machine.product(0), {"quantity": stock}, True, 1)
        _update(machine, 0, quantity=stock)


@scenario
def each_field_of_a_combination_is_kept_alone(machine: CombinationLifecycle) -> None:
    """A combination that has everything: each value of each field, and each null, leaves all others as they are."""
    fields = _plain_values(machine, "CombinationUpdate", PLAIN)
    _update(machine, 0, **{name: found[-1] for name, found in fields.items()}, quantity=40_000)
    machine.upload_image(which=0, image=PNG, client=True, how=5)
    product, combination = machine.combination(0)
    for turn, body in enumerate(_one_by_one(machine, "CombinationUpdate", fields)):
        machine.change(product, combination, body, turn % 2 == 0, turn % 6, notify=turn % 4 == 0)
    machine.change(product, combination, {"options": _size("another")}, True, 5)
    machine.change(product, combination, {"sku": f"{machine.prefix}new"}, True, 5)


def _everything(machine: CombinationLifecycle) -> dict[str, Any]:
    """A value for all that a combination can have of its own, but options, SKU and stock."""
    fields = _plain_values(machine, "CombinationUpdate", PLAIN)
    tiers = [{"quantity": 10, "price": 0.02}, {"quantity": 5, "price": 0.03}]
    return {**{name: found[-1] for name, found in fields.items()}, "price": 12.345, "wholesalePrices": tiers}


@scenario
def nothing_is_left_of_what_was_deleted(machine: CombinationLifecycle) -> None:
    """What is made in its place has its options and its SKU, and else what it inherits."""
    everything = _everything(machine)
    deletions: tuple[Callable[[], object], ...] = (
        lambda: machine.delete_combination(which=0, client=True, how=1),
        lambda: machine.delete_all(which=0, client=False, how=1),
        lambda: machine.delete_product(which=0, client=True),
    )
    for delete in deletions:
        machine.delete_all(which=0, client=True, how=1)
        _create(machine, "all", sku=8, **everything, quantity=4)
        machine.upload_image(which=0, image=PNG, client=False, how=1)
        delete()
        _create(machine, "all", sku=8)
        machine.list_all_products(client=False)


@scenario
def no_operation_undoes_or_spoils_another(machine: CombinationLifecycle) -> None:
    """Every operation after every other, and three times in a row, where all have something to lose.

    The number of operations is a prime one: steps of each length pass by all of them.
    """
    home, everything = machine.home, _everything(machine)
    fields = _plain_values(machine, "CombinationUpdate", PLAIN)

    def furnish() -> None:
        """Three combinations: with everything, with the product's stock, and with an own one; images too."""
        machine.delete_all(which=0, client=True, how=3)
        for value, sku, body in (
            ("all", f"{machine.prefix}all", {**everything, "quantity": 40}),
            ("shared", None, {"compareToPrice": 7}),
            ("own", f"{machine.prefix}own", {"quantity": 3, "attributes": CHOSEN["attributes"][0]}),
        ):
            body = {**body, "options": _size(value), **({"sku": sku} if sku else {})}
            machine.create(home, product(), body, False)
        for which in (0, 2):
            machine.upload_image(which=which, image=GIF, client=False, how=3)

    def product() -> Product:
        return machine.product(0)

    def one(which: int) -> Combination:
        return list(product().combinations.values())[which]

    def update(which: int, **body: Any) -> None:
        machine.change(product(), one(which), body, turn % 2 == 0, 3)

    def mixture() -> dict[str, Any]:
        """Each field with another one of its values, so that each value meets others than at first."""
        return {name: found[turn % len(found)] for name, found in fields.items() if name != "price"}

    def rename(which: int) -> None:
        update(which, sku=f"{machine.prefix}{which}{turn}", quantity=turn)

    def add_and_delete() -> None:
        machine.add_combination(which=0, stock=7, tiers=True, client=True, how=3)
        added = one(-1)
        ids = {"p": product().id, "c": added.id}
        machine.act("deleteCombination", home.store.delete_combination(*ids.values()), ids)
        home.store.combination_deleted(*ids.values())

    operations: tuple[Callable[[], object], ...] = (
        lambda: update(0, price=turn + 100, weight=turn / 8),
        lambda: update(2, options=_size(f"own {turn}"), **mixture()),
        lambda: rename(2 * (turn % 2)),
        lambda: update(0, unlimited=turn % 2 == 0, quantity=turn),
        lambda: machine.adjust_combination(which=1 + turn, delta=-turn, client=True, how=3, notify=False),
        lambda: machine.upload_image(which=0, image=PNG, client=True, how=3),
        lambda: machine.upload_image_later(which=2, address=f"{ADDRESS}?{turn}", client=False, how=3),
        lambda: machine.delete_image(which=0, client=True, how=3),
        add_and_delete,
        furnish,
        lambda: machine.change_product(product(), {"weight": turn / 4, "price": 200 + turn}, True, 3),
        lambda: machine.adjust_product(which=0, delta=10 - turn, client=False, how=3),
        lambda: (
            machine.add_product(home, {"name": f"Leek {turn}"}, f"L{turn}", True)
            if len(home.store.products) < 4
            else machine.delete_product(which=len(home.store.products) - 1, client=True)
        ),
    )
    turn, place = 1, 0
    machine.delete_all(which=0, client=True, how=3)
    of_product = _plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    rich = {name: found[-1] for name, found in of_product.items()}
    machine.change_product(product(), {**rich, "price": 50, "options": [RICH_OPTION]}, False, 1)
    furnish()
    order = [place for place in range(len(operations)) for _ in range(3)]
    for step in range(1, len(operations)):
        for _ in operations:
            place = (place + step) % len(operations)
            order.append(place)
    for place in order:
        operations[place]()
        machine.list_all_products(client=turn % 2 == 1)
        turn += 1


@scenario
def what_equals_the_products_is_still_ones_own(machine: CombinationLifecycle) -> None:
    """And stays when the product's changes; cleared, it is the product's that applies."""
    _create(machine, "equal", sku=8)
    of_product = _plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    for name, own in _plain_values(machine, "CombinationUpdate", PLAIN).items():
        if name not in of_product:
            continue
        used = [value for value in of_product[name] if value in own]
        first, other = (10, 50) if name == "price" else (used[-1], used[0])
        for body in ({name: first}, {name: other}):
            machine.change_product(machine.product(0), body, False, 3)
            _update(machine, -1, **{name: first})
        machine.change_product(machine.product(0), {name: first}, False, 4)


@scenario
def words_of_the_documents_are_taken(machine: CombinationLifecycle) -> None:
    """By name and not from the contract, which might have lost one."""
    for word in ("SHOW", "HIDE", "ALLOW_PREORDER"):
        _update(machine, 0, outOfStockVisibilityBehaviour=word)
    for kind in ("CUSTOM", "UPC", "BRAND", "GENDER", "AGE_GROUP", "COLOR", "SIZE"):
        for show in ("NOTSHOW", "DESCR", "PRICE"):
            one = {"id": 9998010, "name": "A", "value": "1", "type": kind, "show": show}
            _update(machine, 0, attributes=[one])
    for kind in (*WITH_CHOICES, "TEXTFIELD", "TEXTAREA", "DATE", "FILES"):
        choices = {"choices": [{"text": "a"}]} if kind in WITH_CHOICES else {}
        machine.delete_all(which=1, client=True, how=1)
        machine.change_product(
            machine.product(1), {"options": [{"name": "O", "type": kind, **choices}]}, True, 1
        )


@scenario
def each_field_is_kept_from_the_creation_on(machine: CombinationLifecycle) -> None:
    fields = _plain_values(machine, "CombinationUpdate", PLAIN)
    for turn in range(max(map(len, fields.values()))):
        body = {name: found[turn % len(found)] for name, found in fields.items()}
        _create(machine, f"turn {turn}", **body)
    fields = _plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    for turn in range(max(map(len, fields.values()))):
        body = {name: found[turn % len(found)] for name, found in fields.items()}
        machine.add_product(machine.home, body, f"F{turn}", turn % 2 == 0)


@scenario
def each_field_of_a_product_is_kept_alone(machine: CombinationLifecycle) -> None:
    fields = _plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    product = machine.product(0)
    machine.change_product(product, {name: found[-1] for name, found in fields.items()}, True, 1)
    for turn, body in enumerate(_one_by_one(machine, "ProductUpdate", fields)):
        machine.change_product(product, body, turn % 2 == 0, turn % 6)


@scenario
def options_of_a_product_are_kept_with_their_choices(machine: CombinationLifecycle) -> None:
    contract = machine.target.contract
    product = machine.product(1)
    machine.delete_all(which=1, client=True, how=1)
    for turn, option in enumerate(values(contract, {"$ref": "#/components/schemas/ProductOptionUpdate"})):
        if option["type"] in WITH_CHOICES:
            option = {**option, "defaultChoice": max(0, len(option["choices"]) - 1)}
        else:
            option = {"name": option["name"], "type": option["type"], "required": option["required"]}
        machine.change_product(product, {"options": [option]}, turn % 2 == 0, 1)


@scenario
def wholesale_prices_of_a_product_are_replaced_as_a_whole(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    first = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}]
    for tiers in (first, [{"quantity": 5, "price": 2}], first[:1], None, first):
        machine.change_product(product, {"wholesalePrices": tiers}, True, 1)


@scenario
def a_delta_without_own_sku_is_refused(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    shared = list(product.combinations.values())[1]
    ids = {"p": product.id, "c": shared.id}
    expected = machine.home.store.adjust_combination(product.id, shared.id, 4)
    machine.act("adjustCombinationInventory", expected, ids, {"quantityDelta": 4}, client=True)
    machine.nothing_changed()


@scenario
def a_set_of_options_stands_once(machine: CombinationLifecycle) -> None:
    two = [{"name": "Size", "value": "L"}, {"name": "Color", "value": "Red"}]
    machine.create_combination(which=0, body={}, options=two, sku=15, client=True, how=1)
    machine.create_combination(which=0, body={}, options=two, sku=15, client=False, how=1)
    machine.create_combination(which=0, body={}, options=two[::-1], sku=15, client=True, how=1)
    _update(machine, 1, options=two[::-1])
    _update(machine, 0, options=two)
    _update(machine, 3, options=two)
    swapped = [{"name": "Size", "value": "Red"}, {"name": "Color", "value": "L"}]
    machine.create_combination(which=0, body={}, options=swapped, sku=15, client=True, how=1)
    renamed = [{"name": "Width", "value": "L"}, {"name": "Color", "value": "Red"}]
    machine.create_combination(which=0, body={}, options=renamed, sku=15, client=True, how=1)


@scenario
def options_of_an_update_are_added_to_the_product(machine: CombinationLifecycle) -> None:
    _update(machine, 0, options=[{"name": "Material", "value": "Wood"}])
    _update(machine, 1, options=[{"name": "Material", "value": "Iron"}, {"name": "Width", "value": "0"}])
    _update(machine, 0, options=_size("shared"))


@scenario
def texts_are_kept_letter_by_letter(machine: CombinationLifecycle) -> None:
    for value in ("e\u0301", "\u00e9", "Red", "red", "  L ", "𝄞", "<b>&amp;</b>"):
        _create(machine, value)


@scenario
def an_sku_is_a_text_whatever_it_looks_like(machine: CombinationLifecycle) -> None:
    number = int.from_bytes(machine.prefix.encode())
    own = (f"00{number}", f"{number}", f"{machine.prefix} a", f" {machine.prefix}a", f"{machine.prefix}1e3")
    marks = ("%41", "a+b", "a&sku=b", "#", "%", "a/b?c", '"')
    for sku in (*own, *(f"{machine.prefix}{text}" for text in (*marks, *TEXTS))):
        _update(machine, 0, sku=sku)
        machine.find_sku(sku, client=True)
        if sku.startswith(machine.prefix):
            machine.change_product(machine.product(1), {"sku": sku[:-1]}, False, 1)


@scenario
def a_products_sku_can_be_given_up(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    for nothing in (None, ""):
        machine.change_product(product, {"sku": nothing}, True, 1)
        machine.change_product(product, {"sku": f"{machine.prefix}P0"}, False, 1)


@scenario
def an_sku_stands_once_in_the_store(machine: CombinationLifecycle) -> None:
    _create(machine, "one", sku=6)
    _create(machine, "two", sku=6)
    _create(machine, "three", sku=7)
    machine.create_product(sku=6, client=True, stock=1)
    machine.take_same_sku(which=1, other=0, client=True)


@scenario
def a_search_finds_what_it_is_asked_for(machine: CombinationLifecycle) -> None:
    machine.create_product(sku=10, client=True, stock=1)
    machine.update_product(
        which=0, body={"description": f"<b>{machine.prefix}radish</b>"}, client=True, how=1, notify=False
    )
    # Each word in one place only, and the marks that a pattern is made of in none.
    product = machine.product(1)
    words = {"name": f"{machine.prefix}Onion", "description": f"<p>{machine.prefix}Shallot Ä 100%</p>"}
    machine.change_product(product, words, True, 1)
    for word in (
        "onion",
        "SHALLOT",
        "allot Ä 100%",
        "shall*",
        "onion*",
        "shallot \u00e4",
        "radish_",
        "onio_",
        "%",
        "onion shallot",
    ):
        if word[0].isalpha():
            machine.find_keyword(machine.prefix + word, client=True)
        elif machine.target.reset:
            machine.find_keyword(word, client=False)
    for change in range(6):
        for sku in (2, 4, 8, 12):
            machine.search_by_sku(which=3, sku=sku, change=change, client=change % 2 == 0)
            machine.search_by_keyword(which=3, sku=sku, change=change, client=change % 2 == 1)


@scenario
def wholesale_prices_are_ordered_and_not_above_the_price(machine: CombinationLifecycle) -> None:
    tiers = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}, {"quantity": 30, "price": 1}]
    _update(machine, 0, price=2, wholesalePrices=tiers)
    _update(machine, 0, price=1.3, weight=9)
    _update(machine, 0, wholesalePrices=[{"quantity": 5, "price": 2.01}])
    _update(machine, 0, wholesalePrices=None)


@scenario
def an_image_lives_until_it_is_deleted(machine: CombinationLifecycle) -> None:
    machine.upload_image(which=0, image=PNG, client=True, how=5)
    machine.update_combination(
        which=0, body={"weight": 0.5}, options=None, sku=25, client=True, how=5, notify=False
    )
    machine.upload_image(which=0, image=GIF, client=False, how=5)
    machine.upload_image_later(which=0, address="https://images.example.com/radish.jpg", client=True, how=5)
    machine.delete_image(which=0, client=True, how=5)
    machine.delete_image(which=0, client=False, how=5)
    machine.upload_image_by_address(which=0, address="https://images.example.com/a.png", client=True, how=1)
    machine.upload_image_later(which=0, address="https://images.example.com/b.png", client=True, how=1)
    machine.upload_image_by_address(which=0, address="https://images.example.com/c.png", client=False, how=1)
    machine.upload_image(which=0, image=PNG, client=False, how=5)


@scenario
def a_list_is_emptied_by_an_empty_one(machine: CombinationLifecycle) -> None:
    contract = machine.target.contract
    lists: dict[str, list[Any]] = {
        **CHOSEN,
        "wholesalePrices": [[{"quantity": 5, "price": 1}]],
        "options": [[{"name": "Size", "choices": [{"text": "S"}]}]],
    }
    product = machine.product(0)
    for schema in ("CombinationUpdate", "ProductUpdate"):
        for name, node in fields_of(contract, schema).items():
            if name in REFERENCES or not contract.validator(node).is_valid([]):
                continue
            full: list[Any] = (lists.get(name) or values(contract, node))[0]
            for value in (full, []):
                if schema == "ProductUpdate":
                    machine.change_product(product, {name: value}, True, 1)
                else:
                    _update(machine, 0, **{name: value})
        machine.delete_all(which=0, client=True, how=1)


@scenario
def attributes_are_replaced_as_a_whole(machine: CombinationLifecycle) -> None:
    first = {"id": 9998010, "name": "UPC", "value": "0435943", "show": "DESCR", "type": "UPC"}
    _update(machine, 0, attributes=[first])
    _update(machine, 0, attributes=[{**first, "id": 9998011, "value": "1"}])
    _update(machine, 0, attributes=[])


@scenario
def a_products_deletion_takes_its_combinations(machine: CombinationLifecycle) -> None:
    """And nothing of the next one."""
    product, following = machine.product(0), machine.product(1)
    for combination in following.combinations.values():
        machine.change(following, combination, _everything(machine), True, 3)
    for which in (1, 3, 5):
        machine.upload_image(which=which, image=PNG, client=False, how=3)
    machine.delete_product(which=0, client=True)
    machine.list_all_products(client=True)
    machine.use_after_delete(which=0, operation=1, client=True)
    machine.use_after_delete(which=1, operation=2, client=False)
    for client in (True, False):
        machine.use_deleted_product(product.id, OF_A_PRODUCT, client)


@scenario
def an_option_in_use_cannot_be_removed(machine: CombinationLifecycle) -> None:
    for keep in (1, 2, 0):
        machine.replace_product_options(which=0, keep=keep, client=True)


@scenario
def a_products_price_is_not_its_combinations(machine: CombinationLifecycle) -> None:
    _update(machine, 0, price=12)
    machine.update_product(which=0, body={"price": 5000, "quantity": 4}, client=True, how=1, notify=True)


@scenario
def nothing_is_reached_through_another_product_or_store(machine: CombinationLifecycle) -> None:
    for client in (True, False):
        for world in machine.worlds:
            machine.act("getProfile", OK, {}, client=client, world=world)
    for operation in range(7):
        machine.use_through_wrong_product(which=0, other=1, operation=operation, client=operation % 2 == 0)
        machine.use_in_foreign_store(operation=operation, which=1)
        machine.read_what_belongs_to_a_foreign_store(which=operation)


@scenario
def a_refused_write_leaves_nothing(machine: CombinationLifecycle) -> None:
    for number in range(13):
        machine.write_malformed(which=0, bad=number)
    _create(machine, "own", weight=77)
    _update(machine, 1, options=_size("own"), weight=77)


@scenario
def pages_are_cut_where_they_say(machine: CombinationLifecycle) -> None:
    machine.create_product(sku=10, client=True, stock=3)
    for offset, limit in ((0, 1), (1, 1), (1, 4), (3, 2)):
        machine.list_products(offset=offset, limit=limit, client=offset == 1)


def run_scenarios(target: Target) -> Iterator[Finding]:
    """Each in a state of its own."""
    for number, (name, program) in enumerate(SCENARIOS.items()):
        machine: CombinationLifecycle | None = None
        try:
            # From far above the examples' numbers, whose SKUs are made of them.
            machine = CombinationLifecycle(target, 1_000_000 + number)
            program(machine)
        except ContractBrokenError as broken:
            yield target.finding("scenarios", broken.operation, name, broken.message, broken.requests)
        except UNREADABLE as exc:
            message = f"unreadable: {type(exc).__name__}: {exc}"
            yield target.finding("scenarios", name, name, message, telling(target))
        finally:
            if machine:
                machine.teardown_quietly()
