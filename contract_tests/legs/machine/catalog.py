"""The state machine of the catalog: what is written and read of it, one by one and in batches.

One rule sends every write there is (`plans.WRITES`), another reads what the model knows. So an operation more is a plan
more, and no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption
from hypothesis.stateful import rule

from contract_tests.contract.bodies import required_of
from contract_tests.legs.machine import category_writes, goods_writes
from contract_tests.legs.machine.goods import Catalog, Goods, differences
from contract_tests.legs.machine.plans import WRITES, Plan
from contract_tests.legs.machine.things import OK
from contract_tests.legs.machine.world import NO_QUERY, VIA_CLIENT, WHICH, Machine
from contract_tests.target.clients import path_of
from contract_tests.wire import NoAnswerError, json_request

assert category_writes, goods_writes  # importing them registers what can be written
FIRST = ("create_category", "create_category", "create_goods", "create_goods", "create_goods", "create_class")
# How often a batch that was just made is asked for.
LOOKS = 50
# What a search can ask for, and what of the model fits.
Asked = tuple[str, str, Callable[[Goods, Catalog], bool]]
QUESTIONS: tuple[Asked, ...] = (
    ("priceFrom", "9.5", lambda one, _: one.plain["price"] >= 9.5),
    ("priceTo", "40", lambda one, _: one.plain["price"] <= 40),
    ("enabled", "true", lambda one, _: one.plain["enabled"]),
    ("enabled", "false", lambda one, _: not one.plain["enabled"]),
    ("inventory", "instock", lambda one, _: one.plain["quantity"] > 0),
    ("inventory", "outofstock", lambda one, _: one.plain["quantity"] <= 0),
    ("onsale", "onsale", lambda one, _: _is_on_sale(one)),
    ("onsale", "notonsale", lambda one, _: not _is_on_sale(one)),
    ("attribute_Brand", "{w}x", lambda one, _: one.brand.endswith("x")),
    ("attribute_Brand", "{w}x,{w}y", lambda one, _: bool(one.brand)),
    ("categories", "{first}", lambda one, catalog: not set(one.categories).isdisjoint(_first(catalog))),
    (
        "categories",
        "{first}&includeProductsFromSubcategories=true",
        lambda one, catalog: not set(one.categories).isdisjoint(_with_family(catalog)),
    ),
)


def _is_on_sale(one: Goods) -> bool:
    return bool((one.plain.get("compareToPrice") or 0) > one.plain["price"])


def _first(catalog: Catalog) -> list[int]:
    """Parents come before their children, so most are below it."""
    return list(catalog.categories)[:1]


def _with_family(catalog: Catalog) -> list[int]:
    return [*_first(catalog), *catalog.family(*_first(catalog))]


class CatalogLifecycle(Machine):
    """Two categories, three products and a class to begin with."""

    def begin(self) -> None:
        self.word = "w" + "".join(letter for letter in self.prefix if letter.isalnum())
        self.catalog = Catalog(self.word, self.numbers)
        self.company = self.act("getProfile", OK, {}).get("company", {})
        self.catalog.company = dict(self.company)
        for place, name in enumerate(FIRST):
            self.carry_out(WRITES[name](self.catalog, place % 3, place), client=place % 2 == 0)

    # Writing

    @rule(name=st.sampled_from(tuple(WRITES)), a=WHICH, b=WHICH, client=VIA_CLIENT)
    def write(self, name: str, a: int, b: int, client: bool) -> None:
        plan = WRITES[name](self.catalog, a, b)
        self.carry_out(plan, client=client)
        if not plan.succeeds or not self.look_at(plan, client=not client):
            self.look_at_everything(client=not client)

    def carry_out(self, plan: Plan, *, client: bool) -> None:
        value = self.act(plan.operation, plan.expected, plan.ids, plan.body, query=plan.query, client=client)
        if plan.succeeds:
            plan.applied(value)

    @rule(
        steps=st.lists(st.tuples(st.sampled_from(tuple(WRITES)), WHICH, WHICH), min_size=1, max_size=4),
        stops=st.booleans(),
        again=st.booleans(),
    )
    def write_in_a_batch(self, steps: list[tuple[str, int, int]], stops: bool, again: bool) -> None:
        """The same answers and the same state as one by one; a second batch with its key is not carried out."""
        plans, sent = self._played(steps, stops)
        query = {"stopOnFirstFailure": stops, "deduplicationKey": f"{self.prefix}{next(self.numbers)}"}
        tickets = [self.act("createBatch", OK, {}, sent, query=query)["ticket"] for _ in range(1 + again)]
        if len(set(tickets)) > 1:
            self._fail_if("createBatch", "model", ["the same key was given two tickets"])
        results = self._results(tickets[0], len(sent))
        for plan, result in zip(plans, results, strict=True):
            self._fail_if("getBatch", "model", _batch_problems(plan, result))
            if plan and plan.learns and plan.succeeds:
                plan.applied(result["httpBody"])
        self.look_at_everything(client=again)

    def _played(
        self, steps: Iterable[tuple[str, int, int]], stops: bool
    ) -> tuple[list[Plan | None], list[dict[str, Any]]]:
        """Plans, each made after the one before, and their requests; None for what must not be carried out."""
        plans: list[Plan | None] = []
        sent: list[dict[str, Any]] = []
        runs = True
        for name, a, b in steps:
            plan = WRITES[name](self.catalog, a, b)
            described = self.target.contract.operations[plan.operation]
            if isinstance(plan.body, bytes) or required_of(described, "header", {}):
                continue  # A batch carries neither bytes nor headers.
            sent.append(self._in_batch(plan, len(sent)))
            plans.append(plan if runs else None)
            if runs and plan.learns:
                break  # What comes after it would need its answer.
            if runs and plan.succeeds:
                plan.applied(None)
            runs = runs and (plan.succeeds or not stops)
        return plans, sent

    def _in_batch(self, plan: Plan, number: int) -> dict[str, Any]:
        described = self.target.contract.operations[plan.operation]
        path = path_of(described, self.home.account.store, plan.ids).removeprefix(
            f"/{self.home.account.store}"
        )
        path += f"?{urlencode(plan.query)}" if plan.query else ""
        body = {} if plan.body is None else {"body": plan.body}
        return {"id": f"no. {number}", "method": described.method, "path": path, **body}

    def _results(self, ticket: str, total: int) -> list[dict[str, Any]]:
        for _ in range(LOOKS):
            seen = self.act("getBatch", OK, {"t": ticket}, query={"ticket": ticket})
            if seen["status"] == "COMPLETED":
                results: list[dict[str, Any]] = seen["responses"]
                ids = [result["id"] for result in results]
                wanted = [f"no. {number}" for number in range(total)]
                self._fail_if("getBatch", "model", [f"results of {ids}"] if ids != wanted else ())
                return results
        self._fail_if("getBatch", "model", [f"not carried out after {LOOKS} looks"])
        return []

    # Reading

    def look_at(self, plan: Plan, *, client: bool) -> bool:
        """Read what a plan has changed; False where that is no single thing."""
        catalog = self.catalog
        match plan.ids:
            case {"p": id_} if id_ in catalog.goods:
                self._product_shown("getProduct", self.act("getProduct", OK, {"p": id_}, client=client))
            case {"g": id_} if id_ in catalog.categories:
                self._category_shown("getCategory", self.act("getCategory", OK, {"g": id_}, client=client))
            case {"k": id_} if id_ in catalog.classes:
                self._class_shown("getClass", self.act("getClass", OK, {"k": id_}, client=client))
            case _:
                return False
        return True

    @rule(client=VIA_CLIENT)
    def look_at_everything(self, client: bool) -> None:
        """Each list there is; what was not written must not have changed either."""
        page = self.act("listProducts", OK, {}, query={"keyword": self.word}, client=client)
        self._listed("listProducts", page["items"], self.catalog.goods, self._product_shown)
        query = {"hidden_categories": True, "productIds": True, "keyword": self.word}
        page = self.act("listCategories", OK, {}, query=query, client=client)
        self._listed("listCategories", page["items"], self.catalog.categories, self._category_shown)
        classes = [
            one for one in self.act("listClasses", OK, {}, client=client) if self.word in one.get("name", "")
        ]
        self._listed("listClasses", classes, self.catalog.classes, self._class_shown)
        gone = [item["id"] for item in self.act("listDeletedProducts", OK, {}, client=client)["items"]]
        missing = sorted(set(self.catalog.left[-20:]) - set(gone))
        if (missing and self.target.reset) or not self.catalog.goods.keys().isdisjoint(gone):
            self._fail_if("listDeletedProducts", "model", [f"lists {gone}, deleted were {self.catalog.left}"])
        company = self.act("getProfile", OK, {}, client=client).get("company", {})
        self._fail_if("getProfile", "read_after_write", differences("company", self.catalog.company, company))

    def _listed(
        self, operation: str, items: list[Any], known: Mapping[int, object], shown: Callable[[str, Any], None]
    ) -> None:
        ids = sorted(item["id"] for item in items)
        if ids != sorted(known):
            self._fail_if(operation, "model", [f"lists {ids}, expected {sorted(known)}"])
        for item in items:
            shown(operation, item)

    def _product_shown(self, operation: str, seen: Any) -> None:
        one = self.catalog.goods[seen["id"]]
        one.learn(seen)
        self._fail_if(operation, "read_after_write", differences(f"product {one.id}", one.shown(), seen))

    def _category_shown(self, operation: str, seen: Any) -> None:
        one = self.catalog.categories[seen["id"]]
        expected = self.catalog.shown_category(one)
        if not self.target.reset:  # Where others may be slow: the numbers take minutes to follow a change.
            expected = {
                name: value for name, value in expected.items() if not name.endswith(("Count", "categories"))
            }
        self._fail_if(operation, "read_after_write", differences(f"category {one.id}", expected, seen))

    def _class_shown(self, operation: str, seen: Any) -> None:
        one = self.catalog.classes[seen["id"]]
        problems = differences(f"class {one.id}", self.catalog.shown_class(one), seen)
        self._fail_if(operation, "read_after_write", problems)
        for known, shown in zip(one.attributes, seen["attributes"], strict=True):
            known["id"] = shown["id"]

    @rule(which=WHICH, at=WHICH)
    def download_file(self, which: int, at: int) -> None:
        files = [(one.id, file) for one in self.catalog.goods.values() for file in one.files]
        if files:
            product, file = files[(6 * which + at) % len(files)]
            request = self._request(
                self.home, "downloadProductFile", {"p": product, "f": file.id}, None, NO_QUERY
            )
            answer = self.target.recorder(request)
            if (answer.status, answer.body) != (200, file.content):
                message = f"answered {answer.status} {answer.body[:80]!r}, expected {file.content[:80]!r}"
                self._fail_if("downloadProductFile", "read_after_write", [message])

    @rule(parent=WHICH, below=st.booleans(), hidden=st.booleans(), client=VIA_CLIENT)
    def list_categories(self, parent: int, below: bool, hidden: bool, client: bool) -> None:
        """Siblings stand in the order of their places."""
        known = self.catalog.categories
        above = [0, *known][parent % (len(known) + 1)]
        query = {
            "parent": above,
            "withSubcategories": below,
            "hidden_categories": hidden,
            "keyword": self.word,
        }
        page = self.act("listCategories", OK, {}, query=query, client=client)
        direct = sorted(
            (one for one in known.values() if one.parent == above), key=lambda one: one.plain["orderBy"]
        )
        found = [known[id_] for id_ in self.catalog.family(above)] if below else direct
        wanted = [one.id for one in found if hidden or one.plain["enabled"]]
        shown = [item["id"] for item in page["items"]]
        if below:
            wanted.sort()
            shown.sort()
        self._fail_if(
            "listCategories",
            "model",
            [f"{query} lists {shown}, expected {wanted}"] if shown != wanted else (),
        )

    @rule(
        asked=st.lists(st.sampled_from(QUESTIONS), max_size=3, unique_by=lambda one: one[0]),
        limit=st.integers(1, 100),
        which=WHICH,
    )
    def search(self, asked: list[Asked], limit: int, which: int) -> None:
        """What fits all that is asked for, page by page, and the same counted."""
        names = {"w": self.word, "first": (_first(self.catalog) or [1])[0]}
        query = "&".join(
            [f"keyword={self.word}", *(f"{name}={text.format(**names)}" for name, text, _ in asked)]
        )
        found = [
            one for one in self.catalog.goods.values() if all(fits(one, self.catalog) for *_, fits in asked)
        ]
        offset = which if which < 2 else 0
        page = self.seen("listProducts", f"/products?{query}&offset={offset}&limit={limit}")
        shown, wanted = [item["id"] for item in page["items"]], {one.id for one in found}
        size = max(0, min(limit, len(found) - offset))
        if page["total"] != len(found) or len(shown) != size or not wanted.issuperset(shown):
            message = f"{query} finds {shown} of {page['total']}, expected {size} of {sorted(wanted)}"
            self._fail_if("listProducts", "model", [message])
        counted = self.seen("getProductFilters", f"/products/filters?{query}&filterFields=price")
        prices = [one.plain["price"] for one in found]
        if counted["productCount"] != len(found):
            self._fail_if(
                "getProductFilters",
                "model",
                [f"{query} counts {counted['productCount']}, expected {len(found)}"],
            )
        if prices:
            expected = {"minValue": min(prices), "maxValue": max(prices)}
            self._fail_if(
                "getProductFilters", "model", differences("price", expected, counted["filters"]["price"])
            )

    def seen(self, operation: str, path: str) -> Any:
        answer = self.target.send("GET", path)
        self._fail_if(operation, "model", [f"answered {answer.status}"] if answer.status != 200 else ())
        return answer.json()

    def nothing_changed(self) -> None:
        self.look_at_everything(client=False)

    def remove(self) -> None:
        things = (
            ("products", self.catalog.goods),
            ("categories", self.catalog.categories),
            ("classes", self.catalog.classes),
        )
        account = self.home.account
        with suppress(NoAnswerError, UnsatisfiedAssumption):
            for name, known in things:
                for id_ in known:
                    self.target.recorder.quiet(
                        json_request("DELETE", f"/{account.store}/{name}/{id_}", token=account.token)
                    )
            body = {"company": {name: self.company.get(name, "") for name in self.catalog.company}}
            self.target.recorder.quiet(
                json_request("PUT", f"/{account.store}/profile", body, token=account.token)
            )


def _batch_problems(plan: Plan | None, result: Mapping[str, Any]) -> list[str]:
    """`plan` is None for what a failure before it has stopped."""
    if plan is None:
        return [] if result["status"] == "NOT_EXECUTED" else [f"carried out after a failure: {result}"]
    wanted = "COMPLETED" if plan.expected.status == 200 else "FAILED"
    problems = (
        [] if result["status"] == wanted else [f"{plan.operation} is {result['status']}, expected {wanted}"]
    )
    return problems + list(plan.expected.problems(result["httpStatusCode"], result.get("httpBody")))
