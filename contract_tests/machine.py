"""A state machine that compares three views of one server: the model, raw HTTP and the public client.

Every rule asks the model first, acts through raw HTTP or through the client, and reads back through either.
Ids are drawn from what is alive, with rules of their own for what is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from ecwid_client import EcwidClient
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from contract_tests import strategies
from contract_tests.clients import public_client, through_client
from contract_tests.model import NO_PRODUCT, OK, Combination, Expected, Product, Store
from contract_tests.protocol import GIF, PNG
from contract_tests.target import Account, Finding, Target, json_of
from contract_tests.wire import Answer, NoAnswerError, Request, json_request

LEG = "machine"
WHICH = st.integers(0, 5)
VIA_CLIENT = st.booleans()
MAX_PRODUCTS = 4
CLEARABLE = (
    "price",
    "weight",
    "warningLimit",
    "compareToPrice",
    "costPrice",
    "customsHsTariffCode",
    "externalReferenceId",
    "minPurchaseQuantity",
    "maxPurchaseQuantity",
    "lowestPrice",
)
FOREIGN = "Of another store"
NO_QUERY: Mapping[str, Any] = {}
MEDIA_TYPES = ("application/json", "text/json", "application/json; charset=utf-8")


class ContractBrokenError(AssertionError):
    """The server, or the client, did something that the contract forbids."""

    def __init__(self, operation: str, check: str, message: str, requests: tuple[Request, ...]) -> None:
        super().__init__(f"{operation}: {check}: {message}")
        self.operation = operation
        self.check = check
        self.message = message
        self.requests = requests

    def finding(self, target: Target, run_seed: int | None) -> Finding:
        return target.finding(LEG, self.operation, self.check, self.message, self.requests, run_seed)


@dataclass(slots=True)
class World:
    """One store: its account, what it should hold, and a client that talks to it."""

    account: Account
    store: Store
    client: EcwidClient


class CombinationLifecycle(RuleBasedStateMachine):
    def __init__(self, target: Target, example: int, seen: list[ContractBrokenError] | None = None) -> None:
        """`seen` takes up what breaks the contract, also when Hypothesis is ended before it can say so."""
        super().__init__()
        self.target = target
        self.seen = [] if seen is None else seen
        self.prefix = f"{target.run}-{example}-"
        self.broken = False
        self.asides = self.sent = 0
        self.created: list[tuple[Account, int]] = []
        self.dead: list[tuple[int, int]] = []
        self.buried: list[Combination] = []
        target.recorder.forget()
        if target.reset:
            target.reset()
        self.worlds = [World(account, Store(), public_client(target, account)) for account in target.accounts]
        self.home = self.worlds[0]
        self.add_product(self.home, {"name": f"{self.prefix}Radish", "quantity": 10, "price": 10}, "P0", True)
        self.add_product(self.home, {"name": "Beet", "price": 20.5, "unlimited": True}, None, False)
        for product, sku in zip(self.home.store.products.values(), ("C0", "C1"), strict=True):
            self.create(self.home, product, _simple("own", f"{self.prefix}{sku}", 7), True)
            self.create(self.home, product, {"options": [_option("Size", "shared")]}, False)
            self.create(self.home, product, _simple("other", f"{self.prefix}{sku}b", 3), False)
        for world in self.worlds[1:]:
            # The same SKUs as at home: only within a store do they stand once.
            self.add_product(world, {"name": FOREIGN, "quantity": 1, "price": 10}, "P0", False)
            product = next(iter(world.store.products.values()))
            self.create(world, product, _simple(FOREIGN, f"{self.prefix}C2", 1), False)

    # Acting and comparing

    def act(
        self,
        operation: str,
        expected: Expected,
        ids: Mapping[str, int],
        body: Any = None,
        *,
        query: Mapping[str, Any] = NO_QUERY,
        client: bool = False,
        world: World | None = None,
    ) -> Any:
        """Send once; fail unless the answer is the expected one. Returns the answer's JSON if it is a 2xx."""
        owner = world or self.home
        query = query or self._aside(operation)
        if client:
            before = len(self.target.recorder.history)
            seen = through_client(owner.client, self.target, operation, ids, body, query)
            status, value = seen.status, seen.value
            self._fail_if_faulty(operation, before)
            self._fail_if(operation, "client", seen.problems)
        else:
            answer = self._send(operation, self._request(owner, operation, ids, body, query))
            status, value = answer.status, json_of(answer)
        self._fail_if(operation, "model", expected.problems(status, value))
        return value if expected.status < 400 else None

    def _send(self, operation: str, request: Request) -> Answer:
        with suppress(NoAnswerError):
            answer = self.target.recorder(request)
        self._fail_if_faulty(operation)
        return answer

    def _aside(self, operation: str) -> Mapping[str, Any]:
        """In two of three cases what asks for an email, or for none, and changes nothing else."""
        described = self.target.contract.operations[operation]
        if described.query_parameter("checkLowStockNotification") is None:
            return NO_QUERY
        self.asides += 1
        asked = self.asides % 3
        return {"checkLowStockNotification": asked == 1} if asked else NO_QUERY

    def _request(
        self, world: World, operation: str, ids: Mapping[str, int], body: Any, query: Mapping[str, Any]
    ) -> Request:
        described = self.target.contract.operations[operation]
        path = described.template.format(
            storeId=world.account.store, productId=ids.get("p", ""), combinationId=ids.get("c", "")
        )
        if query:
            path += "?" + urlencode(
                {
                    name: str(value).lower() if value in (True, False) else value
                    for name, value in query.items()
                },
                quote_via=quote,
            )
        token: str | None = world.account.token
        # Spellings that make no difference: where the token stands, what is ignored, how JSON is called.
        self.sent += 1
        more = [f"token={token}"] if self.sent % 4 == 0 else []
        if self.sent % 5 == 0 and described.query_parameter("limit") is None:
            more.append("limit=1&offset=1")
        if more:
            path += ("&" if query else "?") + "&".join(more)
        if self.sent % 4 == 0:
            token = None
        if isinstance(body, bytes):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            headers["Content-Type"] = "application/octet-stream"
            return Request(described.method, path, tuple(headers.items()), body)
        spelling = {} if body is None else {"Content-Type": MEDIA_TYPES[self.sent % len(MEDIA_TYPES)]}
        return json_request(described.method, path, body, token=token, headers=spelling)

    def _fail_if_faulty(self, operation: str, since: int = -1) -> None:
        for exchange in self.target.recorder.history[since:]:
            for fault in exchange.faults:
                self._fail_if(operation, fault.check, [fault.message])

    def _fail_if(self, operation: str, check: str, problems: Any) -> None:
        for problem in problems:
            self.broken = True
            self.seen.append(ContractBrokenError(operation, check, problem, telling(self.target)))
            raise self.seen[-1]

    def read_back(self, product_id: int, how: int, world: World | None = None) -> None:
        """What was written must be what is shown, in each place that shows it."""
        owner = world or self.home
        store, client, ids = owner.store, how % 2 == 0, {"p": product_id}
        # No text is written in this language, so all are shown as they were written.
        query = {"lang": "fr"} if how == 2 else NO_QUERY
        if how < 3:
            seen = self.act("getProduct", OK, ids, client=client, world=owner, query=query)
            self._fail_if("getProduct", "read_after_write", store.product_problems(product_id, seen))
        elif how == 4 and owner is self.home:
            # All there is at once: what was not written must not have changed either.
            self.list_all_products(client=False)
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

    # Choosing

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
                "options": [_option("Size", f"new {number}")],
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

    # Products

    def add_product(self, world: World, body: dict[str, Any], sku: str | None, client: bool) -> None:
        body = {**body, "sku": f"{self.prefix}{sku}"} if sku else body
        if not sku and not self.target.reset:
            # Without a reset the SKU is what leftovers are found by.
            body = {**body, "sku": f"{self.prefix}Q{len(self.created)}"}
        expected = world.store.create_product(body)
        value = self.act("createProduct", expected, {}, body, client=client, world=world)
        if value is not None:
            self.created.append((world.account, value["id"]))
            self._fail_if("createProduct", "id", world.store.product_created(body, value["id"]))
            self.read_back(value["id"], 1, world)

    @rule(sku=st.integers(2, 13), client=VIA_CLIENT, stock=st.sampled_from(strategies.QUANTITIES[:6]))
    def create_product(self, sku: int, client: bool, stock: int) -> None:
        if len(self.home.store.products) >= MAX_PRODUCTS:
            return self.delete_product(sku, client)
        body = {"name": "Turnip", "price": 10, "quantity": stock, "sku": self.sku(sku)}
        expected = self.home.store.create_product(body)
        value = self.act("createProduct", expected, {}, body, client=client)
        if value is not None:
            self.created.append((self.home.account, value["id"]))
            self._fail_if("createProduct", "id", self.home.store.product_created(body, value["id"]))
            self.read_back(value["id"], 2)
        else:
            self.nothing_changed()
        return None

    @rule(which=WHICH, body=strategies.product_changes(), client=VIA_CLIENT, how=WHICH, notify=st.booleans())
    def update_product(self, which: int, body: dict[str, Any], client: bool, how: int, notify: bool) -> None:
        product = self.product(which)
        if "price" in body:
            body = {**body, "price": max(body["price"], product.plain.get("price", 0))}
        self.change_product(product, body, client, how, notify)

    def change_product(
        self, product: Product, body: dict[str, Any], client: bool, how: int, notify: bool = False
    ) -> None:
        query = {"checkLowStockNotification": True} if notify else NO_QUERY
        before = product.sku
        body = _with_more(body, client, how)
        for _ in range(_times(how)):
            expected = self.home.store.update_product(product.id, body)
            ids = {"p": product.id}
            if self.act("updateProduct", expected, ids, body, client=client, query=query) is not None:
                self.home.store.product_updated(product.id, body)
        self.read_back(product.id, how)
        if how in (3, 5):  # Lists of combinations do not show the product.
            self.read_back(product.id, 1)
        if before and before != product.sku:
            self.find_sku(before, client)

    @rule(which=WHICH, keep=st.integers(0, 2), client=VIA_CLIENT)
    def replace_product_options(self, which: int, keep: int, client: bool) -> None:
        """All options as they are, without the last choice, or without the last option."""
        product = self.product(which)
        options = [dict(option) for option in product.options.values()]
        if keep == 1 and options and options[-1].get("choices"):
            options[-1]["choices"] = options[-1]["choices"][:-1]
        elif keep == 2:
            options = options[:-1]
        self.change_product(product, {"options": options}, client, 1)

    @rule(which=WHICH, delta=strategies.deltas, client=VIA_CLIENT, how=WHICH)
    def adjust_product(self, which: int, delta: strategies.Delta, client: bool, how: int) -> None:
        product = self.product(which)
        delta = strategies.settled(delta, product.quantity)
        body = {"quantityDelta": delta}
        if product.unlimited:
            return self._adjust_unlimited("adjustProductInventory", product.id, {"p": product.id}, body)
        expected = self.home.store.adjust_product(product.id, delta)
        if self.act("adjustProductInventory", expected, {"p": product.id}, body, client=client) is not None:
            self.home.store.product_adjusted(product.id, delta)
        self.read_back(product.id, how)
        return None

    def _adjust_unlimited(self, operation: str, product_id: int, ids: Mapping[str, int], body: Any) -> None:
        """The contract does not say whether a delta of unlimited stock is refused; the stock must stay unlimited."""
        answer = self._send(operation, self._request(self.home, operation, ids, body, NO_QUERY))
        if answer.status not in (200, 400):
            self._fail_if(operation, "model", [f"answered {answer.status} to a delta of unlimited stock"])
        self.read_back(product_id, 1)

    @rule(which=WHICH, client=VIA_CLIENT)
    def delete_product(self, which: int, client: bool) -> None:
        product = self.product(which)
        expected = self.home.store.delete_product(product.id)
        self.act("deleteProduct", expected, {"p": product.id}, client=client)
        self.home.store.product_deleted(product.id)
        self.bury(*product.combinations.values())
        self.dead.extend((product.id, combination_id) for combination_id in product.combinations)
        self.use_deleted_product(product.id, ("getProduct", "deleteProduct"), not client)
        for sku in product.skus[:2]:
            self.find_sku(sku, client)
        for _, combination_id in self.dead[-2:]:
            self.read_one(product.id, combination_id, client, self.home)

    def use_deleted_product(self, product_id: int, operations: Iterable[str], client: bool) -> None:
        """Nothing can be done with it any more, empty as it is."""
        for name in operations:
            self.act(name, NO_PRODUCT, {"p": product_id}, OF_A_PRODUCT[name], client=client)

    @rule(which=WHICH, sku=st.integers(2, 13), change=WHICH, client=VIA_CLIENT)
    def search_by_sku(self, which: int, sku: int, change: int, client: bool) -> None:
        """An SKU is found as a whole and letter by letter, and a keyword beside it does not count."""
        if self.target.is_live:
            return
        text = _varied(self.sku(sku) or "", change)
        query = {"sku": text, "limit": 1 + which}
        if change == 1:
            query["keyword"] = "nothing has this"
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, self.home.store.with_sku(text), 0, 1 + which)

    def find_sku(self, text: str, client: bool) -> None:
        if self.target.is_live:
            return
        page = self.act("listProducts", OK, {}, query={"sku": text}, client=client)
        self._check_page(page, self.home.store.with_sku(text), 0, 100)

    def find_keyword(self, text: str, client: bool) -> None:
        page = self.act("listProducts", OK, {}, query={"keyword": text}, client=client)
        self._check_page(page, self.home.store.with_keyword(text), 0, 100)

    @rule(which=WHICH, sku=st.integers(2, 13), change=WHICH, client=VIA_CLIENT)
    def search_by_keyword(self, which: int, sku: int, change: int, client: bool) -> None:
        """With a star a part is enough, in any case, and an SKU of a combination will do."""
        if self.target.is_live:
            return
        text = _varied((self.prefix + "radish") if sku > 10 else (self.sku(sku) or ""), change) + "*"
        page = self.act("listProducts", OK, {}, query={"keyword": text, "limit": 1 + which}, client=client)
        self._check_page(page, self.home.store.with_keyword(text), 0, 1 + which)

    @rule(offset=st.integers(0, 4), limit=st.integers(1, 4), client=VIA_CLIENT)
    def list_products(self, offset: int, limit: int, client: bool) -> None:
        """All of a store that is ours alone; in another one, what our SKUs' beginning finds."""
        query: dict[str, Any] = {"offset": offset, "limit": limit, "sortBy": "ADDED_TIME_ASC"}
        if not self.target.reset:
            query["keyword"] = f"{self.prefix}*"
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, list(self.home.store.products), offset, limit)

    def list_all_products(self, client: bool) -> None:
        """One page as long as it is by itself."""
        query = NO_QUERY if self.target.reset else {"keyword": f"{self.prefix}*"}
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, list(self.home.store.products), 0, 100)

    def _check_page(self, page: Any, found: list[int], offset: int, limit: int) -> None:
        wanted = sorted(found)
        shown = [product["id"] for product in page["items"]]
        if not self.target.reset and len(wanted) <= limit:
            shown.sort()  # Of products made in the same second nobody knows the order.
        if shown != wanted[offset : offset + limit] or page["total"] != len(wanted):
            message = f"shows {shown} of {page['total']}, expected {wanted[offset : offset + limit]} of {len(wanted)}"
            self._fail_if("listProducts", "model", [message])
        if (page["offset"], page["limit"]) != (offset, limit):
            message = f"says offset {page['offset']} and limit {page['limit']}, asked {offset} and {limit}"
            self._fail_if("listProducts", "model", [message])
        for product in page["items"]:
            problems = self.home.store.product_problems(product["id"], product)
            self._fail_if("listProducts", "read_after_write", problems)

    # Combinations

    def create(self, world: World, product: Product, body: dict[str, Any], client: bool) -> None:
        expected = world.store.create_combination(product.id, body)
        body = _with_more(body, client, self.sent % 6)
        value = self.act("createCombination", expected, {"p": product.id}, body, client=client, world=world)
        if value is not None:
            problems = world.store.combination_created(product.id, body, value["id"])
            self._fail_if("createCombination", "id", problems)
            self.read_one(product.id, value["id"], not client, world)

    @rule(
        which=WHICH,
        body=strategies.changes(),
        options=strategies.options,
        sku=st.integers(0, 15),
        client=VIA_CLIENT,
        how=WHICH,
    )
    def create_combination(
        self, which: int, body: dict[str, Any], options: Any, sku: int, client: bool, how: int
    ) -> None:
        product = self.product(which)
        body = {**body, "options": options}
        if sku < 14:
            body["sku"] = self.sku(sku)
        self.create(self.home, product, self._settled(product, None, body), client)
        self.read_back(product.id, how)

    @rule(
        which=WHICH, stock=st.sampled_from((0, 3, 7, None)), tiers=st.booleans(), client=VIA_CLIENT, how=WHICH
    )
    def add_combination(self, which: int, stock: int | None, tiers: bool, client: bool, how: int) -> None:
        """One more without a conflict: siblings are what most rules need."""
        product = self.product(which)
        number = len(self.home.store.ids_given)
        sku = None if stock is None else f"{self.prefix}N{number}"
        body = _simple(f"added {number}", sku, stock)
        if tiers:
            body["price"] = 12.345
            body["wholesalePrices"] = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}]
        self.create(self.home, product, body, client)
        self.read_back(product.id, how)

    @rule(which=WHICH, name=st.sampled_from(CLEARABLE), client=VIA_CLIENT, how=WHICH)
    def set_and_clear(self, which: int, name: str, client: bool, how: int) -> None:
        """A value that a null takes away again."""
        product, combination = self.combination(which)
        value = "text" if name in ("customsHsTariffCode", "externalReferenceId") else 3
        if name not in combination.plain:
            self.change(product, combination, {name: value}, client, how)
        self.change(product, combination, {name: None}, not client, how)

    @rule(
        which=WHICH,
        body=strategies.changes(),
        options=st.one_of(st.none(), st.none(), strategies.options),
        sku=st.integers(0, 25),
        client=VIA_CLIENT,
        how=WHICH,
        notify=st.booleans(),
    )
    def update_combination(
        self, which: int, body: dict[str, Any], options: Any, sku: int, client: bool, how: int, notify: bool
    ) -> None:
        product, combination = self.combination(which)
        if options:
            body = {**body, "options": options}
        if sku < 14:
            body = {**body, "sku": self.sku(sku)}
        self.change(product, combination, self._settled(product, combination, body), client, how, notify)

    def change(
        self,
        product: Product,
        combination: Combination,
        body: Any,
        client: bool,
        how: int,
        notify: bool = False,
    ) -> None:
        ids = {"p": product.id, "c": combination.id}
        query = {"checkLowStockNotification": how % 2 == 0} if notify else NO_QUERY
        before = combination.sku
        body = _with_more(body, client, how)
        for _ in range(_times(how)):
            expected = self.home.store.update_combination(product.id, combination.id, body)
            if self.act("updateCombination", expected, ids, body, client=client, query=query) is not None:
                self.home.store.combination_updated(product.id, combination.id, body)
        self.read_back(product.id, how)
        if before and before != combination.sku:
            self.find_sku(before, client)
            self.find_keyword(before, client)

    def _settled(
        self, product: Product, combination: Combination | None, body: dict[str, Any]
    ) -> dict[str, Any]:
        """Without what the contract leaves open: a product's own SKU, and stock beside an unlimited product's."""
        if body.get("sku") and body["sku"] == product.sku:
            body = {**body, "sku": f"{self.prefix}C0"}
        own = body.get("sku", combination and combination.sku)
        if own:
            return body
        dropped = {"unlimited", "quantity"} if product.unlimited else {"unlimited"}
        return {name: value for name, value in body.items() if name not in dropped}

    @rule(which=WHICH, options=strategies.options, client=VIA_CLIENT, how=WHICH)
    def change_options(self, which: int, options: list[dict[str, str]], client: bool, how: int) -> None:
        product, combination = self.combination(which)
        self.change(product, combination, {"options": options}, client, how)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH, fits=st.booleans())
    def write_shared_stock(self, which: int, client: bool, how: int, fits: bool) -> None:
        """Without an own SKU the product's own number is taken and any other refused."""
        product, combination = self.combination(which)
        if combination.sku is None and not product.unlimited:
            quantity = product.quantity if fits else (product.quantity or 0) // 2 + 3
            self.change(product, combination, {"quantity": quantity}, client, how)

    @rule(which=WHICH, client=VIA_CLIENT, fits=st.booleans(), above=st.sampled_from((None, -1, 0, 0.01)))
    def create_with_what_is_inherited(
        self, which: int, client: bool, fits: bool, above: float | None
    ) -> None:
        """Stock and wholesale prices are held against the product's when there is no own SKU and no own price."""
        product = self.product(which)
        price = product.plain.get("price") or 0
        body: dict[str, Any] = {"options": [_option("Size", f"heir {len(self.home.store.ids_given)}")]}
        if above is not None and price + above >= 0:
            body["wholesalePrices"] = [{"quantity": 5, "price": price + above}]
        if not product.unlimited:
            body["quantity"] = product.quantity if fits else (product.quantity or 0) // 2 + 3
        self.create(self.home, product, body, client)
        self.read_back(product.id, which)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH, empty=st.booleans())
    def clear_sku(self, which: int, client: bool, how: int, empty: bool) -> None:
        product, combination = self.combination(which)
        self.change(product, combination, {"sku": "" if empty else None}, client, how)

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def take_same_options(self, which: int, other: int, client: bool) -> None:
        """The set counts, not its order."""
        product, combination = self.combination(which)
        living = list(product.combinations.values())
        wanted = living[other % len(living)]
        body = {"options": [_option(name, value) for name, value in reversed(wanted.options)]}
        if wanted is combination:
            self.create(self.home, product, body, client)
            self.read_back(product.id, 1)
        else:
            self.change(product, combination, body, client, 1)

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def take_same_sku(self, which: int, other: int, client: bool) -> None:
        product, combination = self.combination(which)
        owners = [c for p in self.home.store.products.values() for c in p.combinations.values() if c.sku]
        if owners:
            self.change(product, combination, {"sku": owners[other % len(owners)].sku}, client, 1)

    @rule(
        which=WHICH,
        delta=strategies.deltas,
        client=VIA_CLIENT,
        how=WHICH,
        notify=st.booleans(),
    )
    def adjust_combination(
        self, which: int, delta: strategies.Delta, client: bool, how: int, notify: bool
    ) -> None:
        product, combination = self.stocked(which) if which else self.combination(how)
        delta = strategies.settled(delta, combination.quantity)
        ids, body = {"p": product.id, "c": combination.id}, {"quantityDelta": delta}
        if combination.sku is not None and combination.unlimited:
            return self._adjust_unlimited("adjustCombinationInventory", product.id, ids, body)
        expected = self.home.store.adjust_combination(product.id, combination.id, delta)
        query = {"checkLowStockNotification": True} if notify else NO_QUERY
        if (
            self.act("adjustCombinationInventory", expected, ids, body, client=client, query=query)
            is not None
        ):
            self.home.store.combination_adjusted(product.id, combination.id, delta)
        self.read_back(product.id, how)
        return None

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_combination(self, which: int, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        self.act(
            "deleteCombination",
            self.home.store.delete_combination(product.id, combination.id),
            ids,
            client=client,
        )
        self.home.store.combination_deleted(product.id, combination.id)
        self.bury(combination)
        self.dead.append((product.id, combination.id))
        gone = Expected(404, "COMBINATION_NOT_FOUND")
        self.act("deleteCombination" if how % 2 else "getCombination", gone, ids, client=not client)
        self.read_back(product.id, how)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_all(self, which: int, client: bool, how: int) -> None:
        product = self.product(which)
        expected = self.home.store.delete_all(product.id)
        self.act("deleteAllCombinations", expected, {"p": product.id}, client=client)
        self.dead.extend((product.id, combination_id) for combination_id in product.combinations)
        self.bury(*product.combinations.values())
        self.home.store.all_deleted(product.id)
        for product_id in self.home.store.products:
            self.read_back(product_id, how)

    def bury(self, *combinations: Combination) -> None:
        self.buried = [*self.buried, *combinations][-8:]

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def make_again(self, which: int, other: int, client: bool) -> None:
        """What was deleted leaves its options and its SKU free."""
        if self.buried:
            gone = self.buried[-1 - other % len(self.buried)]
            body: dict[str, Any] = {"options": [_option(name, value) for name, value in gone.options]}
            if gone.sku:
                body["sku"] = gone.sku
            product = self.product(which)
            self.create(self.home, product, self._settled(product, None, body), client)
            self.read_back(product.id, which)

    # Images

    @rule(which=WHICH, image=st.sampled_from((PNG, GIF)), client=VIA_CLIENT, how=WHICH)
    def upload_image(self, which: int, image: bytes, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        value = self.act("uploadCombinationImage", OK, ids, image, client=client)
        self._image_taken("uploadCombinationImage", ids, value)
        self.read_back(product.id, how)

    @rule(which=WHICH, address=st.sampled_from(strategies.ADDRESSES), client=VIA_CLIENT, how=WHICH)
    def upload_image_by_address(self, which: int, address: str, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        value = self.act("uploadCombinationImage", OK, ids, query={"externalUrl": address}, client=client)
        self._image_taken("uploadCombinationImage", ids, value)
        if combination.replaced == address:
            combination.replaced = None  # It was fetched from the same address as before.
        self.read_back(product.id, how)

    @rule(which=WHICH, address=st.sampled_from(strategies.ADDRESSES), client=VIA_CLIENT, how=WHICH)
    def upload_image_later(self, which: int, address: str, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids, body = {"p": product.id, "c": combination.id}, {"url": address, "width": 12, "height": 9}
        value = self.act("uploadCombinationImageAsync", OK, ids, body, client=client)
        self._image_taken("uploadCombinationImageAsync", ids, value, address)
        self.read_back(product.id, how)

    def _image_taken(self, operation: str, ids: Mapping[str, int], value: Any, address: str = "") -> None:
        problems = self.home.store.image_uploaded(ids["p"], ids["c"], value.get("id"), address)
        self._fail_if(operation, "id", problems)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_image(self, which: int, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        expected = self.home.store.delete_image(product.id, combination.id)
        self.act("deleteCombinationImage", expected, ids, client=client)
        self.home.store.image_deleted(product.id, combination.id)
        self.read_back(product.id, how)

    # What must not work

    @rule(which=WHICH, operation=st.integers(0, 6), client=VIA_CLIENT)
    def use_after_delete(self, which: int, operation: int, client: bool) -> None:
        if self.dead:
            product_id, combination_id = self.dead[which % len(self.dead)]
            self._misuse(product_id, combination_id, operation, client)

    @rule(which=WHICH, other=WHICH, operation=st.integers(0, 6), client=VIA_CLIENT)
    def use_through_wrong_product(self, which: int, other: int, operation: int, client: bool) -> None:
        _, combination = self.combination(which)
        self._misuse(self.product(other).id, combination.id, operation, client)

    def _misuse(self, product_id: int, combination_id: int, operation: int, client: bool) -> None:
        """Anything with a combination that is not there must be 404 and change nothing."""
        expected = self.home.store.get_combination(product_id, combination_id)
        if expected.status == 200:
            return
        name, body, query = _MISUSES[operation]
        self.act(name, expected, {"p": product_id, "c": combination_id}, body, query=query, client=client)
        self.nothing_changed()

    @rule(operation=st.integers(0, 6), which=WHICH)
    def use_in_foreign_store(self, operation: int, which: int) -> None:
        """A token opens its own store only, and a foreign store's products are not found in it."""
        if len(self.worlds) < 2:
            return
        foreign = self.worlds[1]
        product = next(iter(foreign.store.products.values()))
        combination = next(iter(product.combinations.values()))
        name, body, query = _MISUSES[operation]
        intruder = World(
            Account(foreign.account.store, self.home.account.token), foreign.store, foreign.client
        )
        ids = {"p": product.id, "c": combination.id}
        answer = self._send(name, self._request(intruder, name, ids, body, query))
        if answer.status != 403:
            self._fail_if(name, "foreign_store", [f"answered {answer.status} to the token of another store"])
        self.read_back(product.id, which, foreign)

    @rule(which=WHICH)
    def read_what_belongs_to_a_foreign_store(self, which: int) -> None:
        """A foreign store's ids find nothing in this one; what else may have them is not ours to say."""
        if len(self.worlds) < 2:
            return
        product = next(iter(self.worlds[1].store.products.values()))
        combination = next(iter(product.combinations.values()))
        if self.home.store.ids_given & {product.id, combination.id}:
            return
        ids = {"p": product.id, "c": combination.id}
        name = ("getProduct", "listCombinations", "getCombination")[which % 3]
        answer = self._send(name, self._request(self.home, name, ids, None, NO_QUERY))
        if answer.status != 404 and (self.target.reset or FOREIGN.encode() in answer.body):
            self._fail_if(name, "foreign_store", [f"answered {answer.status} with another store's product"])

    @rule(which=WHICH, bad=st.integers(0, 12))
    def write_malformed(self, which: int, bad: int) -> None:
        """A refused write leaves nothing behind."""
        product, combination = self.combination(which)
        name, body = _MALFORMED[bad % len(_MALFORMED)]
        self.act(name, Expected(400), {"p": product.id, "c": combination.id}, body)
        self.read_back(product.id, 1)

    def nothing_changed(self) -> None:
        for world in self.worlds:
            for product_id in world.store.products:
                self.read_back(product_id, 1, world)

    def teardown(self) -> None:
        try:
            if not self.broken:
                self.nothing_changed()
        finally:
            if not self.target.reset:
                self._remove_products()

    def teardown_quietly(self) -> None:
        """For use outside of Hypothesis: only what must be removed."""
        if not self.target.reset:
            self._remove_products()

    def _remove_products(self) -> None:
        with suppress(NoAnswerError):
            for account, product_id in self.created:
                path = f"/{account.store}/products/{product_id}"
                self.target.recorder.quiet(json_request("DELETE", path, token=account.token))


OF_A_PRODUCT: Mapping[str, Any] = {
    "getProduct": None,
    "listCombinations": None,
    "createCombination": {"options": [{"name": "Size", "value": "L"}]},
    "deleteAllCombinations": None,
    "updateProduct": {"price": 1},
    "adjustProductInventory": {"quantityDelta": 1},
    "deleteProduct": None,
}
_MISUSES: tuple[tuple[str, Any, Mapping[str, Any]], ...] = (
    ("getCombination", None, NO_QUERY),
    ("updateCombination", {"price": 1}, NO_QUERY),
    ("adjustCombinationInventory", {"quantityDelta": -1}, NO_QUERY),
    ("uploadCombinationImage", PNG, NO_QUERY),
    ("uploadCombinationImageAsync", {"url": strategies.ADDRESSES[0], "width": 1, "height": 1}, NO_QUERY),
    ("deleteCombinationImage", None, NO_QUERY),
    ("deleteCombination", None, NO_QUERY),
)
_MALFORMED: tuple[tuple[str, Any], ...] = (
    ("createCombination", {"options": []}),
    ("createCombination", {"options": [{"name": "Size"}], "price": 3}),
    ("createCombination", {"options": [{"name": "Size", "value": "L"}, {"name": "Size", "value": "M"}]}),
    ("createCombination", {"options": [{"name": "New", "value": "Malformed"}], "price": "3"}),
    ("updateCombination", {"price": "1", "weight": 77}),
    ("updateCombination", {"weight": 77, "quantity": 1.5}),
    ("updateCombination", {"compareToPrice": 77, "wholesalePrices": [{"quantity": 1, "price": 1}]}),
    ("updateCombination", {"price": 0.5, "wholesalePrices": [{"quantity": 5, "price": 0.75}]}),
    ("adjustCombinationInventory", {"quantityDelta": "1"}),
    ("adjustCombinationInventory", {"quantityDelta": 0.5}),
    ("updateProduct", {"price": None, "weight": 77}),
    ("adjustProductInventory", {}),
    ("updateProduct", {"options": [{"type": "SELECT"}], "weight": 77}),
)


def telling(target: Target) -> tuple[Request, ...]:
    """What it takes to see a failure again: all that was written, and what was read last."""
    requests = [exchange.request for exchange in target.recorder.history]
    return (*(request for request in requests[:-2] if request.method != "GET"), *requests[-2:])


def _times(how: int) -> int:
    """An update may be repeated freely, and then changes nothing more."""
    return 2 if how in (1, 4) else 1


def _with_more(body: dict[str, Any], client: bool, how: int) -> dict[str, Any]:
    """Sometimes with what the service ignores, which must not keep it from the rest."""
    return {**body, "id": 7, "colour": {"a": [1]}} if body and how == 3 and not client else body


def _varied(text: str, change: int) -> str:
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


def _simple(value: str, sku: str | None, quantity: int | None) -> dict[str, Any]:
    body: dict[str, Any] = {"options": [_option("Size", value)]}
    if sku:
        body["sku"] = sku
        body["quantity"] = quantity
    return body


def _option(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}
