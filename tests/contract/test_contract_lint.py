"""Each house rule notices its breach, at the right line, and no other rule is disturbed by it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from codegen.document import Document, mappings
from codegen.lint_contract import complaints
from codegen.rules import ALL, HOUSE, STAGES, Rule, name_of
from codegen.rules.structure import valid_openapi

ROOT = Path(__file__).parents[2]
CONTRACT = (ROOT / "openapi.yaml").read_text(encoding="utf-8")


@frozen
class Breach:
    """Behind `after`, `old` becomes `new`; the rule is expected to complain about the line of `at`."""

    rule: str
    old: str
    new: str
    after: str = ""
    at: str = ""
    everywhere: bool = False

    def apply(self) -> tuple[str, int]:
        """The broken contract, and the line to blame."""
        start = CONTRACT.index(self.after)
        place = CONTRACT.index(self.old, start + len(self.after))
        end = place + len(self.old)
        broken = CONTRACT[:place] + self.new + CONTRACT[end:]
        if self.everywhere:
            broken = CONTRACT.replace(self.old, self.new)
        indented = place + len(self.new) - len(self.new.lstrip())
        blamed = max(broken.find(self.at, start), broken.find(self.at)) if self.at else indented
        return broken, broken.count("\n", 0, blamed) + 1


def swap(rule: str, first: str, second: str, end: str, at: str, after: str = "") -> Breach:
    """The text from `first` to `second` changes places with that from `second` to `end`."""
    start = CONTRACT.index(first, CONTRACT.index(after))
    middle = CONTRACT.index(second, start)
    stop = CONTRACT.index(end, middle)
    before, behind = CONTRACT[start:middle], CONTRACT[middle:stop]
    return Breach(rule, before + behind, behind + before, after=after, at=at)


LIST = "operationId: listCombinations\n"
CREATE = "operationId: createCombination\n"
UPDATE = "operationId: updateCombination\n"
DELETE = "operationId: deleteCombination\n"
COMBINATION = "\n    Combination:\n"
PATCH = "\n    CombinationUpdate:\n"
LINK = "\n    GetCombination:\n"
RATE = "\n    RateLimited:\n"
INVENTORY = "  /{storeId}/products/{productId}/inventory:\n"
COMBINATION_PATH = "  /{storeId}/products/{productId}/combinations/{combinationId}:\n"
PROFILE = "  /{storeId}/profile:\n"
PRODUCTS = "  /{storeId}/products:\n"
PRODUCT = "  /{storeId}/products/{productId}:\n"
CHECK = "\n    CheckLowStockNotification:\n"
STORE = "        - $ref: '#/components/parameters/StoreId'"
PRODUCT_ID = "        - $ref: '#/components/parameters/ProductId'"
LANG = "        - $ref: '#/components/parameters/Lang'"
SOURCE = "      x-source: {doc: reference-2026, kind: documented}\n"

BREACHES = [
    Breach("no-anchors", "tags: [combinations]", "tags: &tags [combinations]", after=LIST),
    Breach(
        "no-duplicate-keys",
        "x-retry: once\n",
        "x-retry: once\n      x-retry: once\n",
        at="x-retry: once\n      x-sc",
    ),
    Breach("text-keys", "'400': ", "400: ", after=LIST),
    Breach("no-ambiguous-scalars", "example: nl", "example: no"),
    Breach("no-ambiguous-scalars", "sku: R-L-RED", "sku: 2019-01-02", after=CREATE),
    Breach("no-dull-bytes", "x-retry: create\n", "x-retry: create \n"),
    Breach("references-resolve", "parameters/Lang'", "parameters/Language'", after=LIST),
    Breach("valid-schemas", "minItems: 1", "minItems: many"),
    Breach("valid-schemas", "type: integer", "type: whole", after="      name: limit\n"),
    Breach("openapi-form", "openapi: 3.1.0", "openapi: 3.0.4"),
    Breach(
        "openapi-form", "description: The pro", "descriptions: The pro", at="        '200':\n", after=PROFILE
    ),
    Breach(
        "typed",
        "          items: {$ref: '#/components/schemas/OptionValue'}\n",
        "",
        after=COMBINATION,
        at="        options:",
    ),
    Breach("written-schemas", "{$ref: '#/components/schemas/OptionValue'}", "true", after=COMBINATION),
    Breach("written-schemas", "{$ref: '#/components/schemas/Dimensions'}", "true", after=COMBINATION),
    Breach("written-schemas", "{$ref: '#/components/schemas/Error'}", "true", after=RATE),
    Breach(
        "one-media-type",
        "              schema: {$ref: '#/components/schemas/DeleteStatus'}\n",
        "",
        after="combination was deleted.\n",
        at="content:",
    ),
    Breach("typed", "          type: boolean\n", "", after=COMBINATION, at="        unlimited:"),
    Breach("typed", "[SHOW, HIDE,", "[SHOW, null,"),
    Breach(
        "valid-openapi", "operationId: getProfile", "operationId: getProduct", at="    get:", after=PROFILE
    ),
    swap("top-order", "servers:\n", "tags:\n", "paths:\n", at="tags:\n"),
    swap("path-order", INVENTORY, PROFILE, "webhooks:\n", at=INVENTORY),
    swap("path-order", PRODUCTS, PRODUCT, INVENTORY, at=PRODUCTS),
    swap("method-order", "    get:\n", "    post:\n", "    delete:\n", at="    post:\n", after=PRODUCTS),
    swap("operation-order", "      summary", "      desc", "      x-source", at="      desc", after=DELETE),
    swap("parameter-order", STORE, PRODUCT_ID, LANG, at="parameters:", after=LIST),
    swap("status-order", "'402'", "'403'", "'404'", at="'403'", after=LIST),
    swap(
        "field-order",
        "        id:\n",
        "        combinationNumber:",
        "        options:",
        at="        id:",
        after=COMBINATION,
    ),
    Breach("operation-name", "getProfile", "profileGet"),
    Breach(
        "verb-and-method",
        "updateCombination",
        "searchCombination",
        everywhere=True,
        at="    put:\n      operationId: searchCombination",
    ),
    Breach("one-tag", "tags: [combinations]", "tags: [combinations, products]", after=LIST),
    Breach(
        "method-names",
        "uploadCombinationImageAsync",
        "uploadCombinationsImage",
        everywhere=True,
        at="operationId: uploadCombinationsImage",
    ),
    Breach("component-names", "RetryAfter", "retryAfter", everywhere=True, at="    retryAfter:\n"),
    Breach("component-names", "name: keyword", "name: term", at="    Keyword:\n"),
    Breach("field-names", "imageExternalId", "image_external_id"),
    Breach("summary", "summary: Get one combination.", "summary: Get one combination"),
    Breach("summary", "summary: Get one combination.", "summary: Get it. Then use it."),
    Breach(
        "description",
        "          description: Whether the stock never runs out.\n",
        "",
        after=COMBINATION,
        at="unlimited:",
    ),
    Breach("description", "answered with 404.", "answered with 404", at="description", after=DELETE),
    Breach(
        "parameter-description",
        "      schema:\n",
        "      schema:\n        description: Text.\n",
        after="    Keyword:\n",
        at="        description: Text.",
    ),
    Breach("no-path-in-prose", "description: The profile.", "description: What /profile says."),
    Breach("source", SOURCE, "", after="\n    AttributeAlias:", at="    AttributeAlias:"),
    Breach("source-form", "documented, note: not", "guessed, note: not", after=CHECK, at="x-source"),
    Breach("source-form", "documented, note: not", "documented, notes: not", after=CHECK, at="x-source"),
    Breach("known-document", "doc: variations-2019-01", "doc: variations-2020", after=DELETE),
    Breach("known-document", "x-documents:\n", "x-documents:\n  idle-2020: Nothing.\n", at="  idle-2020"),
    Breach("kind-of-document", "doc: vendor-client, kind: observed", "doc: vendor-client, kind: documented"),
    Breach("assumed-note", ", note: the vendor", "} #", after="\n    OpenObject:\n", at="x-source"),
    Breach(
        "known-extensions",
        "x-retry: idempotent\n",
        "x-retry: idempotent\n      x-retries: 3\n",
        at="x-retries",
        after=LIST,
    ),
    Breach(
        "fields-as-arguments",
        "      description: Well-known attributes",
        "      x-fields-as-arguments: true\n      description: Well-known attributes",
        at="x-fields",
        after="\n    AttributeAlias:",
    ),
    Breach("retry", "x-retry: create", "x-retry: never"),
    Breach("retry", "x-retry: idempotent", "x-retry: once", after=LIST),
    Breach("retry", "      x-retry: create\n", "", at="    post:\n"),
    Breach("identity", "      x-identity: {combinationId: id}\n", "", at="    get:", after=COMBINATION_PATH),
    Breach("identity", "{productId: id}", "{productId: sku}"),
    Breach("identity", "{productId: id}", "{product: id}"),
    Breach("identity", "generalInfo.storeId}", "formatsAndUnits.currency}"),
    Breach("scopes", "[read_catalog]", "[update_catalog]", after=LIST, everywhere=True),
    Breach("scopes", "x-scopes: [create_catalog]\n", "x-scopes: create_catalog\n"),
    Breach("securities", "        - token: []\n", "", after=LIST, at="security:"),
    Breach("securities", "oauth: [read_catalog]", "oauth: [create_catalog]", after=LIST, at="security:"),
    Breach(
        "statuses",
        "        '429': {$ref: '#/components/responses/RateLimited'}\n",
        "",
        after=LIST,
        at="responses:",
    ),
    Breach("error-body", "schemas/Error'", "schemas/ErrorArgs'", after=RATE, at="    RateLimited:"),
    Breach("error-codes", "[RATE_LIMITED]", "[RATE_LIMITED, TOO_FAST]", after=RATE),
    Breach("error-codes", "errorCode: RATE_LIMITED", "errorCode: TIMEOUT", after=RATE),
    Breach(
        "ref-alone",
        "dimensions: {$ref: '#/components/schemas/Dimensions'}",
        "dimensions: {$ref: '#/components/schemas/Dimensions', description: Size.}",
        after=COMBINATION,
    ),
    Breach(
        "no-inline-objects",
        "{$ref: '#/components/schemas/ImageAlt'}",
        "{type: object, description: Text.}",
        after=COMBINATION,
    ),
    Breach(
        "no-default",
        "unlimited:\n",
        "unlimited:\n          default: false\n",
        after=PATCH,
        at="default: false",
    ),
    Breach("unit", "          x-unit: items\n", "", after=COMBINATION, at="        quantity:"),
    Breach("known-extensions", "x-unit: items", "x-unit: item", after=COMBINATION),
    Breach(
        "integer-format", "          format: int32\n", "", after=COMBINATION, at="        combinationNumber:"
    ),
    Breach("bounded-input", "          minimum: -2147483648\n", "", after=PATCH, at="        quantity:"),
    Breach("bounded-input", "        maximum: 100\n", "", after="\n    Limit:\n", at="schema:"),
    Breach(
        "no-null-in-responses",
        "type: number",
        "type: [number, 'null']",
        after=COMBINATION,
        at="        price:",
    ),
    Breach(
        "open-enums-in-responses",
        "            - type: string\n",
        "",
        after="\n    AttributeValue:\n",
        at="            - $ref",
    ),
    Breach(
        "open-objects",
        "type: object\n",
        "type: object\n      additionalProperties: false\n",
        after="\n    Dimensions:\n",
        at="add",
    ),
    Breach(
        "known-required",
        "type: object\n",
        "type: object\n      required: [mode]\n",
        after="\n    RelatedCategory:\n",
        at="req",
    ),
    Breach(
        "one-media-type",
        "          application/json:\n",
        "          text/json: {schema: {$ref: '#/components/schemas/Image'}}\n          application/json:\n",
        after=UPDATE,
        at="content:",
    ),
    Breach(
        "used-components",
        "  schemas:\n",
        "  schemas:\n    Idle:\n      type: string\n      description: Nothing.\n" + SOURCE,
        after="\ncomponents:",
        at="    Idle:",
    ),
    Breach(
        "example",
        "              example: {updateCount: 1}\n",
        "",
        after="combination was changed.\n",
        at="application/json",
    ),
    Breach("example", "        example: radish\n", "", after="\n    Keyword:\n", at="schema:"),
    Breach(
        "example",
        "          example: https://images.example.com/radish.jpg\n",
        "",
        after="\n    ImageLink:\n",
        at="        url:",
    ),
    Breach("valid-example", "{updateCount: 1}", "{updateCount: one}", after=UPDATE),
    Breach("valid-example", "price: 1.45", "price: cheap", after=LIST),
    Breach("valid-example", "example: 100", "example: 101", after="\n    Limit:\n"),
    Breach("link-target", "operationId: getCombination", "operationId: getNothing", after=LINK),
    Breach(
        "link-parameters", "        productId: $request.path.productId\n", "", after=LINK, at="parameters:"
    ),
    Breach("link-expressions", "$response.body#/id", "$response.body#/ident", after=LINK),
    Breach("link-expressions", "$request.path.productId", "$request.path.product", after=LINK),
    Breach("link-expressions", "$response.body#/0/id", "$response.body#/0/sku"),
    Breach(
        "linked-operations",
        "operationId: adjustProductInventory",
        "operationId: updateProduct",
        after="\n    AdjustProductInventory:\n",
        at="    put:\n      operationId: adjustProductInventory",
    ),
]


def test_the_contract_keeps_every_rule() -> None:
    assert complaints(CONTRACT) == []


def test_every_rule_has_a_breach() -> None:
    assert {breach.rule for breach in BREACHES} == {name_of(rule) for rule in ALL}


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_by_its_rule_at_its_line(breach: Breach) -> None:
    broken, line = breach.apply()
    found = [complaint.split(": ", 2) for complaint in complaints(broken, stages=_stages(breach.rule))]
    assert {rule for _, rule, _ in found} == {breach.rule}, found
    assert f"openapi.yaml:{line}" in {place for place, _, _ in found}, (line, found)


def _stages(rule: str) -> list[tuple[Rule, ...]]:
    """All stages; for a house rule without the validator of OpenAPI, which takes most of the time."""
    house = rule in {name_of(each) for each in HOUSE}
    return [stage for stage in STAGES if not house or valid_openapi not in stage]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("info: {title: x\npaths: {}\n", 2),
        ("a: &a [*a]\n", 1),
        ("- 1\n", 1),
        ("", 1),
        ("a: \x07\n", 1),
        ("a: *b\n", 1),
    ],
)
def test_what_is_no_yaml_mapping_is_one_complaint(text: str, line: int) -> None:
    (complaint,) = complaints(text)
    assert complaint.startswith(f"openapi.yaml:{line}: yaml: ")


@pytest.mark.parametrize("value", [None, 0, [0], {"doc": 0}])
def test_no_rule_stumbles_over_an_odd_extension(value: Any) -> None:
    """OpenAPI leaves the values of extensions open; a rule complains about them, it does not crash."""
    text = json.dumps(Document.parse(CONTRACT).data)
    names = {key for _, node in mappings((), json.loads(text)) for key in node if str(key).startswith("x-")}
    for name in names:
        data = json.loads(text)
        for _, node in mappings((), data):
            if name in node:
                node[name] = value  # type: ignore[index]
        assert [finding for rule in HOUSE for finding in rule(Document(data))], name


def test_the_command_says_how_it_went(tmp_path: Path) -> None:
    good = _run(str(ROOT / "openapi.yaml"))
    assert (good.returncode, good.stdout) == (0, f"openapi.yaml: all {len(ALL)} rules hold\n")

    broken = tmp_path / "broken.yaml"
    broken.write_text(CONTRACT.replace("x-retry: create", "x-retry: never"), encoding="utf-8")
    bad = _run(str(broken))
    assert bad.returncode == 1
    assert ": retry: " in bad.stdout
    assert not bad.stderr

    absent = _run(str(tmp_path / "absent.yaml"))
    assert (absent.returncode, absent.stdout) == (2, "")


def _run(path: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "codegen.lint_contract", path]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
