"""An example against the server: its request is taken, and what it speaks of is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ecwid_api import models

from contract_tests.contract.bodies import PNG
from contract_tests.contract.examples import Example
from contract_tests.contract.fields import IMAGE_FIELDS
from contract_tests.live.rules import tamed
from contract_tests.target.scratch import Scratch, ScratchError
from contract_tests.target.target import Target
from contract_tests.wire import Answer, Request

# Fields of a shown combination or product that the server alone decides.
SERVERS_OWN = frozenset(("id", "combinationNumber", *IMAGE_FIELDS))


# Names that the draft of 2014 had and the service never shipped, and what cannot be written.
SUPERSEDED = frozenset(("listPrice", "lastUpdateTime"))


NOT_WRITABLE = frozenset(
    (
        "url",
        "created",
        "inStock",
        "defaultCombinationId",
        "galleryImages",
        "files",
        "categoryIds",
        "defaultCategoryId",
    )
)


RELATED = "relatedProducts"


def server_problems(example: Example, target: Target, scratch: Scratch) -> Iterator[str]:
    """The request, with our ids and token, against the server; then what the server shows."""
    maker = _Maker(example, target, scratch)
    answer = target.recorder(maker.request)
    scratch.check_access(answer, example.operation)
    if answer.status != 200:
        yield f"the server answered {answer.status} {answer.body[:200]!r} to the documented request"
        return
    yield from maker.problems(answer)


class _Maker:
    """Makes what an example speaks of, and knows what must be there afterwards."""

    def __init__(self, example: Example, target: Target, scratch: Scratch) -> None:
        self.example, self.target, self.scratch = example, target, scratch
        shown = example.answer["body"] if example.answer else None
        self.expected: list[Mapping[str, Any]] = []
        if example.operation == "getProduct":
            assert isinstance(shown, dict)
            fields = self._tamed("updateProduct", _writable_product(shown))
            self.product = scratch.product(**fields, sku=f"{scratch.prefix}{shown['sku']}")
            self._make_all(shown["combinations"])
        else:
            self.product = scratch.product()
            self._make_all(self._combinations_of(shown))
        self.combination = self.made[0] if self.made else 0
        self.request = self._request()

    def _combinations_of(self, shown: Any) -> list[Mapping[str, Any]]:
        match self.example.operation:
            case "listCombinations":
                return list(shown)
            case "getCombination":
                return [shown]
            case "createCombination":
                return []
            case "deleteAllCombinations":
                return [_made_up(number) for number in range(shown["deleteCount"])]
        return [_made_up(0)]

    def _make_all(self, wanted: list[Mapping[str, Any]]) -> None:
        self.expected = wanted
        self.made = [self._make(combination) for combination in wanted]
        if self.example.operation == "deleteCombinationImage":
            self._upload(self.made[0])

    def _make(self, combination: Mapping[str, Any]) -> int:
        writable = models.CombinationCreate.__attrs_attrs__
        names = {_camel(attribute.name) for attribute in writable}
        body = {name: value for name, value in combination.items() if name in names}
        body["sku"] = self.scratch.prefix + body["sku"]
        options = body.pop("options")
        body = self._tamed("createCombination", body)
        answer = self.scratch.send(
            "POST", f"/products/{self.product}/combinations", {**body, "options": options}
        )
        self.scratch.check_access(answer, "createCombination")
        if answer.status != 200:
            raise ScratchError(
                f"{self.example.name}: {answer.status} {answer.body[:200]!r} to the creation of {body}"
            )
        made = int(answer.json()["id"])
        if "imageUrl" in combination:
            self._upload(made)
        return made

    def _upload(self, combination_id: int) -> None:
        account = self.target.accounts[0]
        path = f"/{account.store}/products/{self.product}/combinations/{combination_id}/image"
        headers = (("Authorization", f"Bearer {account.token}"), ("Content-Type", "image/png"))
        self.target.recorder.quiet(Request("POST", path, headers, PNG))

    def _request(self) -> Request:
        account = self.target.accounts[0]
        described = self.target.contract.operations[self.example.operation]
        path = described.template.format(
            storeId=account.store, productId=self.product, combinationId=self.combination
        )
        body = self.example.request.get("body")
        changed = {**body, "sku": self.scratch.prefix + body["sku"]} if body and "sku" in body else body
        if not self.target.is_live:
            return request_of(self.example, f"{path}?token={account.token}", {"body": changed})
        # There a token never stands in an address.
        headers = {**self.example.request["headers"], "Authorization": f"Bearer {account.token}"}
        request = request_of(self.example, path, {"body": self._tamed(self.example.operation, changed)})
        return replace(request, headers=tuple(headers.items()))

    def _tamed(self, operation: str, body: Any) -> Any:
        """On a live store without what must not be written there."""
        return tamed(operation, body) if self.target.is_live and isinstance(body, dict) else body

    def problems(self, answer: Answer) -> Iterator[str]:
        value, example = answer.json(), self.example
        match example.operation:
            case "listCombinations":
                yield from self._all_equal(value)
            case "getCombination":
                yield from self._equal(value, self._tamed("updateCombination", self.expected[0]))
            case "getProduct":
                assert example.answer is not None
                wanted = self._tamed("updateProduct", _shown_product(example.answer["body"]))
                yield from _fields_equal(value, wanted, self.scratch)
                yield from self._all_equal(value["combinations"])
            case "createCombination" | "updateCombination":
                seen = self._read(
                    value["id"] if example.operation == "createCombination" else self.combination
                )
                yield from self._equal(seen.json(), self._tamed(example.operation, example.request["body"]))
            case "adjustCombinationInventory":
                quantity = self._read(self.combination).json().get("quantity")
                if quantity != 50 + example.request["body"]["quantityDelta"]:
                    yield f"the stock was 50 and is {quantity}"
            case "uploadCombinationImage" | "deleteCombinationImage":
                shown = "imageUrl" in self._read(self.combination).json()
                if shown != (example.operation == "uploadCombinationImage"):
                    yield f"after {example.operation} the image is {'still' if shown else 'not'} there"
            case "deleteCombination" | "deleteAllCombinations":
                if (status := self._read(self.combination).status) != 404:
                    yield f"the deleted combination is answered with {status}"
        documented = example.answer["body"] if example.answer else None
        if isinstance(documented, dict) and "id" not in documented and not _shows(value, documented):
            yield f"the server answered {value}, the document {documented}"

    def _read(self, combination_id: int) -> Answer:
        return self.target.send("GET", f"/products/{self.product}/combinations/{combination_id}")

    def _all_equal(self, seen: list[Mapping[str, Any]]) -> Iterator[str]:
        if len(seen) != len(self.expected):
            yield f"the server shows {len(seen)} combinations, the document {len(self.expected)}"
            return
        for shown, wanted in zip(seen, self.expected, strict=True):
            yield from self._equal(shown, self._tamed("updateCombination", wanted))

    def _equal(self, seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
        yield from _fields_equal(seen, wanted, self.scratch)
        for name in IMAGE_FIELDS:
            if (name in wanted) != (name in seen) and "id" in wanted:
                yield f"{name} is {'missing' if name in wanted else 'there'}"


def _fields_equal(seen: Mapping[str, Any], wanted: Mapping[str, Any], scratch: Scratch) -> Iterator[str]:
    for name, value in wanted.items():
        if name in SERVERS_OWN or name in SUPERSEDED or name == "combinations":
            continue
        if name == "quantity" and wanted.get("unlimited"):
            continue  # The draft of 2014 shows a number beside unlimited stock; newer documents leave it out.
        if name == "sku":
            value = scratch.prefix + value
        if name == "attributes":
            value = [
                {k: v for k, v in attribute.items() if k in seen.get(name, [{}])[0]} for attribute in value
            ]
        if not _shows(seen.get(name), value):
            yield f"{name} is {seen.get(name)!r}, documented {value!r}"


def _shows(seen: Any, wanted: Any) -> bool:
    """Whether it is what is wanted, perhaps with fields that nobody knows yet."""
    if isinstance(wanted, dict) and isinstance(seen, dict):
        return all(name in seen and _shows(seen[name], value) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(seen, list):
        return len(seen) == len(wanted) and all(map(_shows, seen, wanted))
    return bool(seen == wanted)


def _shown_product(body: Mapping[str, Any]) -> dict[str, Any]:
    hidden = NOT_WRITABLE | SERVERS_OWN | {RELATED}
    return {name: value for name, value in body.items() if name not in hidden}


def _writable_product(body: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        name: value
        for name, value in _shown_product(body).items()
        if name not in SUPERSEDED | {"combinations"}
    }
    return {name: value for name, value in fields.items() if name != "sku"}


def _made_up(number: int) -> dict[str, Any]:
    return {"options": [{"name": "Size", "value": f"No. {number}"}], "sku": f"made-{number}", "quantity": 50}


def request_of(example: Example, target: str, changes: Mapping[str, Any]) -> Request:
    body = changes.get("body", example.request.get("body"))
    content = PNG if example.request.get("image") else b"" if body is None else json.dumps(body).encode()
    return Request(example.request["method"], target, tuple(example.request["headers"].items()), content)


def _camel(name: str) -> str:
    first, *rest = name.strip("_").split("_")
    return first + "".join(part.title() for part in rest)
