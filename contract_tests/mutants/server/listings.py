"""Defects of the lists beside the products: filters, brands, what was deleted, swatches, the profile."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from contract_tests.mutants.registry import FORM, STATE, Call, as_json, changed, defect, value_of
from contract_tests.mutants.server.common import asked_otherwise
from contract_tests.mutants.server.filters import asked_besides
from contract_tests.wire import Answer

FACETS = ("getProductFilters", "queryProductFilters")


def _groups(answer: Answer, change: Any) -> Answer:
    if answer.status != 200:
        return answer
    return changed(answer, filters={n: change(n, g) for n, g in value_of(answer)["filters"].items()})


@defect("L01", STATE, "filters show more values than asked for", "getProductFilters")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "filterFacetLimit", lambda _: "")


@defect("L02", STATE, "the least price of the filters is 0", *FACETS)
def _(call: Call) -> Answer:
    return _groups(call.passed(), lambda name, group: {**group, "minValue": 0} if name == "price" else group)


@defect("L03", STATE, "filters in a body count all products", "queryProductFilters")
def _(call: Call) -> Answer:
    params = call.body.get("params")
    if not isinstance(params, dict) or "filterFields" not in params:
        return call.passed()
    return call.with_body(params={name: params[name] for name in params if name.startswith("filter")})


@defect("L04", STATE, "filters come in the order of the alphabet", *FACETS)
def _(call: Call) -> Answer:
    return _groups(
        call.passed(),
        lambda name, group: (
            {**group, "values": sorted(group["values"], key=lambda value: value["title"])}
            if "values" in group
            else group
        ),
    )


@defect("L05", STATE, "filters also show values without a product", *FACETS)
def _(call: Call) -> Answer:
    none = {"id": "onsale", "title": "On sale", "productCount": 0}

    def filled(name: str, group: dict[str, Any]) -> dict[str, Any]:
        shown = group.get("values", [])
        is_there = name != "onsale" or any(value.get("id") == "onsale" for value in shown)
        return group if is_there else {**group, "values": [none, *shown]}

    return _groups(call.passed(), filled)


@defect("L06", STATE, "brands of disabled products are always listed", "listBrands")
def _(call: Call) -> Answer:
    return asked_besides(call, hidden_brands="true")


@defect("L07", STATE, "brands always come by their number of products", "listBrands")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "sortBy", lambda _: "")


@defect("L08", FORM, "a page of brands has a limit of 0", "listBrands")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, limit=0) if answer.status == 200 else answer


@defect("L09", STATE, "the offset of brands is overlooked", "listBrands")
def _(call: Call) -> Answer:
    answer = call.passed()
    first = asked_otherwise(call, "offset", lambda _: "")
    offset = (value_of(answer) or {}).get("offset")
    return changed(first, offset=offset) if answer.status == 200 else answer


@defect("L10", STATE, "what was deleted is listed whenever it was", "listDeletedProducts")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "from_date", lambda _: "")


@defect("L11", STATE, "what was deleted is not listed", "listDeletedProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, items=[], count=0, total=0) if answer.status == 200 else answer


@defect("L12", FORM, "times of deletions are written as ISO 8601", "listDeletedProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(
        answer,
        items=[{**item, "date": item["date"].replace(" ", "T", 1)} for item in value_of(answer)["items"]],
    )


@defect("L13", STATE, "no more than ten deleted products are listed by themselves", "listDeletedProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or "limit=" in call.request.query:
        return answer
    items = value_of(answer)["items"][:10]
    return changed(answer, items=items, count=len(items))


@defect("L14", STATE, "an update of the profile empties the rest of its group", "updateProfile")
def _(call: Call) -> Answer:
    shown = value_of(call.besides("GET", f"/{call.ids['storeId']}/profile"))
    if not isinstance(shown, dict):
        return call.passed()
    company = call.body.get("company")
    if not isinstance(company, dict):
        return call.passed()
    emptied = {name: "" for name, text in shown.get("company", {}).items() if isinstance(text, str)}
    return call.with_body(company={**emptied, **company})


@defect("L15", FORM, "an update of the profile does not say `success`", "updateProfile")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, success=...) if answer.status == 200 else answer


@defect("L16", STATE, "languages of the profile cannot be changed", "updateProfile")
def _(call: Call) -> Answer:
    return call.with_body(languages=...) if "languages" in call.body else call.passed()


@defect("L17", STATE, "sections of filters are kept in the order of their kinds", "updateProfile")
def _(call: Call) -> Answer:
    settings = call.body.get("productFiltersSettings")
    settings = settings if isinstance(settings, dict) else {}
    sections = settings.get("filterSections")
    if not isinstance(sections, list) or not all(isinstance(s, dict) for s in sections):
        return call.passed()
    ordered = sorted(sections, key=lambda section: str(section.get("type")))
    return call.with_body(productFiltersSettings={**settings, "filterSections": ordered})


@defect("L18", STATE, "an update of the profile reaches the other store", "updateProfile")
def _(call: Call) -> Answer:
    answer = call.passed()
    others = [name.removeprefix("token:") for name in call.memory if name.startswith("token:")]
    for other in others:
        if other != call.ids["storeId"] and answer.status == 200:
            body = json.dumps(call.body).encode()
            headers = tuple(p for p in call.request.headers if p[0].lower() != "authorization")
            token = (("Authorization", f"Bearer {call.memory['token:' + other]}"),)
            call.forward(
                replace(call.request, target=f"/{other}/profile", headers=headers + token, body=body)
            )
    return answer


@defect("L19", STATE, "the list of swatches is empty", "listSwatches")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"colors": []}) if answer.status == 200 else answer
