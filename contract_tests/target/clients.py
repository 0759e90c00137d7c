"""Every operation as a call of the public client, from the plain data that a raw request would carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import parse_qsl

from attrs import fields
from ecwid_api import models
from ecwid_client import ApiError, Clock, EcwidClient, EcwidError

from contract_tests.contract.reader import Operation
from contract_tests.target.recorder import LOST, Exchange
from contract_tests.target.target import Account, Target, json_of
from contract_tests.wire import NoAnswerError, Wire, WireTransport


@dataclass(frozen=True, slots=True)
class Seen:
    """What a caller of the client saw: a status, the error code or the value as JSON data, and what is odd about it."""

    status: int
    value: Any
    problems: tuple[str, ...]


def typed(model: Any, body: Mapping[str, Any]) -> Any:
    """An instance made through the constructor, as users write it."""
    names = {_camel(attribute.alias): attribute for attribute in fields(model)}
    decoded = model.from_dict(body)
    return model(**{names[key].alias: getattr(decoded, names[key].name) for key in body})


def public_client(
    target: Target, account: Account, *, wire: Wire | None = None, **settings: Any
) -> EcwidClient:
    return EcwidClient(
        account.store,
        account.token,
        base_url=target.base_url,
        transport=WireTransport(wire or target.recorder, target.base_path),
        **{"requests_per_minute": None, "retries": 0, "clock": quiet_clock(), **settings},
    )


def quiet_clock() -> Clock:
    """Waiting moves its hands and takes no time; chance repeats."""
    hands = [0.0]

    def wait(seconds: float) -> None:
        hands[0] += seconds

    return Clock(monotonic=lambda: hands[0], utc=lambda: hands[0], sleep=wait, chance=Random(0).random)


Ids = Mapping[str, Any]
# The short names of the ids in a path.
IDS = {
    "p": "productId",
    "c": "combinationId",
    "i": "imageId",
    "v": "videoId",
    "f": "fileId",
    "g": "categoryId",
    "k": "classId",
}


def path_of(operation: Operation, store: int, ids: Ids) -> str:
    return operation.template.format(
        storeId=store, **{IDS[key]: id_ for key, id_ in ids.items() if key in IDS}
    )


def _source(body: Any, query: Mapping[str, Any]) -> dict[str, Any]:
    """The image of an upload, or its address."""
    return {"url": query["external_url"]} if "external_url" in query else {"image": body}


VIDEO = "https://videos.example.com/radish"
CALLS: Mapping[str, Callable[[EcwidClient, Ids, Any, Mapping[str, Any]], Any]] = {
    "listCombinations": lambda c, i, b, q: c.combinations.list(i["p"], **q),
    "getCombination": lambda c, i, b, q: c.combinations.get(i["p"], i["c"], **q),
    "createCombination": lambda c, i, b, q: c.combinations.create(i["p"], typed(models.CombinationCreate, b)),
    "updateCombination": lambda c, i, b, q: c.combinations.update(
        i["p"], i["c"], typed(models.CombinationUpdate, b), **q
    ),
    "deleteCombination": lambda c, i, b, q: c.combinations.delete(i["p"], i["c"]),
    "deleteAllCombinations": lambda c, i, b, q: c.combinations.delete_all(i["p"]),
    "adjustCombinationInventory": lambda c, i, b, q: c.combinations.adjust_inventory(
        i["p"], i["c"], b["quantityDelta"], **q
    ),
    "uploadCombinationImage": lambda c, i, b, q: c.combinations.upload_image(i["p"], i["c"], **_source(b, q)),
    "uploadCombinationImageAsync": lambda c, i, b, q: c.combinations.upload_image_async(
        i["p"], i["c"], typed(models.ImageLink, b)
    ),
    "deleteCombinationImage": lambda c, i, b, q: c.combinations.delete_image(i["p"], i["c"]),
    "listProducts": lambda c, i, b, q: c.products.list(**q),
    "createProduct": lambda c, i, b, q: c.products.create(typed(models.ProductCreate, b)),
    "getProduct": lambda c, i, b, q: c.products.get(i["p"], **q),
    "updateProduct": lambda c, i, b, q: c.products.update(i["p"], typed(models.ProductUpdate, b), **q),
    "deleteProduct": lambda c, i, b, q: c.products.delete(i["p"]),
    "adjustProductInventory": lambda c, i, b, q: c.products.adjust_inventory(i["p"], b["quantityDelta"], **q),
    "uploadProductImage": lambda c, i, b, q: c.products.upload_image(i["p"], **_source(b, q)),
    "uploadProductImageAsync": lambda c, i, b, q: c.products.upload_image_async(
        i["p"], typed(models.ImageLink, b)
    ),
    "deleteProductImage": lambda c, i, b, q: c.products.delete_image(i["p"]),
    "uploadProductGalleryImage": lambda c, i, b, q: c.products.upload_gallery_image(i["p"], **_source(b, q)),
    "uploadProductGalleryImageAsync": lambda c, i, b, q: c.products.upload_gallery_image_async(
        i["p"], typed(models.ImageLink, b)
    ),
    "deleteProductGalleryImage": lambda c, i, b, q: c.products.delete_gallery_image(i["p"], i["i"]),
    "deleteAllProductGalleryImages": lambda c, i, b, q: c.products.delete_all_gallery_images(i["p"]),
    "updateProductMedia": lambda c, i, b, q: c.products.update_media(
        i["p"], typed(models.ProductMediaUpdate, b)
    ),
    "uploadProductVideo": lambda c, i, b, q: c.products.upload_video(i["p"], url=VIDEO),
    "deleteProductVideo": lambda c, i, b, q: c.products.delete_video(i["p"]),
    "uploadProductGalleryVideo": lambda c, i, b, q: c.products.upload_gallery_video(i["p"], url=VIDEO),
    "getProductGalleryVideo": lambda c, i, b, q: c.products.get_gallery_video(i["p"], i["v"]),
    "updateProductGalleryVideo": lambda c, i, b, q: c.products.update_gallery_video(
        i["p"], i["v"], **_source(b, q)
    ),
    "uploadProductFile": lambda c, i, b, q: c.products.upload_file(i["p"], body=b, **{"file_name": "a", **q}),
    "downloadProductFile": lambda c, i, b, q: c.products.download_file(i["p"], i["f"]),
    "updateProductFile": lambda c, i, b, q: c.products.update_file(i["p"], i["f"], b["description"]),
    "deleteProductFile": lambda c, i, b, q: c.products.delete_file(i["p"], i["f"]),
    "deleteAllProductFiles": lambda c, i, b, q: c.products.delete_all_files(i["p"]),
    "listCategories": lambda c, i, b, q: c.categories.list(**q),
    "createCategory": lambda c, i, b, q: c.categories.create(typed(models.CategoryCreate, b)),
    "getCategory": lambda c, i, b, q: c.categories.get(i["g"], **q),
    "updateCategory": lambda c, i, b, q: c.categories.update(i["g"], typed(models.CategoryUpdate, b)),
    "deleteCategory": lambda c, i, b, q: c.categories.delete(i["g"]),
    "uploadCategoryImage": lambda c, i, b, q: c.categories.upload_image(i["g"], **_source(b, q)),
    "uploadCategoryImageAsync": lambda c, i, b, q: c.categories.upload_image_async(
        i["g"], typed(models.ImageLink, b)
    ),
    "deleteCategoryImage": lambda c, i, b, q: c.categories.delete_image(i["g"]),
    "assignCategoryProducts": lambda c, i, b, q: c.categories.assign_products(i["g"], b["productIds"]),
    "unassignCategoryProducts": lambda c, i, b, q: c.categories.unassign_products(i["g"], b["productIds"]),
    "listCategoriesByPath": lambda c, i, b, q: c.categories.list_by_path(path="A", delimiter="/"),
    "listClasses": lambda c, i, b, q: c.classes.list(),
    "createClass": lambda c, i, b, q: c.classes.create(typed(models.ProductClassCreate, b)),
    "getClass": lambda c, i, b, q: c.classes.get(i["k"]),
    "updateClass": lambda c, i, b, q: c.classes.update(i["k"], typed(models.ProductClassUpdate, b)),
    "deleteClass": lambda c, i, b, q: c.classes.delete(i["k"]),
    "deleteAllProducts": lambda c, i, b, q: c.products.delete_all(),
    "listDeletedProducts": lambda c, i, b, q: c.products.list_deleted(**q),
    "getProductFilters": lambda c, i, b, q: c.products.get_filters(filter_fields="price"),
    "queryProductFilters": lambda c, i, b, q: c.products.query_filters(
        typed(models.ProductFiltersParams, b["params"])
    ),
    "listBrands": lambda c, i, b, q: c.brands.list(**q),
    "listSwatches": lambda c, i, b, q: c.swatches.list(),
    "listSwatchesRecent": lambda c, i, b, q: c.swatches.list_recent(),
    "getProfile": lambda c, i, b, q: c.profile.get(),
    "updateProfile": lambda c, i, b, q: c.profile.update(typed(models.StoreProfileUpdate, b)),
    "createBatch": lambda c, i, b, q: c.batch.create([typed(models.BatchRequest, one) for one in b]),
    "getBatch": lambda c, i, b, q: c.batch.get(ticket=i["t"]),
    "deleteBatch": lambda c, i, b, q: c.batch.delete(ticket_id=i["t"]),
    "cancelBatchGroup": lambda c, i, b, q: c.batch.cancel_group(group_id="a group of nobody"),
}


def through_client(
    client: EcwidClient, target: Target, operation: str, ids: Ids, body: Any, query: Mapping[str, Any]
) -> Seen:
    """Call the client once and compare what it sent and returned with what passed over the wire."""
    before = len(target.recorder.history)
    arguments = {_snake(name): value for name, value in query.items()}
    problems: list[str] = []
    value: Any = None
    try:
        value = as_json(CALLS[operation](client, ids, body, arguments))
    except ApiError as error:
        value = {"errorCode": error.error_code}
        problems += _error_problems(error, target.recorder.history[before])
    except EcwidError as error:
        if target.recorder.history[before:] and target.recorder.history[-1].answer is LOST:
            raise NoAnswerError(str(error)) from error
        problems.append(f"the client raised {type(error).__name__}: {error}")
    sent = target.recorder.history[before:]
    status = sent[0].answer.status if sent else 0
    if status == 200 and not problems and not strictly_equal(value, json_of(sent[-1].answer)):
        problems.append(f"the client returned {value!r} for {sent[-1].answer.body[:300]!r}")
    problems += _sent_problems(target, client, operation, ids, body, query, sent)
    return Seen(status, value, tuple(problems))


def _error_problems(error: ApiError, exchange: Exchange) -> Iterator[str]:
    said = json_of(exchange.answer)
    code = said.get("errorCode") if isinstance(said, dict) else None
    if error.error_code != code:
        yield f"the client's error_code is {error.error_code!r}, the answer's {code!r}"
    if error.status_code != exchange.answer.status:
        yield f"the client's status_code is {error.status_code}, the answer's {exchange.answer.status}"


def as_json(result: Any) -> Any:
    """JSON data of what a client method returned."""
    if isinstance(result, list):
        return [item.to_dict() for item in result]
    return None if result is None else result.to_dict()


def strictly_equal(left: Any, right: Any) -> bool:
    """Equal as JSON texts would be: 10 is not 10.0, true is not 1."""
    if type(left) is not type(right):
        return isinstance(left, str) and isinstance(right, str) and str(left) == str(right)
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(strictly_equal(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(strictly_equal, left, right))
    return bool(left == right)


def _sent_problems(
    target: Target,
    client: EcwidClient,
    operation: str,
    ids: Ids,
    body: Any,
    query: Mapping[str, Any],
    sent: list[Exchange],
) -> list[str]:
    looks = [exchange for exchange in sent[1:] if exchange.request.method == "GET"]
    if (
        operation == "createCombination"
        and sent
        and sent[0].answer.status == 409
        and len(looks) == len(sent) - 1
    ):
        sent = sent[:1]  # After a conflict it may look who holds the options; it must not write again.
    if len(sent) != 1:
        return [f"the client sent {len(sent)} requests for one {operation}"]
    request = sent[0].request
    described = target.contract.operations[operation]
    path = path_of(described, client.store_id, ids)
    problems = []
    if (request.method, request.path) != (described.method, path):
        problems.append(
            f"the client sent {request.method} {request.path}, expected {described.method} {path}"
        )
    wanted = {name: _in_query(value) for name, value in query.items()}
    if dict(parse_qsl(request.query, keep_blank_values=True)) != wanted:
        problems.append(f"the client sent the query {request.query!r}, expected {wanted}")
    if isinstance(body, bytes):
        if request.body != body or request.header("Content-Type") != "application/octet-stream":
            problems.append("the client changed the image or its media type")
    elif body is None:
        if request.body:
            problems.append(f"the client sent a body with {operation}: {request.body[:100]!r}")
    elif request.header("Content-Type") != "application/json" or not strictly_equal(
        json.loads(request.body), body
    ):
        problems.append(f"the client sent {request.body[:300]!r}, expected {body!r}")
    return problems


def _in_query(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()
