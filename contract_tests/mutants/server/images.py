"""Defects of images."""

from __future__ import annotations

from typing import Any

from contract_tests.contract.fields import IMAGE_FIELDS
from contract_tests.mutants.registry import STATE, Call, changed, defect, every_combination, value_of
from contract_tests.mutants.server.common import READS, and_deletes, products, with_addresses
from contract_tests.wire import Answer


@defect("S20", STATE, "the deletion of no image counts 1", "deleteCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, deleteCount=1) if answer.status == 200 else answer


@defect("S21", STATE, "a deleted image is still shown", "deleteCombinationImage", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "deleteCombinationImage":
        before = call.shown()
        fields = {name: before[name] for name in IMAGE_FIELDS if name in before}
        if fields:
            kept[before["id"]] = fields
        return call.passed()
    return every_combination(call.passed(), lambda c: {**kept.get(c["id"], {}), **c})


@defect("S30", STATE, "an update loses the image", "updateCombination")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.item}/image")


@defect("S50", STATE, "a later image is shown under another address", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "originalImageUrl": c["originalImageUrl"] + "?v=2"} if "originalImageUrl" in c else c,
    )


@defect("S52", STATE, "the deletion of an image deletes the combination", "deleteCombinationImage")
def _(call: Call) -> Answer:
    return and_deletes(call, call.item)


@defect("S87", STATE, "one thumbnail stays when the image is deleted", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("thumbnails", {})

    def haunted(combination: dict[str, Any]) -> dict[str, Any]:
        if "hdThumbnailUrl" in combination:
            kept[combination["id"]] = combination["hdThumbnailUrl"]
        shown = kept.get(combination["id"])
        return {"hdThumbnailUrl": shown, **combination} if shown else combination

    return every_combination(call.passed(), haunted)


@defect("S106", STATE, "new options lose the image", "updateCombination")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.item}/image", when="options" in call.body)


@defect("S118", STATE, "a refused image takes the old one away", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 422:
        call.besides("DELETE", f"{call.item}/image")
    return answer


@defect("S120", STATE, "every image has the same id", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(answer, id=call.memory.setdefault("image", value_of(answer)["id"]))


@defect("S128", STATE, "a linked image does not replace another", "uploadCombinationImageAsync", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "uploadCombinationImageAsync":
        before = call.shown()
        answer = call.passed()
        if answer.status == 200 and "originalImageUrl" in before:
            kept[before["id"]] = before["originalImageUrl"]
        return answer
    return with_addresses(call.passed(), kept)


@defect("S152", STATE, "the deletion of an image takes the siblings' along", "deleteCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for sibling in call.listed():
            call.besides("DELETE", f"{call.product}/combinations/{sibling['id']}/image")
    return answer


@defect("S155", STATE, "a product's deletion takes the next one's images along", "deleteProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        own = int(call.ids["productId"])
        for path in [path for path in products(call) if int(path.rpartition("/")[2]) > own][:1]:
            for combination in value_of(call.besides("GET", path))["combinations"]:
                call.besides("DELETE", f"{path}/combinations/{combination['id']}/image")
    return answer
