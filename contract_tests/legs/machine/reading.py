"""What a server shows otherwise than the model remembers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from contract_tests.contract.fields import IMAGE_FIELDS, fields_of, properties_of
from contract_tests.contract.reader import the_contract
from contract_tests.legs.machine.things import (
    ANYTHING,
    EMPTY,
    LEARNT,
    NOT_SHOWN,
    PLAIN,
    PLAIN_OF_PRODUCTS,
    Body,
    Combination,
    Product,
)


def _stock_problems(owner: Product | Combination, seen: Body) -> Iterator[str]:
    if owner.unlimited is LEARNT:
        owner.unlimited = seen.get("unlimited", False)
    if seen.get("unlimited", False) != owner.unlimited:
        yield f"unlimited is {seen.get('unlimited')}, expected {owner.unlimited}"
    if owner.unlimited:
        return
    if owner.quantity is LEARNT:
        owner.quantity = seen.get("quantity")
    if seen.get("quantity") != owner.quantity:
        yield f"quantity is {seen.get('quantity')}, expected {owner.quantity}"
    if (
        "inStock" in seen
        and isinstance(owner, Combination)
        and seen["inStock"] != ((owner.quantity or 0) > 0)
    ):
        yield f"inStock is {seen['inStock']} with a quantity of {owner.quantity}"


def plain_problems(
    plain: Mapping[str, Any], names: Mapping[str, tuple[Any, ...]], seen: Body
) -> Iterator[str]:
    """What is shown otherwise than it was written, or although nothing was written."""
    for name, defaults in names.items():
        if name in plain:
            if not (_shows(seen[name], plain[name]) if name in seen else plain[name] in ([], {}, "")):
                yield f"{name} is {seen.get(name, 'absent')!r}, expected {plain[name]!r}"
        elif name in seen and not any(_may_stand(_known(name, seen[name]), default) for default in defaults):
            yield f"{name} is {seen[name]!r}, expected none"


def _shows(seen: Any, written: Any) -> bool:
    """Whether all that was written is there; the service may add to an object."""
    if isinstance(written, dict):
        return isinstance(seen, dict) and all(
            _shows(seen.get(name), value) for name, value in written.items() if name not in NOT_SHOWN
        )
    if isinstance(written, list):
        return isinstance(seen, list) and len(seen) == len(written) and all(map(_shows, seen, written))
    return _same(seen, written)


def _may_stand(seen: Any, default: Any) -> bool:
    return default is ANYTHING or (_is_empty(seen) if default is EMPTY else _same(seen, default))


def _known(name: str, value: Any) -> Any:
    """Without what the service adds to an object; the contract says nothing of it."""
    parts = _parts().get(name)
    if not isinstance(value, dict) or not parts:
        return value
    return {part: one for part, one in value.items() if part in parts}


@cache
def _parts() -> Mapping[str, frozenset[str]]:
    """What the contract knows of the objects in a thing, by field."""
    contract = the_contract()
    return {
        name: frozenset(properties_of(contract, node))
        for schema in ("Combination", "Product")
        for name, node in fields_of(contract, schema).items()
    }


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return not value


def combination_problems(product: Product, combination: Combination, seen: Body) -> Iterator[str]:
    yield from _number_problems(product, combination, seen)
    options = [(option["name"], option["value"]) for option in seen["options"]]
    if options != combination.options:
        yield f"options are {options}, expected {combination.options}"
    if seen.get("sku") != combination.sku:
        yield f"sku is {seen.get('sku')!r}, expected {combination.sku!r}"
    yield from _stock_problems(combination if combination.sku is not None else _shared(product), seen)
    yield from plain_problems(combination.plain, PLAIN, seen)
    if not _shows(seen.get("wholesalePrices") or None, combination.wholesale):
        yield f"wholesalePrices are {seen.get('wholesalePrices')}, expected {combination.wholesale}"
    yield from _image_problems(combination, seen)


def _shared(product: Product) -> Combination:
    """The stock of a product, as a combination without an own SKU shows it."""
    return Combination(0, [], quantity=product.quantity, unlimited=product.unlimited)


def _number_problems(product: Product, combination: Combination, seen: Body) -> Iterator[str]:
    number = seen["combinationNumber"]
    if combination.number is None:
        if number in {other.number for other in product.combinations.values()}:
            yield f"combinationNumber {number} belongs to another combination"
        elif not product.numbers_given and len(product.combinations) == 1 and number != 1:
            yield f"combinationNumber is {number}, expected 1 for the first"
        combination.number = number
        product.numbers_given.add(number)
    elif number != combination.number:
        yield f"combinationNumber is {number}, was {combination.number}"


def _image_problems(combination: Combination, seen: Body) -> Iterator[str]:
    shown = [name for name in IMAGE_FIELDS if name in seen]
    if combination.image is None:
        if shown:
            yield f"{', '.join(shown)} although there is no image"
    elif combination.image:
        if seen.get("originalImageUrl") != combination.image:
            yield f"originalImageUrl is {seen.get('originalImageUrl')!r}, expected {combination.image!r}"
    elif combination.replaced and seen.get("originalImageUrl") == combination.replaced:
        yield f"originalImageUrl is still {combination.replaced!r}"
    elif len(shown) != len(IMAGE_FIELDS):
        yield f"only {', '.join(shown) or 'nothing'} of an uploaded image"


def product_problems(product: Product, seen: Body) -> Iterator[str]:
    if seen.get("sku") != product.sku:
        yield f"sku is {seen.get('sku')!r}, expected {product.sku!r}"
    yield from _stock_problems(product, seen)
    plain = product.plain
    if plain.get("isShippingRequired") is False:
        # Its weight may be left out.
        plain = {name: value for name, value in plain.items() if name != "weight" or name in seen}
    yield from plain_problems(plain, PLAIN_OF_PRODUCTS, seen)
    if not _shows(seen.get("wholesalePrices") or None, product.wholesale):
        yield f"wholesalePrices are {seen.get('wholesalePrices')}, expected {product.wholesale}"
    shown = {option["name"]: option for option in seen["options"]}
    if shown.keys() != product.options.keys() or not _shows(shown, product.options):
        yield f"options are {seen['options']}, expected {list(product.options.values())}"


def _same(left: Any, right: Any) -> bool:
    """Equal as JSON values: true is not 1."""
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)
