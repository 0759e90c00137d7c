"""Parts of what is there: fields that were asked for, and fields that can only be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from contract_tests.contract.bodies import sample
from contract_tests.contract.fields import fields_of, is_read_only, properties_of
from contract_tests.contract.reader import Contract, Operation
from contract_tests.run import ContractRun
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target

RESPONSE_FIELDS = "responseFields"
Tree = Mapping[str, Any]
OF_CHANGES = frozenset(("updated", "updateTimestamp"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "operation" in metafunc.fixturenames:
        operations = ContractRun.current[-1].contract.operations.values()
        reads = [one.id for one in operations if one.reads_only and RESPONSE_FIELDS in one.also_query]
        metafunc.parametrize("operation", reads)


def test_an_answer_holds_the_fields_that_were_asked_for(
    operation: str, target: Target, scratch: Scratch
) -> None:
    described = target.contract.operations[operation]
    ids = scratch.ids(*target.contract.operations.values())
    whole = _asked(target, described, ids, "")
    shape = whole[0] if isinstance(whole, list) and whole else whole
    if not isinstance(shape, dict):
        return
    names = sorted(shape)
    trees: list[Tree] = [{names[0]: {}}, {name: {} for name in names[1::2]}, _inner(shape)]
    for tree in trees:
        part, wanted = _asked(target, described, ids, _text(tree)), _picked(whole, tree)
        # Unless somebody else has changed it between.
        if part != wanted and _asked(target, described, ids, "") == whole:
            problem = f"{RESPONSE_FIELDS}={_text(tree)} shows {str(part)[:200]}, expected {str(wanted)[:200]}"
            target.check(operation, "model", [problem])


def _asked(target: Target, operation: Operation, ids: Mapping[str, Any], fields: str) -> Any:
    request = sample(operation, ids, "", token=target.accounts[0].token)
    if fields:
        joint = "&" if request.query else "?"
        request = replace(request, target=f"{request.target}{joint}{RESPONSE_FIELDS}={fields}")
    return target.recorder(request).json()


def _inner(value: Any) -> Tree:
    """Of everything that has fields one of them, at every depth."""
    if isinstance(value, list):
        return _inner(value[0]) if value else {}
    if not isinstance(value, dict):
        return {}
    inner = {name: _inner(item) for name, item in sorted(value.items())}
    with_more = {name: tree for name, tree in inner.items() if tree}
    return with_more or {name: {} for name in sorted(value)[-1:]}


def _text(tree: Tree) -> str:
    return ",".join(f"{name}({_text(inner)})" if inner else name for name, inner in tree.items())


def _picked(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_picked(item, tree) for item in value]
    if not tree or not isinstance(value, dict):
        return value
    return {name: _picked(value[name], inner) for name, inner in tree.items() if name in value}


@pytest.mark.parametrize(
    ("path", "reading", "schema"),
    [
        ("/products/{p}", "getProduct", "ProductUpdate"),
        ("/products/{p}/combinations/{c}", "getCombination", "CombinationUpdate"),
        ("/categories/{g}", "getCategory", "CategoryUpdate"),
        ("/classes/{k}", "getClass", "ProductClassUpdate"),
        ("/profile", "getProfile", "StoreProfileUpdate"),
    ],
)
def test_what_can_only_be_read_is_ignored_at_every_depth(
    path: str, reading: str, schema: str, target: Target, scratch: Scratch
) -> None:
    path = path.format(**_furnished(scratch))
    before = target.send("GET", path).json()
    written = fields_of(target.contract, schema)
    for name, node in written.items():
        if isinstance(before.get(name), dict | list):
            changed = _changed(target.contract, node, before[name])
            target.send("PUT", path, {name: changed})
            after = target.send("GET", path).json()
            if _lasting(after) != _lasting(before):
                different = [one for one in {**before, **after} if before.get(one) != after.get(one)]
                problem = f"{different} changed when {name} was sent as it is, but for what can only be read"
                target.check(reading, "model", [problem])


def _furnished(scratch: Scratch) -> dict[str, int]:
    choices = [{"text": "L", "priceModifier": 1}, {"text": "M"}]
    product = scratch.product(
        options=[{"type": "SELECT", "name": "Size", "choices": choices}],
        attributes=[{"alias": "BRAND", "value": "Scratch"}],
        wholesalePrices=[{"quantity": 5, "price": 1}],
        dimensions={"length": 1, "width": 2, "height": 3},
    )
    scratch.media(product)
    made = scratch.combination(product, "L", attributes=[{"alias": "UPC", "value": "7"}])
    return {"p": product, "c": made, "g": scratch.category(), "k": scratch.product_class()}


def _changed(contract: Contract, node: Any, value: Any) -> Any:
    """The value with all in it changed that the schema does not have, or only reads."""
    node = contract.resolve(node)
    if isinstance(value, list) and "items" in node:
        return [_changed(contract, node["items"], item) for item in value]
    parts = properties_of(contract, node)
    if not isinstance(value, dict) or not parts:
        return value
    return {
        name: _other(item)
        if name not in parts or is_read_only(contract.resolve(parts[name]))
        else _changed(contract, parts[name], item)
        for name, item in value.items()
    }


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value}x"
    return value


def _lasting(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shown.items() if name not in OF_CHANGES}
