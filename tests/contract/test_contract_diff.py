"""What a change of the contract means, and to whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from contract_mutants import mutants

from codegen.comparison import Parts, changes_since, compare
from codegen.comparison.change import KINDS
from codegen.diff_contract import described, news
from codegen.document import Document

ROOT = Path(__file__).parents[2]
CONTRACT = Document.read(ROOT / "openapi.yaml")
TEXT = json.dumps(CONTRACT.data)

SMALL = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
servers:
  - url: https://shop.example.com
security:
  - key: []
paths:
  /items:
    post:
      operationId: createItem
      tags: [items]
      x-retry: once
      x-scopes: [write]
      parameters:
        - {name: lang, in: query, schema: {type: string, pattern: ^a}}
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/ItemCreate'}}
      responses:
        '200':
          description: The item.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Item'}}
        '409': {description: Taken., x-error-codes: [TAKEN]}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
  schemas:
    ItemCreate:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 50}
        price: {type: [number, 'null'], minimum: 0, x-unit: euro}
        color: {$ref: '#/components/schemas/Color'}
    Item:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, format: int64}
        name: {type: string}
        price: {type: number, minimum: 0, x-unit: euro}
        color: {anyOf: [{$ref: '#/components/schemas/Color'}, {type: string}]}
        tags: {type: array, items: {type: string, maxLength: 9}}
    Color:
      type: string
      enum: [RED, BLUE]
"""

COLOR = "color: {$ref: '#/components/schemas/Color'}"
OPEN_COLOR = "{anyOf: [{$ref: '#/components/schemas/Color'}, {type: string}]}"
PRICE = "price: {type: [number, 'null'], minimum: 0, x-unit: euro}"

