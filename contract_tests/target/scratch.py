"""Products that the tests make for themselves and remove again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from contract_tests.contract.bodies import IDS, sample
from contract_tests.contract.reader import Operation
from contract_tests.ending import RunEndedError
from contract_tests.target.redaction import Redaction
from contract_tests.target.target import Target, secrets_of
from contract_tests.wire import Answer, NoAnswerError, json_request

PREFIX = "contract-scratch-"
NAME = "Contract test scratch"
TRIES = 3
Made = TypeVar("Made")


class ScratchError(Exception):
    """The server did not let us make what we need."""


# What reading an answer raises when the answer is not what it must be.
UNREADABLE = (ScratchError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


def persistently(make: Callable[[], Made]) -> Made:
    """What `make` returns; it is called again when an answer was lost on the way."""
    for _ in range(TRIES - 1):
        with suppress(NoAnswerError):
            return make()
    return make()


class Scratch:
    """What it sends is not counted as reached by the tests."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.products: list[int] = []
        self.others: list[str] = []
        # A letter before the number: no search of the state machine, for `{run}-{example}-*`, finds them.
        self.prefix = f"{PREFIX}{target.run}-s{next(target.numbers)}-"
        self._made = 0

    def send(self, method: str, path: str, body: object = None) -> Answer:
        account = self.target.accounts[0]
        return self.target.recorder.quiet(
            json_request(method, f"/{account.store}{path}", body, token=account.token)
        )

    def product(self, **fields: Any) -> int:
        self._made += 1
        body = {
            "name": NAME,
            "sku": f"{self.prefix}{self._made}",
            "enabled": False,
            "price": 10,
            "quantity": 10,
            **fields,
        }
        answer = self.send("POST", "/products", body)
        product_id = self._id(answer, "a scratch product")
        self.products.append(product_id)
        return product_id

    def combination(self, product_id: int, value: str, **fields: Any) -> int:
        body = {"options": [{"name": "Size", "value": value}], **fields}
        return self._id(
            self.send("POST", f"/products/{product_id}/combinations", body), "a scratch combination"
        )

    def media(self, product_id: int) -> dict[str, int]:
        """Ids of an image and a video in the gallery of a product, `i` and `v`, and of a file, `f`."""
        link = {"url": "https://images.example.com/a.png", "width": 1, "height": 1}
        ids = [
            self._id(self.send("POST", f"/products/{product_id}/gallery/async", link), "an image")
            for _ in range(2)
        ]
        file = f"/products/{product_id}/files?fileName=a&externalUrl=https%3A%2F%2Fimages.example.com%2Fa.png"
        return {
            "i": ids[-1],
            "v": self.made("videoId", {"productId": product_id}),
            "f": self._id(self.send("POST", file), "a file"),
        }

    def category(self, name: str = "") -> int:
        return self._other("/categories", name)

    def product_class(self) -> int:
        return self._other("/classes")

    def _other(self, path: str, name: str = "") -> int:
        """What is not below a product; never in a live store."""
        body = {"name": name or f"{NAME} {self.own_sku()}"}
        made = self._id(self.send("POST", path, body), f"one of {path}")
        self.others.append(f"{path}/{made}")
        return made

    def ids(self, *operations: Operation) -> dict[str, Any]:
        """Ids of new things, by the names of the parameters that the operations need."""
        names = {one.name for operation in operations for one in operation.parameters if one.required}
        product = self.product()
        ids: dict[str, Any] = {"storeId": self.target.accounts[0].store, "productId": product}
        if "combinationId" in names:
            ids["combinationId"] = self.combination(product, "ours", sku=self.own_sku(), quantity=5)
        if names & {"categoryId", "path"}:
            ids["path"] = f"{NAME} {self.own_sku()}"
            ids["categoryId"] = self.category(ids["path"])
        if "classId" in names:
            ids["classId"] = self.product_class()
        if names & {"imageId", "videoId", "fileId"}:
            ids |= {IDS[short]: id_ for short, id_ in self.media(product).items()}
        if names & {"ticket", "ticketId"}:
            batch = self.send("POST", "/batch", [{"path": "/profile", "method": "GET"}])
            ids |= dict.fromkeys(("ticket", "ticketId"), batch.json()["ticket"])
        for name in dict.fromkeys(one for operation in operations for one in operation.ids):
            if name not in ids:
                ids[name] = self.made(name, ids)
        return ids

    def made(self, name: str, ids: Mapping[str, Any]) -> int:
        """The id of a new thing, made by the operation that the contract's links lead from; 1 where none does."""
        maker = self.target.contract.maker(name)
        if maker is None:
            return 1
        account = self.target.accounts[0]
        request = sample(maker, {"storeId": account.store, **ids}, self.own_sku(), token=account.token)
        answer = self.target.recorder.quiet(request)
        id_ = self._id(answer, f"what has a {name}")
        self.note(maker, id_)
        return id_

    def note(self, maker: Operation, id_: int) -> None:
        """What a test has made by itself; it is removed like the rest."""
        if maker.id == "createProduct":
            self.products.append(id_)
        elif "{productId}" not in maker.template and self.target.contract.remover(maker):
            self.others.append(f"{maker.template.removeprefix('/{storeId}')}/{id_}")

    def own_sku(self) -> str:
        self._made += 1
        return f"{self.prefix}{self._made}"

    def discard(self, product_id: int) -> None:
        self.send("DELETE", f"/products/{product_id}")
        if product_id in self.products:
            self.products.remove(product_id)

    def remove_all(self) -> None:
        """What stays after a lost answer is left to the end of the run."""
        with suppress(NoAnswerError):
            for product_id in reversed(self.products):
                self.send("DELETE", f"/products/{product_id}")
            for path in self.others:
                self.send("DELETE", path)
        self.products.clear()
        self.others.clear()

    def check_access(self, answer: Answer, what: str) -> None:
        """
        Raises:
            RunEndedError: the plan or the token does not allow it. Without it nothing can be tested.
        """
        if answer.status in (402, 403):
            raise RunEndedError(f"the server refuses {what}: {answer.status} {self._said(answer)}")

    def _id(self, answer: Answer, what: str) -> int:
        self.check_access(answer, what)
        if answer.status != 200:
            raise ScratchError(
                f"the server answered {answer.status} to the creation of {what}: {self._said(answer)}"
            )
        try:
            return int(answer.json()["id"])
        except (ValueError, KeyError, TypeError) as exc:
            raise ScratchError(f"the server named no id for {what}: {self._said(answer)}") from exc

    def _said(self, answer: Answer) -> str:
        """The beginning of a body; this may be printed, so it must not repeat the token."""
        hide = Redaction(secrets_of(self.target.accounts))
        return hide(answer.body.decode("utf-8", "replace"))[:200]
