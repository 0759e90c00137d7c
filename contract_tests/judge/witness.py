"""What two answers say of the same thing: whoever read it, wherever, it changes by a write and by nothing else.

The judge looks at one answer alone, and the model knows what the machine wrote. The witness stands between
them: it remembers what was shown last of everything that was made through it, and which fields each accepted
write may have changed since. All other fields must still be shown as they were, in every list and page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from math import inf
from typing import Any
from urllib.parse import unquote

from contract_tests.contract.fields import IMAGE_FIELDS, fields_of, is_read_only
from contract_tests.contract.reader import Contract, Route
from contract_tests.wire import Answer, Request, read_strictly

# Seconds that may pass between a change and the time at which its answer is dated.
LATEST_S = 10
Body = Mapping[str, Any]
Shown = tuple[int, ...]  # store and product, and perhaps combination

STOCK = frozenset(("quantity", "unlimited", "inStock"))
TIMES = frozenset(("updated", "updateTimestamp"))
# They change the product too.
DATING = frozenset(
    (
        *("updateProduct", "adjustProductInventory"),
        *("createCombination", "updateCombination", "adjustCombinationInventory", "deleteCombination"),
    )
)
# What the combinations of a product bring about in it.
OF_FAMILY = TIMES | {"options", "inStock", "defaultCombinationId"}
OF_IMAGES = frozenset((*IMAGE_FIELDS, "alt", "originalImage", "galleryImages", "media", "files"))
# What a change of a category or a class brings about in products.
OF_CATEGORIES = frozenset(("categoryIds", "categories", "defaultCategoryId", "productClassId"))
# Parameters of a read that choose what is shown; others may change how, such as the language and form of addresses.
SELECTING = frozenset(("keyword", "limit", "offset", "sku", "sortBy", "token"))
_ABSENT = object()


@dataclass(slots=True)
class Memory:
    """What was shown last of one thing, and what may have changed since; `free` is None before the first look."""

    seen: Body = field(default_factory=dict)
    free: set[str] | None = None
    # Seconds since the epoch, by the server's own clock, or 0: when it was made, and when a write last changed it.
    made: float = 0
    changed: float = 0

    def free_up(self, names: Iterable[str]) -> None:
        if self.free is not None:
            self.free.update(names)

    def differences(self, now: Body, *, texts: bool) -> Iterator[str]:
        if self.made and abs(now.get("createTimestamp", self.made) - self.made) > LATEST_S:
            yield f"createTimestamp is {now['createTimestamp']}, but it was made at {self.made:.0f}"
        if now.get("updateTimestamp", inf) < self.changed - LATEST_S:
            yield f"updateTimestamp is {now['updateTimestamp']}, but it was changed at {self.changed:.0f}"
        if self.free is None:
            return
        for name in sorted((self.seen.keys() | now.keys()) - self.free):
            was, is_ = self.seen.get(name, _ABSENT), now.get(name, _ABSENT)
            if was != is_ and (texts or _is_number(was) or _is_number(is_)):
                yield f"{name} is {_text(is_)}, but was {_text(was)} and no write has changed it"
        if now.get("updateTimestamp", 0) < self.seen.get("updateTimestamp", 0):
            yield f"updateTimestamp went back from {self.seen['updateTimestamp']} to {now['updateTimestamp']}"


class Witness:
    """For servers whose search does not lag; knows only what it saw being made."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._things: dict[Shown, Memory] = {}
        self._gone: set[Shown] = set()
        self._read_only = {
            name
            for schema in ("Combination", "Product")
            for name, node in fields_of(contract, schema).items()
            if is_read_only(node)
        }

    def forget(self) -> None:
        self._things.clear()
        self._gone.clear()

    def problems(self, request: Request, answer: Answer) -> list[str]:
        """What contradicts earlier answers; takes the exchange in."""
        route = self._contract.route(request.path)
        operation = route.operations.get(request.method) if route else None
        if route is None or operation is None or "storeId" not in route.values:
            return []
        try:
            key = _key(route)
        except ValueError:
            return []
        if operation.reads_only and not route.values.keys() <= {"storeId", "productId", "combinationId"}:
            return []  # What is found or not found is something else.
        if not operation.reads_only:
            return list(self._written(operation.id, key, request, answer))
        return list(self._read(operation.id, key, request, answer))

    # Reading

    def _read(self, operation: str, key: Shown, request: Request, answer: Answer) -> Iterator[str]:
        asked = {name for name, _ in request.pairs}
        if answer.status == 404 and key in self._things:
            yield f"{_name(key)} was made and not deleted, but is not found"
        value = _json(answer)
        if answer.status != 200 or "responseFields" in asked or value is None:
            return
        if key in self._gone:
            yield f"{_name(key)} was deleted, but is shown"
        if key[:2] not in self._things and operation != "listProducts":
            return
        for one, seen in self._shown(operation, key, value):
            yield from self._compared(one, seen, texts=not asked - SELECTING)

    def _shown(self, operation: str, key: Shown, value: Any) -> Iterator[tuple[Shown, Body]]:
        match operation:
            case "getCombination":
                yield key, value
            case "listCombinations":
                yield from self._family(key, value)
            case "getProduct":
                yield from self._whole(key, value)
            case "listProducts":
                for product in value["items"]:
                    yield from self._whole((*key, product["id"]), product)

    def _whole(self, key: Shown, product: Body) -> Iterator[tuple[Shown, Body]]:
        if key in self._gone or key in self._things:
            yield key, {name: value for name, value in product.items() if name != "combinations"}
            if "combinations" in product:
                yield from self._family(key, product["combinations"])

    def _family(self, key: Shown, combinations: list[Body]) -> Iterator[tuple[Shown, Body]]:
        shown = {(*key, combination["id"]): combination for combination in combinations}
        yield from shown.items()
        for missing in sorted(self._members(key) - shown.keys()):
            yield missing, {}

    def _compared(self, key: Shown, seen: Body, *, texts: bool) -> Iterator[str]:
        if not seen:
            yield f"{_name(key)} was made and not deleted, but is not shown"
        elif key in self._gone:
            yield f"{_name(key)} was deleted, but is shown"
        elif (memory := self._things.get(key)) is None:
            yield f"{_name(key)} is shown, but nobody made it"
        else:
            yield from (f"{_name(key)}: {problem}" for problem in memory.differences(seen, texts=texts))
            if texts:
                memory.seen, memory.free = seen, set()

    # Writing

    def _written(self, operation: str, key: Shown, request: Request, answer: Answer) -> Iterator[str]:
        if 400 <= answer.status < 500:
            return
        value, body = _json(answer), _sent(request)
        if answer.status != 200 or not isinstance(value, dict):
            self._lose(key)
            return
        names = set(body) if isinstance(body, dict) else set()
        if (
            operation in DATING
            and (names or operation == "deleteCombination")
            and value.get("updateCount", 1)
            and key[:2] in self._things
        ):
            self._things[key[:2]].changed = _date(answer)
        for member in self._members(key[:2]) | {key[:2]}:
            self._free_up(member, self._read_only)
            if b"Translated" in request.body:
                self._free_up(member, {"options"})
        if operation == "createBatch" or "saveCombinations" in request.query:
            self._lose(key)  # It writes more than the contract says of one request.
            return
        match operation:
            case "createProduct" | "createCombination":
                yield from self._made((*key, value.get("id", 0)), _date(answer))
                self._free_up(key, OF_FAMILY)
            case "updateProduct":
                self._free_up(key, _touched(names) | TIMES | {"defaultCombinationId", "inStock"})
                if "media" in names:
                    self._free_up(key, OF_IMAGES)
                if "isShippingRequired" in names:
                    self._free_up(key, {"weight"})
                self._share(key, {"options"} & names | (_touched(names) & STOCK))
            case "adjustProductInventory":
                self._free_up(key, STOCK - {"unlimited"} | TIMES)
                self._share(key, STOCK - {"unlimited"})
            case "updateCombination":
                self._free_up(key, _touched(names))
                self._free_up(key[:2], OF_FAMILY if "options" in names else OF_FAMILY - {"options"})
            case "adjustCombinationInventory":
                self._free_up(key, STOCK - {"unlimited"})
                self._free_up(key[:2], OF_FAMILY - {"options"})
            case "deleteProduct" | "deleteCombination":
                self._bury(key)
                self._free_up(key[:2], OF_FAMILY - {"options"})
            case "deleteAllCombinations":
                for member in self._members(key):
                    self._bury(member)
                self._free_up(key, OF_FAMILY - {"options"})
            case "createBatch":
                self._things.clear()  # Its requests may have changed any of them.
            case _ if len(key) == 1:
                for other in self._things:
                    self._free_up(other, OF_CATEGORIES | TIMES)
            case _:
                self._free_up(key, OF_IMAGES)
                self._free_up(key[:2], TIMES)

    def _made(self, key: Shown, date: float) -> Iterator[str]:
        if key in self._gone or key in self._things:
            yield f"{_name(key)} was made before"
        if len(key) == 2 or key[:2] in self._things:
            self._things[key] = Memory(made=date)

    def _share(self, key: Shown, names: set[str] | frozenset[str]) -> None:
        """With those that have no SKU of their own, or may have none."""
        for member in self._members(key):
            memory = self._things[member]
            own = memory.free is not None and "sku" in memory.seen and "sku" not in memory.free
            self._free_up(member, names - STOCK if own else names)

    def _free_up(self, key: Shown, names: Iterable[str]) -> None:
        if key in self._things:
            self._things[key].free_up(names)

    def _members(self, key: Shown) -> set[Shown]:
        return {other for other in self._things if len(other) == 3 and other[:2] == key[:2]}

    def _bury(self, key: Shown) -> None:
        for other in [other for other in self._things if other[: len(key)] == key]:
            del self._things[other]
            self._gone.add(other)
        for other in self._things:
            self._free_up(other, {"relatedProducts"})

    def _lose(self, key: Shown) -> None:
        """After an answer that leaves open what happened."""
        for other in [other for other in self._things if other[: len(key[:2])] == key[:2]]:
            del self._things[other]


def _key(route: Route) -> Shown:
    names = ("storeId", "productId", "combinationId")
    return tuple(int(unquote(route.values[name])) for name in names if name in route.values)


def _touched(names: set[str]) -> set[str]:
    return names | STOCK if names & {"sku", "quantity", "unlimited"} else names


def _name(key: Shown) -> str:
    return f"combination {key[2]}" if len(key) == 3 else f"product {key[-1]}"


def _date(answer: Answer) -> float:
    try:
        return parsedate_to_datetime(answer.header("Date") or "").timestamp()
    except ValueError:
        return 0


def _json(answer: Answer) -> Any:
    try:
        return read_strictly(answer.body)
    except ValueError:
        return None


def _sent(request: Request) -> Any:
    try:
        return request.json()
    except (ValueError, RecursionError):
        return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _text(value: Any) -> str:
    return "absent" if value is _ABSENT else repr(value)[:100]
