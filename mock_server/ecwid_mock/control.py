"""What a test or a person does to a mock besides sending requests: reset, snapshots, scenarios, stores, faults."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import orjson

from .engine import Engine
from .faults.fault import Fault
from .messages import Json, JsonObject
from .rules.assumptions import Behaviour
from .seed import fill
from .seed.scenarios import SCENARIOS
from .seed.stores import Store
from .storage import files


class Control:
    """Controls one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._first_behaviour = engine.service.behaviour
        self._snapshots: dict[str, sqlite3.Connection] = {}

    def start(self, stores: Sequence[Store]) -> None:
        """Open the stores of the database; fill an empty one.

        Raises:
            DatabaseError: what is in the database cannot be read.
        """
        database, accounts = self.engine.database, self.engine.service.accounts
        try:
            accounts.open()
        except files.DAMAGE as error:
            raise files.DatabaseError(files.advice(database.path, error)) from error
        if not accounts.stores:
            self._fill(stores)
        database.mark_start()

    def _fill(self, stores: Sequence[Store]) -> None:
        database = self.engine.database
        with database.change():
            for store in stores:
                fill.put_store(database, store, self.behaviour, self._now())
        self.engine.settle_open_batch()
        self.engine.service.accounts.open()

    def _now(self) -> int:
        return int(self.engine.clock.now())

    @property
    def behaviour(self) -> Behaviour:
        return self.engine.service.behaviour

    @behaviour.setter
    def behaviour(self, behaviour: Behaviour) -> None:
        self.engine.service.behaviour = behaviour

    def close(self) -> None:
        """Commit and close the database; closing twice is fine."""
        with self.engine.lock:
            if not self.engine.closed:
                self.engine.close()
                for copy in self._snapshots.values():
                    copy.close()

    def reset(self) -> None:
        """Go back to the state at the start. Snapshots are kept."""
        engine = self.engine
        with engine.lock:
            engine.check_open()
            engine.database.back_to_start()
            self.behaviour = self._first_behaviour
            engine.service.accounts.open()
            engine.clock.reset()
            engine.faults.clear()
            engine.journal.clear()

    def mark_start(self) -> None:
        """Let `reset` lead to the present data from now on."""
        with self.engine.lock:
            self.engine.check_open()
            self.engine.settle_open_batch()
            self.engine.database.mark_start()

    def use_scenario(self, name: str) -> None:
        """Reset, then make every store and the faults what a scenario says. `KeyError` when there is none."""
        scenario = SCENARIOS[name]
        with self.engine.lock:
            self.reset()
            if scenario.products is not None:
                self._refill(scenario.products())
            for fault in scenario.faults:
                self.add_fault(fault)
            if scenario.requests_per_minute is not None:
                per_minute = scenario.requests_per_minute
                self.behaviour = attrs.evolve(self.behaviour, requests_per_minute=per_minute)

    def _refill(self, products: Sequence[Mapping[str, Any]]) -> None:
        database = self.engine.database
        with database.change():
            for store_id in self.store_ids:
                database.delete_products(store_id)
                for product in products:
                    fill.put_product(database, store_id, product, self.behaviour, self._now())
        self.engine.settle_open_batch()

    def snapshot(self, name: str = "") -> None:
        """Keep a copy of all data under a name."""
        with self.engine.lock:
            self.engine.check_open()
            self.engine.settle_open_batch()
            old = self._snapshots.pop(name, None)
            if old is not None:
                old.close()
            self._snapshots[name] = self.engine.database.copy()

    def restore(self, name: str = "") -> None:
        """Back to the data of a snapshot; clock, faults and journal go on. `KeyError` when there is none."""
        with self.engine.lock:
            self.engine.check_open()
            self.engine.database.replace(self._snapshots[name])
            self.engine.service.accounts.open()

    def drop_snapshot(self, name: str = "") -> None:
        """Forget a copy. `KeyError` when there is none."""
        with self.engine.lock:
            self._snapshots.pop(name).close()

    @property
    def snapshots(self) -> list[str]:
        return sorted(self._snapshots)

    @property
    def store_ids(self) -> list[int]:
        return sorted(self.engine.service.accounts.stores)

    def add_store(self, store: Store) -> None:
        """Add a store; `ValueError` when there is one with its id."""
        with self.engine.lock:
            self.engine.check_open()
            if store.id in self.store_ids:
                raise ValueError(f"there is a store {store.id} already")
            self._fill([store])

    def set_token(self, store: Store) -> None:
        """Give an existing store the token and scopes of the given one."""
        with self.engine.lock:
            self.engine.check_open()
            with self.engine.database.change():
                fill.put_token(self.engine.database, store)
            self.engine.settle_open_batch()
            self.engine.service.accounts.open()

    def stores_json(self) -> list[JsonObject]:
        """Id, plan and number of products of each store."""
        with self.engine.lock:
            self.engine.check_open()
            return [
                {"id": id, "plan": store.plan, "products": self.engine.database.product_count(id)}
                for id, store in sorted(self.engine.service.accounts.stores.items())
            ]

    def products_json(self, store_id: int, *, text: str = "", offset: int, limit: int) -> Json:
        """A page of a store's products, as the contract has it; `Refusal` when there is no such store."""
        with self.engine.lock:
            self.engine.check_open()
            document: Json = orjson.loads(self.engine.service.product_page(store_id, text, offset, limit))
            return document

    def edit(self, operation: str, store_id: int, ids: Sequence[int], body: bytes) -> None:
        """Change a product or combination without a token: `body` is that of `operation`. Not in the journal.

        Raises:
            Refusal: what the rules refuse; nothing was changed.
        """
        known = {known.id: known for known in self.engine.contract.operations}
        with self.engine.lock:
            self.engine.check_open()
            self.engine.service.edit(known[operation], store_id, [*ids], body)
            self.engine.settle_open_batch()

    @property
    def faults(self) -> list[JsonObject]:
        """The rules that are set, with their counters."""
        with self.engine.lock:
            return self.engine.faults.to_json()

    def add_fault(self, fault: Fault) -> int:
        """Set a rule; the first one that fires decides. Returns its id.

        Raises:
            ValueError: it is for an operation that the contract does not have.
        """
        known = [operation.id for operation in self.engine.contract.operations]
        if fault.operation not in ("*", *known):
            raise ValueError(f"there is no operation {fault.operation!r}; there are {', '.join(known)}")
        with self.engine.lock:
            return self.engine.faults.add(fault, self.engine.clock.now())

    def remove_fault(self, id: int) -> bool:
        """Whether there was such a rule."""
        with self.engine.lock:
            return self.engine.faults.remove(id)

    def clear_faults(self) -> None:
        """Remove all faults."""
        with self.engine.lock:
            self.engine.faults.clear()
