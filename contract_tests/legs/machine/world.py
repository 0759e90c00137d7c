"""What all rules share: acting and comparing, choosing what to act on, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

from ecwid_client import EcwidClient
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption
from hypothesis.stateful import RuleBasedStateMachine

from contract_tests.contract.bodies import required_of
from contract_tests.legs.machine.model import Store
from contract_tests.legs.machine.things import OK, SAME_SKU, Combination, Expected, Product
from contract_tests.live.rules import as_scratch, tamed
from contract_tests.target.clients import path_of, public_client, through_client
from contract_tests.target.scratch import PREFIX
from contract_tests.target.target import Account, Target, json_of
from contract_tests.wire import NoAnswerError, Request, json_request

WHICH = st.integers(0, 5)


VIA_CLIENT = st.booleans()


MAX_PRODUCTS = 4


FOREIGN = "Of another store"


NO_QUERY: Mapping[str, Any] = {}


MEDIA_TYPES = ("application/json", "text/json", "application/json; charset=utf-8")


OF_A_PRODUCT: Mapping[str, Any] = {
    "getProduct": None,
    "listCombinations": None,
    "createCombination": {"options": [{"name": "Size", "value": "L"}]},
    "deleteAllCombinations": None,
    "updateProduct": {"price": 1},
    "adjustProductInventory": {"quantityDelta": 1},
    "deleteProduct": None,
}


@dataclass(slots=True)
class World:
    """One store: its account, what it should hold, and a client that talks to it."""

    account: Account
    store: Store
    client: EcwidClient


class Machine(RuleBasedStateMachine):
    """Two products with three combinations each, and where there is another store one product in that."""

    # What the rules of products, combinations and searches bring along.
    add_product: Callable[[World, dict[str, Any], str | None, bool], None]
    create: Callable[[World, Product, dict[str, Any], bool], None]
    list_all_products: Callable[[bool], None]

    def __init__(self, target: Target, example: int) -> None:
        super().__init__()
        self.target = target
        self.prefix = f"{PREFIX if target.is_live else ''}{target.run}-{example}-"
        self.broken_before = len(target.recorder.broken)
        self.asides = self.sent = 0
        self.numbers = count()
        self.created: list[tuple[Account, int]] = []
        self.dead: list[tuple[int, int]] = []
        self.buried: list[Combination] = []
        target.recorder.history.clear()
        target.recorder.weather.clear()
        if target.reset:
            target.reset()
        self.worlds = [World(account, Store(), public_client(target, account)) for account in target.accounts]
        self.home = self.worlds[0]
        self.begin()

    def begin(self) -> None:
        """Make what a program starts with."""
        self.add_product(self.home, {"name": f"{self.prefix}Radish", "quantity": 10, "price": 10}, "P0", True)
        self.add_product(self.home, {"name": "Beet", "price": 20.5, "unlimited": True}, None, False)
        for product, sku in zip(self.home.store.products.values(), ("C0", "C1"), strict=True):
            self.create(self.home, product, simple("own", f"{self.prefix}{sku}", 7), True)
            self.create(self.home, product, {"options": [option("Size", "shared")]}, False)
            self.create(self.home, product, simple("other", f"{self.prefix}{sku}b", 3), False)
        for world in self.worlds[1:]:
            # The same SKUs as at home: only within a store do they stand once.
            self.add_product(world, {"name": FOREIGN, "quantity": 1, "price": 10}, "P0", False)
            product = next(iter(world.store.products.values()))
            self.create(world, product, simple(FOREIGN, f"{self.prefix}C2", 1), False)

    def act(
        self,
        operation: str,
        expected: Expected,
        ids: Mapping[str, Any],
        body: Any = None,
        *,
        query: Mapping[str, Any] = NO_QUERY,
        client: bool = False,
        world: World | None = None,
    ) -> Any:
        """Send once; fail unless the answer is the expected one. Returns the answer's JSON if it is a 2xx."""
        owner = world or self.home
        query = self._without_emails(query or self._aside(operation))
        if client:
            seen = through_client(owner.client, self.target, operation, ids, body, query)
            status, value = seen.status, seen.value
            self._fail_if(operation, "client", seen.problems)
        else:
            answer = self.target.recorder(self._request(owner, operation, ids, body, query))
            status, value = answer.status, json_of(answer)
        if self.target.is_live:
            if status == 400 and isinstance(body, dict) and "options" in body:
                return None  # It may want a value for each option of the product; the contract does not say.
            if status == 200 and expected is SAME_SKU:
                owner.store.unique_skus, expected = False, OK  # A setting of the store.
        promised = not self.target.is_live
        self._fail_if(operation, "model", expected.problems(status, value, codes=promised))
        return value if expected.status < 400 else None

    def at_once(self, operation: str, ids: Mapping[str, int], body: Any, times: int) -> list[Any]:
        """Several writers send the same; the answers with 200 come first."""
        request = self._request(self.home, operation, ids, body, NO_QUERY)
        return [(answer.status, json_of(answer)) for answer in self.target.recorder.at_once(request, times)]

    def expect(self, operation: str, status: int, wanted: int) -> None:
        if status != wanted:
            self._fail_if(
                operation, "model", [f"one of several at once was answered {status}, expected {wanted}"]
            )

    def fitted(self, operation: str, body: Any) -> Any:
        """On a live store without what must not be written there."""
        if not self.target.is_live or not isinstance(body, dict):
            return body
        if operation == "createProduct":
            return as_scratch(body, body["sku"])
        return tamed(operation, body)

    def _without_emails(self, query: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.target.is_live and "checkLowStockNotification" in query:
            return {**query, "checkLowStockNotification": False}
        return query

    def _aside(self, operation: str) -> Mapping[str, Any]:
        """In two of three cases what asks for an email, or for none, and changes nothing else."""
        described = self.target.contract.operations[operation]
        if "checkLowStockNotification" not in described.in_query:
            return NO_QUERY
        self.asides += 1
        asked = self.asides % 3
        return {"checkLowStockNotification": asked == 1} if asked else NO_QUERY

    def _request(
        self, world: World, operation: str, ids: Mapping[str, Any], body: Any, query: Mapping[str, Any]
    ) -> Request:
        described = self.target.contract.operations[operation]
        path = path_of(described, world.account.store, ids)
        if query:
            path += "?" + urlencode(
                {
                    name: str(value).lower() if value in (True, False) else value
                    for name, value in query.items()
                },
                quote_via=quote,
            )
        token: str | None = world.account.token
        self.sent += 1
        if self.target.is_live and not isinstance(body, bytes):
            return json_request(described.method, path, body, token=token)
        # Spellings that make no difference: where the token stands, what is ignored, how JSON is called.
        more = [f"token={token}"] if self.sent % 4 == 0 and not self.target.is_live else []
        if self.sent % 5 == 0 and "limit" not in described.in_query:
            more.append("limit=1&offset=1")
        if more:
            path += ("&" if query else "?") + "&".join(more)
        if self.sent % 4 == 0 and not self.target.is_live:
            token = None
        if isinstance(body, bytes):
            headers: dict[str, str] = {"Authorization": f"Bearer {token}"} if token else {}
            headers["Content-Type"] = "application/octet-stream"
            return Request(described.method, path, tuple(headers.items()), body)
        spelling = {} if body is None else {"Content-Type": MEDIA_TYPES[self.sent % len(MEDIA_TYPES)]}
        spelling |= required_of(described, "header", {})
        return json_request(described.method, path, body, token=token, headers=spelling)

    def _fail_if(self, operation: str, check: str, problems: Iterable[str]) -> None:
        self.target.check(operation, check, problems)

    def read_back(self, product_id: int, how: int, world: World | None = None) -> None:
        """What was written must be what is shown, in each place that shows it."""
        owner = world or self.home
        store, client, ids = owner.store, how % 2 == 0, {"p": product_id}
        # No text is written in this language, so all are shown as they were written.
        query = {"lang": "fr"} if how == 2 else NO_QUERY
        if how < 3:
            seen = self.act("getProduct", OK, ids, client=client, world=owner, query=query)
            self._fail_if("getProduct", "read_after_write", store.product_problems(product_id, seen))
        elif how == 4 and owner is self.home and not self.target.is_live:
            # All there is at once: what was not written must not have changed either.
            self.list_all_products(False)
        elif how < 5 or not store.products[product_id].combinations:
            seen = self.act("listCombinations", OK, ids, client=client, world=owner)
            self._fail_if(
                "listCombinations", "read_after_write", store.combinations_problems(product_id, seen)
            )
        else:
            for combination_id in list(store.products[product_id].combinations)[-3:]:
                self.read_one(product_id, combination_id, client, owner)

    def read_one(self, product_id: int, combination_id: int, client: bool, world: World) -> None:
        expected = world.store.get_combination(product_id, combination_id)
        ids = {"p": product_id, "c": combination_id}
        seen = self.act("getCombination", expected, ids, client=client, world=world)
        if seen is not None:
            if seen["id"] != combination_id:
                self._fail_if(
                    "getCombination", "read_after_write", [f"asked for {combination_id}, got {seen['id']}"]
                )
            problems = world.store.combination_problems(product_id, seen)
            self._fail_if("getCombination", "read_after_write", problems)

    def product(self, which: int) -> Product:
        products = list(self.home.store.products.values())
        if not products:
            self.add_product(self.home, {"name": "Again", "quantity": 5, "price": 10}, None, False)
            products = list(self.home.store.products.values())
        return products[which % len(products)]

    def combination(self, which: int) -> tuple[Product, Combination]:
        """A living combination; one is made if there is none."""
        product = self.product(which % 2 if which < 4 else which)
        if not product.combinations:
            number = len(self.home.store.ids_given)
            body = {
                "options": [option("Size", f"new {number}")],
                "sku": f"{self.prefix}N{number}",
                "quantity": 7,
            }
            self.create(self.home, product, body, which % 2 == 0)
        living = list(product.combinations.values())
        return product, living[which % len(living)]

    def stocked(self, which: int) -> tuple[Product, Combination]:
        """A combination with a finite stock of its own, as long as there is one."""
        found = [
            (product, combination)
            for product in self.home.store.products.values()
            for combination in product.combinations.values()
            if combination.sku is not None and not combination.unlimited
        ]
        return found[which % len(found)] if found else self.combination(which)

    def sku(self, which: int) -> str | None:
        """Of a small pool, so that conflicts happen: clear twice, some combinations' ones, some products' ones."""
        if which < 2:
            return (None, "")[which]
        # Upper and lower case are different texts.
        return (
            f"{self.prefix}P{which % 6}" if which > 7 else f"{self.prefix}{'Cc'[which % 2]}{which // 2 - 1}"
        )

    def _adjust_unlimited(self, operation: str, product_id: int, ids: Mapping[str, int], body: Any) -> None:
        """The contract does not say whether a delta of unlimited stock is refused; the stock must stay unlimited."""
        answer = self.target.recorder(self._request(self.home, operation, ids, body, NO_QUERY))
        if answer.status not in (200, 400):
            self._fail_if(operation, "model", [f"answered {answer.status} to a delta of unlimited stock"])
        self.read_back(product_id, 1)

    def nothing_changed(self) -> None:
        for world in self.worlds:
            for product_id in world.store.products:
                self.read_back(product_id, 1, world)

    def teardown(self) -> None:
        try:
            if len(self.target.recorder.broken) == self.broken_before and not self.target.recorder.weather:
                self.nothing_changed()
        finally:
            if not self.target.reset:
                self.remove()

    def teardown_quietly(self) -> None:
        """For use outside of Hypothesis: only what must be removed."""
        if not self.target.reset:
            self.remove()

    def remove(self) -> None:
        with suppress(NoAnswerError, UnsatisfiedAssumption):
            for account, product_id in self.created:
                path = f"/{account.store}/products/{product_id}"
                self.target.recorder.quiet(json_request("DELETE", path, token=account.token))


def times(how: int) -> int:
    """An update may be repeated freely, and then changes nothing more."""
    return 2 if how in (1, 4) else 1


def with_more(body: dict[str, Any], client: bool, how: int) -> dict[str, Any]:
    """Sometimes with what the service ignores, which must not keep it from the rest."""
    return {**body, "id": 7, "colour": {"a": [1]}} if body and how == 3 and not client else body


def varied(text: str, change: int) -> str:
    """As it is, or with one thing about it changed."""
    match change:
        case 2:
            return text.swapcase()
        case 3:
            return text[:-1]
        case 4:
            return text + "x"
        case _:
            return text


def simple(value: str, sku: str | None, quantity: int | None) -> dict[str, Any]:
    body: dict[str, Any] = {"options": [option("Size", value)]}
    if sku:
        body["sku"] = sku
        body["quantity"] = quantity
    return body


def option(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}
