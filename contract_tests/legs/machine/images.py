"""Rules of images."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.machine import strategies
from contract_tests.legs.machine.things import OK
from contract_tests.legs.machine.world import VIA_CLIENT, WHICH, Machine


class ImageRules(Machine):
    @rule(which=WHICH, image=st.sampled_from((PNG, GIF)), client=VIA_CLIENT, how=WHICH)
    def upload_image(self, which: int, image: bytes, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        value = self.act("uploadCombinationImage", OK, ids, image, client=client)
        self._image_taken("uploadCombinationImage", ids, value)
        self.read_back(product.id, how)

    @rule(which=WHICH, address=st.sampled_from(strategies.ADDRESSES), client=VIA_CLIENT, how=WHICH)
    def upload_image_by_address(self, which: int, address: str, client: bool, how: int) -> None:
        if self.target.is_live:
            return  # There is nothing at these addresses.
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        value = self.act("uploadCombinationImage", OK, ids, query={"externalUrl": address}, client=client)
        self._image_taken("uploadCombinationImage", ids, value)
        if combination.replaced == address:
            combination.replaced = None  # It was fetched from the same address as before.
        self.read_back(product.id, how)

    @rule(which=WHICH, address=st.sampled_from(strategies.ADDRESSES), client=VIA_CLIENT, how=WHICH)
    def upload_image_later(self, which: int, address: str, client: bool, how: int) -> None:
        if self.target.is_live:
            return
        product, combination = self.combination(which)
        ids, body = {"p": product.id, "c": combination.id}, {"url": address, "width": 12, "height": 9}
        value = self.act("uploadCombinationImageAsync", OK, ids, body, client=client)
        self._image_taken("uploadCombinationImageAsync", ids, value, address)
        self.read_back(product.id, how)

    def _image_taken(self, operation: str, ids: Mapping[str, int], value: Any, address: str = "") -> None:
        problems = self.home.store.image_uploaded(ids["p"], ids["c"], (value or {}).get("id"), address)
        self._fail_if(operation, "id", problems)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_image(self, which: int, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        expected = self.home.store.delete_image(product.id, combination.id)
        self.act("deleteCombinationImage", expected, ids, client=client)
        self.home.store.image_deleted(product.id, combination.id)
        self.read_back(product.id, how)