CASES = [
    ("/items:", "/things:", [
        "breaking additive createItem: POST /items is gone",
        "additive breaking createItem: POST /things is new",
    ]),
    ("operationId: createItem", "operationId: createThing", [
        "breaking editorial createThing: createItem became createThing [createItem]"
    ]),
    ("x-retry: once", "x-retry: create", ["additive breaking createItem: x-retry once became create"]),
    ("[write]", "[write, read]", ["breaking additive createItem: scope read is new"]),
    ("  - key: []\n", "  - key: []\n  - {}\n", [
        "additive breaking createItem: security none is new",
        "editorial editorial security: security",
    ]),
    ("in: query, name: key", "in: header, name: key", ["breaking breaking security scheme key: in changed [key]"]),
    ("https://shop", "https://new", [
        "breaking editorial servers: https://shop.example.com is gone",
        "additive editorial servers: https://new.example.com is new",
    ]),
    ("name: lang", "name: language", [
        "breaking additive query parameter lang: the parameter is gone [createItem, lang]",
        "additive breaking query parameter language: a new parameter, optional [createItem, language]",
    ]),
    ("pattern: ^a", "pattern: ^b", [
        "breaking breaking query parameter lang (request): pattern ^a became ^b [createItem, lang]"
    ]),
    ("required: true\n", "required: false\n", ["additive breaking request body: is optional now [createItem]"]),
    ("'409': {description: Taken., x-error-codes: [TAKEN]}", "'404': {description: Absent.}", [
        "additive breaking response 409: 409 is gone [createItem]",
        "additive additive response 404: 404 is new [createItem]",
    ]),
    ("[TAKEN]", "[TAKEN, HELD]", ["additive additive response 409: error code HELD is new [createItem]"]),
    ("'200':", "'201':", [
        "breaking breaking response 200: 200 is gone [createItem]",
        "breaking additive response 201: 201 is new [createItem]",
    ]),
    ("maxLength: 50", "maxLength: 40", [
        "breaking additive ItemCreate.name (request): maxLength 50 became 40 [ItemCreate, createItem]"
    ]),
    ("[number, 'null']", "number", [
        "breaking additive ItemCreate.price (request): type null or number became number [ItemCreate, createItem]"
    ]),
    ("type: number", "type: [number, 'null']", [
        "breaking additive Item.price (response): type number became null or number [Item, createItem]"
    ]),
    ("required: [id, name]", "required: [id]", [
        "breaking additive Item.name (response): is optional now [Item, createItem]"
    ]),
    ("required: [name]", "required: [name, price]", [
        "breaking additive ItemCreate.price (request): is required now [ItemCreate, createItem]"
    ]),
    ("int64", "int32", ["additive breaking Item.id (response): format int64 became int32 [Item, createItem]"]),
    ("        name: {type: string}\n", "", [
        "breaking additive Item.name (response): the field is gone [Item, createItem]"
    ]),
    ("maxLength: 9", "maxLength: 10", [
        "breaking additive Item.tags[] (response): maxLength 9 became 10 [Item, createItem]"
    ]),
    ("minimum: 0, x-unit: euro}\n        color: {$ref", "minimum: 0, x-unit: cent}\n        color: {$ref", [
        "breaking breaking ItemCreate.price (request): unit euro became cent [ItemCreate, createItem]"
    ]),
    ("required: [name]\n", "required: [name]\n      x-fields-as-arguments: true\n", [
        "breaking editorial ItemCreate (request): the method takes the fields [createItem]"
    ]),
    ("[RED, BLUE]", "[RED, BLUE, GREEN]", [
        "additive breaking Color (request): GREEN is a new value [ItemCreate, createItem]",
        "additive additive Color (response): GREEN is a new value [Item, createItem]",
    ]),
    ("[RED, BLUE]", "[RED]", [
        "breaking additive Color (request): the value BLUE is gone [ItemCreate, createItem]",
        "breaking additive Color (response): the value BLUE is gone [Item, createItem]",
    ]),
    (COLOR, "color: {anyOf: [{$ref: '#/components/schemas/Color'}, {type: 'null'}]}", [
        "additive breaking ItemCreate.color (request): null is new [ItemCreate, createItem]"
    ]),
    ("name: {type: string, maxLength: 50}", "name: {anyOf: [{type: string, maxLength: 40}, {type: 'null'}]}", [
        "breaking additive ItemCreate.name (request): maxLength 50 became 40 [ItemCreate, createItem]",
        "additive breaking ItemCreate.name (request): null is new [ItemCreate, createItem]",
    ]),
    (PRICE, "price: {anyOf: [{type: number, minimum: 0}], x-unit: euro}", [
        "breaking additive ItemCreate.price (request): null is gone [ItemCreate, createItem]"
    ]),
    (COLOR, "color: {anyOf: [{type: string, enum: [RED]}, {type: 'null'}]}", [
        "breaking additive ItemCreate.color (request): the value BLUE is gone [ItemCreate, createItem]",
        "additive breaking ItemCreate.color (request): null is new [ItemCreate, createItem]",
    ]),
    ("name: {type: string}\n        price", f"name: {OPEN_COLOR}\n        price", [
        "additive additive Item.name (response): Color is new [Item, createItem]"
    ]),
    (OPEN_COLOR, "{type: string}", [
        "breaking additive Item.color (response): Color is gone [Item, createItem]"
    ]),
    (OPEN_COLOR, "{anyOf: [{type: integer}, {type: string}]}", [
        "breaking additive Item.color (response): Color is gone [Item, createItem]",
        "breaking additive Item.color (response): integer is new [Item, createItem]",
    ]),
    (", {type: string}]", "]", [
        "additive breaking Item.color (response): string is gone [Item, createItem]"
    ]),
    ("{$ref: '#/components/schemas/Item'}", "{$ref: '#/components/schemas/Item', not: {}}", [
        "breaking breaking response 200 (response): not changed [createItem]"
    ]),
    ("{type: string}]", "{type: string, maxLength: 9}, {type: string, maxLength: 5}]", [
        "breaking additive Item.color (response): string again is new [Item, createItem]",
        "additive breaking Item.color (response): maxLength 9 is new [Item, createItem]",
    ]),
    ("required: [name]", "required: [name, size]", [
        "breaking additive ItemCreate.size (request): is required now [ItemCreate, createItem]"
    ]),
    ("schema: {type: string, pattern: ^a}", "content: {text/plain: {}}", [
        "breaking breaking query parameter lang: content changed [createItem, lang]",
        "additive breaking query parameter lang (request): pattern ^a is gone [createItem, lang]",
        "additive breaking query parameter lang (request): type string became anything [createItem, lang]",
    ]),
    ("  securitySchemes:\n", "  securitySchemes:\n    other: {type: http, scheme: basic}\n", [
        "editorial editorial security scheme other: is new [other]"
    ]),
    ("title: Shop", "title: Store", ["editorial editorial info: info"]),
    ("The item.", "One item.", ["editorial editorial response 200: description [createItem]"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=lambda value: str(value)[:20])
def test_a_change_is_told_in_one_line(old: str, new: str, expected: list[str]) -> None:
    assert old in SMALL
    changes = compare(Document.parse(SMALL), Document.parse(SMALL.replace(old, new, 1)))
    assert [f"{change.client} {change.server} {described(change)}" for change in changes] == expected


def test_no_change_is_no_report() -> None:
    assert compare(CONTRACT, Document(json.loads(TEXT))) == []


def test_moving_what_is_written_is_no_change() -> None:
    """The order of keys, and whether fields come by `allOf` or are written out, is not seen by anyone."""
    turned = SMALL.replace("{name: lang, in: query", "{in: query, name: lang")
    direct = "    Item:\n      type: object\n      required: [id, name]\n"
    composed = "    Item:\n      allOf: [{required: [id, name]}]\n      type: object\n"
    assert direct in SMALL
    assert compare(Document.parse(SMALL), Document.parse(turned)) == []
    assert compare(Document.parse(SMALL), Document.parse(SMALL.replace(direct, composed))) == []


def test_one_branch_is_no_branch() -> None:
    """A schema, and the only branch of an `anyOf`, are the same, also if it may be null."""
    turned = SMALL.replace(
        f"        {COLOR}", "        color: {anyOf: [{$ref: '#/components/schemas/Color'}]}", 1
    )
    turned = turned.replace(
        PRICE, "price: {anyOf: [{type: number, minimum: 0}, {type: 'null'}], x-unit: euro}", 1
    )
    assert turned.count("anyOf") == 3
    assert compare(Document.parse(SMALL), Document.parse(turned)) == []
    assert compare(Document.parse(turned), Document.parse(SMALL)) == []


def test_every_single_change_is_reported_for_what_it_is() -> None:
    """Each mutant differs from the contract in one respect, and nothing else may be said about it."""
    wrong = []
    kinds: set[str] = set()
    contract = Parts(CONTRACT)
    for mutant in mutants(CONTRACT):
        changes = changes_since(contract, mutant.document(CONTRACT))
        kinds.update(change.kind for change in changes)
        found = {(str(change.client), str(change.server)) for change in changes}
        if found != mutant.expected:
            wrong.append(f"{mutant.label}: {sorted(found)}, not {sorted(mutant.expected)}")
    assert not wrong
    assert sorted(set(KINDS) - kinds) == []
    assert json.loads(TEXT) == CONTRACT.data  # no mutant reached into what it shares


def test_there_are_mutants_of_everything() -> None:
    labels = [mutant.label for mutant in mutants(CONTRACT)]
    assert len(labels) > 2500
    assert {label.split(":")[0].split(".")[0] for label in labels} > set(CONTRACT.schemas)
    # A success that several operations share is changed once, for all of them.
    assert {"listSwatches: 418", "response SwatchColorsFound: no content"} <= set(labels)


CHANGELOG = """\
# Changelog

## [Unreleased]

### Contract
- `createItem` takes a language.

## [1.0.0] - 2026-01-01

- Item.
"""


def test_only_what_is_new_in_a_changelog_counts() -> None:
    """Under Unreleased, and once a version is written for the release, under that."""
    assert "createItem" in news(CHANGELOG, RELEASED)
    assert "Item." not in news(CHANGELOG, RELEASED)
    written = CHANGELOG.replace("## [Unreleased]", "## [Unreleased]\n\n## [1.1.0] - 2026-02-01")
    assert "createItem" in news(written, RELEASED)
    assert "Item." not in news(written, RELEASED)
    assert news(written, "").strip() == ""
    assert news("# Changelog\n", "") == ""


RELEASED = """\
# Changelog

## [Unreleased]

## [1.0.0] - 2026-01-01

- Item.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose first commit, tagged v1, holds the small contract."""
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "CHANGELOG.md").write_text(RELEASED, encoding="utf-8")
    _commit(tmp_path, SMALL)
    _git(tmp_path, "tag", "v1")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    return tmp_path


def test_the_gate_asks_for_a_line_in_the_changelog(repository: Path) -> None:
    (repository / "openapi.yaml").write_text(SMALL.replace("int64", "int32"), encoding="utf-8")
    told = _diff(repository, "--gate")
    assert told.returncode == 0, told.stderr
    assert "CHANGELOG.md mentions every breaking change" in told.stdout

    (repository / "CHANGELOG.md").write_text(CHANGELOG.replace("createItem", "It"), encoding="utf-8")
    silent = _diff(repository, "--gate")
    assert silent.returncode == 1
    assert "not in CHANGELOG.md under Unreleased: Item.id (response): format int64" in silent.stderr
    assert _diff(repository).returncode == 0


def test_the_gate_passes_once_the_version_is_written(repository: Path) -> None:
    """`make version` moves the lines, before `make release` asks the gate."""
    (repository / "openapi.yaml").write_text(SMALL.replace("int64", "int32"), encoding="utf-8")
    (repository / "CHANGELOG.md").write_text(
        CHANGELOG.replace("[Unreleased]", "[1.1.0] - 2026-02-01"), "utf-8"
    )
    assert _diff(repository, "--gate").returncode == 0


def test_the_gate_lets_editorial_changes_pass(repository: Path) -> None:
    (repository / "CHANGELOG.md").unlink()
    (repository / "openapi.yaml").write_text(SMALL.replace("The item", "An item"), encoding="utf-8")
    run = _diff(repository, "--gate")
    assert (run.returncode, run.stdout.splitlines()[-1]) == (0, "nothing breaks")


def test_the_base_may_be_named(repository: Path) -> None:
    _commit(repository, SMALL.replace("int64", "int32"))
    assert "format int64 became int32" in _diff(repository).stdout
    assert _diff(repository, "--base", "HEAD").stdout == "no change since HEAD\n"
    unknown = _diff(repository, "--base", "v9")
    assert (unknown.returncode, unknown.stderr) == (2, "there is no commit v9\n")


def test_without_a_base_there_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(SMALL, encoding="utf-8")
    run = _diff(tmp_path, "--gate")
    assert run.returncode == 0
    assert run.stdout == "nothing to compare: there is no git tag yet, and no BASE was given\n"

    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Begin")
    early = _diff(tmp_path, "--gate", "--base", "HEAD")
    assert (early.returncode, early.stdout) == (0, "nothing to compare: HEAD has no openapi.yaml\n")


def test_a_contract_that_is_none_is_not_compared(repository: Path) -> None:
    (repository / "openapi.yaml").write_text(
        SMALL.replace("schemas/Item'", "schemas/Thing'"), encoding="utf-8"
    )
    run = _diff(repository)
    assert run.returncode == 2
    assert run.stderr.startswith("openapi.yaml:24: references-resolve: ")


def _commit(root: Path, contract: str) -> None:
    (root / "openapi.yaml").write_text(contract, encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "-m", "Write the contract")


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def _diff(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "codegen.diff_contract", "--root", str(root), *arguments]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
