"""Gives well-formed generated requests something to hit.

A generated id hits nothing: every answer would be 404, and a 404 hides whether anything else was checked. So
ids that a case does not mean to be wrong are replaced by ids of things made for it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

import schemathesis

from contract_tests.contract.bodies import IDS
from contract_tests.contract.reader import Operation
from contract_tests.live.rules import tamed
from contract_tests.target.recorder import Exchange
from contract_tests.target.scratch import PREFIX, Scratch, ScratchError
from contract_tests.target.target import Target
from contract_tests.wire import BlockedError, NoAnswerError

# Writes to these collections of a product change what others look at.
MEDIA = re.compile(r"/\{storeId\}/products/\{productId\}/(gallery|files|media)(/[a-z]+)*")

# What a body may name beside the thing itself, and names that are there whatever else is.
LINKED: dict[str, Any] = {
    "parentId": 0,
    "productIds": [],
    "categoryIds": [],
    "defaultCategoryId": 0,
    "productClassId": 0,
}


class ReadAim:
    """For reads alone: one product with two combinations, and no write but their making."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.scratch = Scratch(target)
        self._store = target.accounts[0].store
        self._product = self.scratch.product()
        self._combination = self.scratch.combination(
            self._product, "one", sku=self.scratch.own_sku(), quantity=7
        )
        self.scratch.combination(self._product, "two")

    @property
    def products(self) -> list[int]:
        return self.scratch.products

    def at(self, operation: str) -> dict[str, Any]:
        del operation
        return {"storeId": self._store, "productId": self._product, "combinationId": self._combination}

    def close(self) -> None:
        self.scratch.remove_all()


class Aim:
    def __init__(self, target: Target) -> None:
        self.target = target
        self.scratch = Scratch(target)
        self._fuzzed: list[int] = []
        self._made: dict[str, int] = {}
        self.category, self.product_class = 0, 0
        if not target.is_live:
            self.category, self.product_class = self.scratch.category(), self.scratch.product_class()
        self.home = self.scratch.product()
        self.nursery = self.scratch.product()
        self.doomed = self.scratch.product()
        self.stock = self.scratch.product()
        self.sku = self.scratch.own_sku()
        self.living = self.scratch.combination(self.home, "living", sku=self.sku, quantity=7)
        self.media: dict[str, int] = {} if target.is_live else self.scratch.media(self.home)
        self.counter_sku = self.scratch.own_sku()
        self.counter = self.scratch.combination(self.home, "counter", sku=self.counter_sku, quantity=0)
        target.recorder.listeners.append(self._remember)

    def close(self) -> None:
        self.target.recorder.listeners.remove(self._remember)
        self._remove_fuzzed()
        self.scratch.remove_all()

    @property
    def products(self) -> list[int]:
        """Those that the run has made."""
        return [*self.scratch.products, *self._fuzzed]

    def at(self, operation: str) -> dict[str, Any]:
        """Path parameters for one request of the operation, which is made to be possible."""
        store = {"storeId": self.target.accounts[0].store}
        try:
            others = {"categoryId": self.category, "classId": self.product_class}
            media = {IDS[short]: id_ for short, id_ in self.media.items()}
            return {**store, **others, **media, **self._at(self.target.contract.operations[operation])}
        except (ScratchError, BlockedError):
            # A faulty server may refuse what we prepare; the request itself will tell more.
            return {**store, "productId": self.home, "combinationId": self.living}

    def _at(self, operation: Operation) -> dict[str, Any]:
        send, home = self.scratch.send, f"/products/{self.home}/combinations"
        match operation.id:
            case "createProduct":
                self._remove_fuzzed()
                return {}
            case "createCombination":
                send("DELETE", f"/products/{self.nursery}/combinations")
                return {"productId": self.nursery}
            case "deleteAllCombinations":
                self.scratch.combination(self.doomed, "doomed")
                return {"productId": self.doomed}
            case "adjustCombinationInventory":
                send("PUT", f"{home}/{self.counter}", {"sku": self.counter_sku, "quantity": 0})
                return {"productId": self.home, "combinationId": self.counter}
            case "adjustProductInventory":
                send("PUT", f"/products/{self.stock}", {"quantity": 0})
                return {"productId": self.stock}
            case "updateCombination":
                restored = {"sku": self.sku, "price": 10, "wholesalePrices": None, "quantity": 7}
                send("PUT", f"{home}/{self.living}", restored)
        if operation.method == "DELETE" and operation.template.endswith("}"):
            return self._fresh(operation.ids[-1])
        if operation.method != "GET" and MEDIA.fullmatch(operation.template):
            return {"productId": self.doomed}
        return {"productId": self.home, "combinationId": self.living, **self._unknown(operation)}

    def _fresh(self, name: str) -> dict[str, Any]:
        """A thing that may be deleted."""
        match name:
            case "productId":
                return {name: self.scratch.product()}
            case "combinationId":
                own = self.scratch.combination(self.home, self.scratch.own_sku())
                return {"productId": self.home, name: own}
            case "categoryId":
                return {name: self.scratch.category()}
            case "classId":
                return {name: self.scratch.product_class()}
            case "imageId" | "fileId":
                media = {IDS[short]: id_ for short, id_ in self.scratch.media(self.doomed).items()}
                return {"productId": self.doomed, **media}
        return {"productId": self.doomed, name: self.scratch.made(name, {"productId": self.doomed})}

    def _unknown(self, operation: Operation) -> dict[str, Any]:
        """What this module has no word for, made as the links of the contract say, once."""
        for name in operation.ids:
            if name not in IDS.values() and name not in self._made:
                self._made[name] = self.scratch.made(name, {"productId": self.home})
        return self._made

    def _remember(self, exchange: Exchange) -> None:
        operation = self.target.recorder.judge.operation(exchange.request)
        if operation is not None and operation.id == "createProduct" and exchange.answer.status == 200:
            try:
                self._fuzzed.append(int(exchange.answer.json()["id"]))
            except (ValueError, KeyError, TypeError):
                return

    def _remove_fuzzed(self) -> None:
        with suppress(NoAnswerError):
            for product_id in self._fuzzed:
                self.scratch.send("DELETE", f"/products/{product_id}")
        self._fuzzed.clear()


