"""Defects of the lists beside the products: filters, brands, what was deleted, swatches, the profile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import FORM, STATE, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Object,
    also,
    always_asked,
    as_json,
    changed,
    each_item,
    json,
    lost,
    objects,
    overlooks,
    sent,
    shows,
    when,
)
from contract_tests.wire import Answer, json_request

FACETS = "getProductFilters queryProductFilters"


def _groups(change: Callable[[str, Object], Object]) -> Spoil:
    """Each group of filters is shown with changed fields."""
    return shows(filters=lambda groups: {name: {**g, **change(name, g)} for name, g in groups.items()})


def _with_empty_sale(name: str, group: Object) -> Object:
    shown = group.get("values", [])
    if name != "onsale" or any(value.get("id") == "onsale" for value in shown):
        return {}
    return {"values": [{"id": "onsale", "title": "On sale", "productCount": 0}, *shown]}


def _by_title(_: str, group: Object) -> Object:
    values = sorted(group.get("values", ()), key=lambda value: value["title"])
    return {"values": values} if values else {}


def _without_questions(params: Object) -> Object:
    return {name: params[name] for name in params if name.startswith("filter")}


def _emptied(call: Call) -> Answer:
    company = call.seen(f"{call.store}/profile").get("company", {})
    emptied = {name: "" for name, text in company.items() if isinstance(text, str)}
    return call.with_body(company={**emptied, **call.body["company"]})


def _has_sections(settings: Any) -> bool:
    return isinstance(settings, dict) and (
        settings.get("filterSections") == [] or bool(objects(settings.get("filterSections")))
    )


def _sections_by_type(settings: Object) -> Object:
    ordered = sorted(settings["filterSections"], key=lambda section: str(section.get("type")))
    return {**settings, "filterSections": ordered}


def _write_to_others(call: Call) -> None:
    for store, token in call.tokens.items():
        if store != call.ids["storeId"]:
            call.forward(json_request("PUT", f"/{store}/profile", call.body, token=token))


DEFECTS = {
    "L01 getProductFilters: filters show more values than asked for": overlooks("filterFacetLimit"),
    f"L02 {FACETS}: the least price of the filters is 0": _groups(
        lambda name, _: {"minValue": 0} if name == "price" else {}
    ),
    "L03 queryProductFilters: filters in a body count all products": sent(
        "params", lambda v: isinstance(v, dict) and "filterFields" in v, to=_without_questions
    ),
    f"L04 {FACETS}: filters come in the order of the alphabet": _groups(_by_title),
    f"L05 {FACETS}: filters also show values without a product": _groups(_with_empty_sale),
    "L06 listBrands: brands of disabled products are always listed": always_asked(hidden_brands="true"),
    "L07 listBrands: brands always come by their number of products": overlooks("sortBy"),
    "L10 listDeletedProducts: what was deleted is listed whenever it was": overlooks("from_date"),
    "L11 listDeletedProducts: what was deleted is not listed": shows(items=[], count=0, total=0),
    "L13 listDeletedProducts: no more than ten deleted products are listed by themselves": when(
        lambda call: "limit=" not in call.request.query,
        shows(items=lambda items: items[:10], count=lambda count: min(count, 10)),
    ),
    "L14 updateProfile: an update of the profile empties the rest of its group": when(
        lambda call: isinstance(call.body.get("company"), dict), _emptied
    ),
    "L16 updateProfile: languages of the profile cannot be changed": lost("languages"),
    "L17 updateProfile: sections of filters are kept in the order of their kinds": sent(
        "productFiltersSettings", _has_sections, to=_sections_by_type
    ),
    "L18 updateProfile: an update of the profile reaches the other store": also(_write_to_others),
    "L19 listSwatches: the list of swatches is empty": json(lambda _: {"colors": []}),
}

seed(STATE, DEFECTS)
seed(
    FORM,
    {
        "L08 listBrands: a page of brands has a limit of 0": shows(limit=0),
        "L12 listDeletedProducts: times of deletions are written as ISO 8601": each_item(
            date=lambda text: text.replace(" ", "T", 1)
        ),
        "L15 updateProfile: an update of the profile does not say `success`": shows(success=...),
    },
)


@defect("S165 updateProfile getProfile: what can only be read of the account is taken from an update")
def _(call: Call) -> Answer:
    if call.operation == "updateProfile":
        sent = (call.body.get("account") or {}).get("whiteLabel")
        call.memory["label"] = call.memory.get("label") if sent is None else sent
        return call.passed()
    label = call.memory.get("label")
    return call.passed() if label is None else shows(account=lambda a: {**a, "whiteLabel": label})(call)


@defect("S166 updateProfile: what is written of taxes is lost")
def _(call: Call) -> Answer:
    if set(call.body) - {"taxSettings"}:
        return call.with_body(taxSettings=...)
    return as_json(Answer(200), {"success": True, "updateCount": 1})


@defect("L09 listBrands: the offset of brands is overlooked")
def _(call: Call) -> Answer:
    answer = call.passed()
    first = overlooks("offset")(call)
    return changed(first, offset=value_of(answer)["offset"]) if answer.status == 200 else answer