def aimed(case: schemathesis.Case[Any], aim: Aim | ReadAim, *, follows_links: bool = False) -> None:
    """The case, with ids that name something wherever it does not mean to be wrong."""
    aim.target.recorder.weather.clear()
    operation = case.operation.definition.raw["operationId"]
    wanted = {"storeId": aim.target.accounts[0].store} if follows_links else aim.at(operation)
    for name in case.path_parameters.keys() & wanted.keys() if _is_meant_well(case) else ():
        case.path_parameters[name] = wanted[name]
    if follows_links and isinstance(case.body, dict):
        # A 404 because of one of these looks as if what was just created were gone; so does that of a category
        # whose parent was deleted.
        case.body.update({name: LINKED[name] for name in LINKED.keys() & case.body.keys()})
    if aim.target.is_live:
        _only_our_own(case, aim, operation)
    elif aim.target.reset is None and case.method != "GET":
        _away_from_others(case, aim, operation)


def _is_meant_well(case: schemathesis.Case[Any]) -> bool:
    parts = case.meta.components.items() if case.meta else ()
    return not any(place.value == "path" and part.mode.is_negative for place, part in parts)


def _away_from_others(case: schemathesis.Case[Any], aim: Aim | ReadAim, operation: str) -> None:
    """A link or a guess may lead to a product that is not ours; on a shared server a write must not follow it."""
    given = unquote(str((case.path_parameters or {}).get("productId", ""))).strip()
    if not given.removeprefix("+").isdecimal() or int(given) in aim.products:
        return
    # 404 says that nobody has it, 400 that it can be nobody's, such as 0.
    if aim.scratch.send("GET", f"/products/{int(given)}").status not in (400, 404):
        # Into one product that lives on: a chain of requests may come back to what it made there.
        ours = aim.at(operation if operation.startswith("delete") else "getCombination")
        case.path_parameters.update({name: ours[name] for name in case.path_parameters.keys() & ours.keys()})


def _only_our_own(case: schemathesis.Case[Any], aim: Aim | ReadAim, operation: str) -> None:
    """What the guard of a live store lets through; it checks that for itself."""
    known = aim.target.contract.operations[operation].in_query
    for name in list(case.query or {}):
        if name not in known or name in ("checkLowStockNotification", "externalUrl"):
            del case.query[name]
    if operation == "listProducts":
        case.query = {**(case.query or {}), "sku": aim.scratch.prefix + "1", "keyword": PREFIX}
    if isinstance(case.body, dict):
        case.body = tamed(operation, case.body)
