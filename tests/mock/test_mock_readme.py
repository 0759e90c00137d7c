"""What the README of the mock says is what the mock has."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
import yaml
from ecwid_mock import Behaviour, Entry, Fault, Mock, Store
from ecwid_mock.command_line import parser
from ecwid_mock.contract.document import CONTRACT_FILE
from ecwid_mock.seed.scenarios import SCENARIOS
from ecwid_mock.shell.admin import ROUTES

README = CONTRACT_FILE.with_name("README.md").read_text(encoding="utf-8")

# Pieces of the contract's notes on what nobody knows, by the row of the table that gives the mock's answer.
ASSUMED = {
    "scopes of a batch": ["that scopes are checked for each request and not for the batch"],
    "unknown ticket": ["how an unknown one is answered", "how an unknown ticket is answered"],
    "more than 500 requests": ["how more than 500 are answered"],
    "order of options": ["the order of the options does not matter"],
    "case of option names and values": ["whether case"],
    "combination with some of the product's options": ["a part of the product's options is enough"],
    "all combinations of a product without any deleted": ["the count of 0"],
    "PUT `{}`": ["what an empty object is answered with"],
    "delta on unlimited stock": ["what a difference does to unlimited stock"],
    "`updateTimestamp` of a product": ["that changes of combinations and of stock, and so sales"],
    "order of products found": ["The order of products that are equally relevant"],
    "`keyword`": ["that several words are looked for as one phrase"],
    "filters of a search": [
        *("That filters combine with AND", "combine with AND is assumed", "holds at most 100 of them"),
        *("whether upper and lower case are the same is not known", "what it changes is not known"),
        *("What both parameters together find", "that one of the categories is enough"),
        "that the bound itself counts",
    ],
    "`visibleInStorefront`": ["hides without stock"],
    "`onsale`": ["that it has to be above it"],
    "deletion of all products": ["that the products count as deleted too"],
    "order of deleted products": ["the order by time"],
    "figures of filters": ["that it is required is assumed"],
    "product deleted": ["that the combinations go with it"],
    "profile": ["name the object and no field", "which code is answered when"],
    "bounds of ids, counts, sizes and weights; form of `lang`": [
        *("the bounds are", "the bounds, and", "the lower bound", "the upper bound", "the pattern"),
    ],
    "result of a delta outside 32 bits": ["400 for a result outside them"],
    "`externalUrl` that is not http or https": ["422 for an address that is not http or https"],
    "`Retry-After`": ["that it may be a date"],
    "which `errorCode` stands for which case": ["that these operations answer them", "which code stands for which"],
    "image over 20 MB": ["answers 413 for the size instead", "gives 400 with INCORRECT_IMAGE_SIZE"],
    "token of another store": ["a token of another store"],
    'text of "Combination #7 not found"': ["the text of the message"],
    "image in a form, of a multipart type for example": [
        *("that a form without an address", "which one counts where there are two"),
    ],
    "empty body for an image": ["that an empty body"],
    "null or an empty text for other fields than `sku`": [
        *("Null for sku is documented", "Null rests on this draft", "that it clears"),
    ],
    "`saveCombinations`": ["what becomes of those with the same options"],
    "`rebuildVariationsOnOptionsUpdate`": ["that combinations of removed options"],
    "`keepOptionDisplaySettings`": ["what it keeps"],
    "what a product shows that nobody has set": [
        *("whether empty lists are written inside", "that it is absent otherwise", "that it is a position"),
        "that 255 is the most",
    ],
    "`defaultChoice`": ["that the first is meant"],
    "`productSkus` of related products": ["that they are added"],
    "an option that stands twice in a combination": ["an option that stands twice"],
    "`unlimited: true` beside `quantity`": ["which of the two wins"],
    "`dimensions`, `attributes`, `alt` in a PUT": ["that the list is replaced as a whole"],
    "empty name, text of an option, or list of options": [
        *("that an empty list", "that empty texts", "that an empty title", "that an empty name"),
    ],
    "images": ["the list of formats"],
    "warning of a combination": ["the text for a combination"],
    "option of a product without a type": ["that a missing type"],
    "order of categories": ["that the order is by parent", "that it comes behind its siblings is assumed"],
    "deleted category": ["that the subcategories go with it"],
    "products of a category that do not exist": ["that a product that does not exist", "which are not in the category"],
    "category below itself": ["that would become a part of itself"],
    "path of category names": ["blanks beside a name do not count"],
    "keyword of categories": ["that upper and lower case are the same is assumed"],
    "list of ids with something else in it": ["no list of ids"],
    "class attribute with an unknown id": ["that an unknown id"],
    "general class renamed or deleted": ["the general class keeps its name", "the status for the general class"],
    "deleted product class": ["what becomes of the products, and 400"],
    "order of product classes": ["that the order is by id"],
    "image or file that is not there": [
        *("the 404 for a file that does not exist", "the 404 for an image that does not exist"),
    ],
    "addresses in `updateProductMedia`": ["that other addresses are answered with", "that the order is kept"],
    "video": [
        *("that it replaces the one before", "whether the id is the image's", "400 for a request without the header"),
        "which of the codes of a video",
    ],
    "image of a product": ["that the limits are those of all images"],
    "media type of a file that is downloaded": ["the media type of the answer is not known"],
    "image of a category": ["that the limits are those of a product's image"],
    "external id of a category that is taken": ["that the second is answered so"],
    "null for a field of a category": ["whether null clears a field"],
    "webhooks": ["or of stock, sends product.updated is not known"],
    "statuses that are listed for the service as a whole": [
        "that these operations answer it is assumed",
        "that any operation may answer it is assumed",
    ],
    "refusal that no document lists": ["that refusals which no document lists have this form"],
    "null for `tax` or `shipping` of a product": ["goes back to what a new product has is assumed"],
    "null for `media` of a product; for `attributes` of a class": [
        "that it changes nothing is assumed",
        "that it empties the list is assumed",
    ],
}  # fmt: skip


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading."""
    section = README.partition(f"\n{heading}\n")[2]
    lines = re.search(r"\n((?:\|.*\n)+)", section)
    assert lines is not None
    table = [re.split(r"(?<!\\) \|(?: |$)", line.removeprefix("| ")) for line in lines[1].splitlines()]
    return [[cell.strip() for cell in row] for row in table[2:]]


def names(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def notes(node: Any) -> Iterator[str]:
    """The notes of the contract that speak of something assumed or unknown."""
    if isinstance(node, dict):
        source = node.get("x-source")
        if isinstance(source, dict):
            note = " ".join(source.get("note", "").split())
            if source["kind"] == "assumed" or re.search("assumed|not known", note):
                yield note
        for child in node.values():
            yield from notes(child)
    elif isinstance(node, list):
        for child in node:
            yield from notes(child)


def test_every_assumption_of_the_contract_has_a_row() -> None:
    questions = [row[0] for row in rows("## What is assumed")]
    assert set(ASSUMED) <= set(questions)
    pieces = [piece for group in ASSUMED.values() for piece in group]
    found = list(notes(yaml.safe_load(CONTRACT_FILE.read_text(encoding="utf-8"))))
    assert len(found) > 40
    assert [note for note in found if not any(piece in note for piece in pieces)] == []
    assert [piece for piece in pieces if not any(piece in note for note in found)] == []


def test_every_switch_has_a_row_with_its_values() -> None:
    switches = [row[2].replace("`", "").split(": ") for row in rows("## What is assumed") if ": " in row[2]]
    shown = {name: list(eval(values)) for name, values in switches}  # noqa: S307
    fields = {field.name: field for field in attrs.fields(Behaviour) if field.name != "requests_per_minute"}
    assert shown.keys() == fields.keys()
    for name, values in shown.items():
        assert [getattr(Behaviour(**{name: value}), name) for value in values] == values
        assert fields[name].default == values[0]


def signature(text: str, of: Callable[..., Any], *hidden: str) -> None:
    shown = eval(f"lambda {text}: None", {"ALL_SCOPES": attrs.fields(Store).scopes.default})  # noqa: S307
    wanted = [p for p in inspect.signature(of).parameters.values() if p.name not in hidden]
    bare = [p.replace(annotation=inspect.Parameter.empty) for p in wanted]
    assert list(inspect.signature(shown).parameters.values()) == bare


def test_mock_and_store_are_made_as_it_says() -> None:
    rows_of_mock = rows("## In Python")
    signature(re.fullmatch(r"`Mock\((.*)\)`", rows_of_mock[0][0])[1], Mock, "contract")  # type: ignore[index]
    signature(re.search(r"\n`Store\(([^`]*)\)`", README)[1].replace("\n", " "), Store)  # type: ignore[index]
    with Mock() as mock:
        for name in re.findall(r"`\.(\w+)", " ".join(row[0] for row in rows_of_mock)):
            assert hasattr(mock, name), name


def test_the_command_line_is_the_one_it_shows() -> None:
    section = README.partition("## From the command line")[2].partition("\n## ")[0]
    options = set(re.findall(r"--[a-z-]+", parser().format_help())) - {"--help"}
    assert set(re.findall(r"--[a-z-]+", section)) == options


def test_faults_scenarios_and_journal_have_these_fields() -> None:
    fields = [name for row in rows("## Faults") for name in names(row[0])]
    assert sorted(fields) == sorted(field.name for field in attrs.fields(Fault))
    scenarios = next(row[1] for row in rows("## In Python") if "use_scenario" in row[0])
    assert names(scenarios) == list(SCENARIOS)
    entry = Entry(1, 0.0, "GET", "/").to_json()
    assert (
        set(names(README.partition("`mock.journal` holds")[2].partition("`committed` is")[0])) >= entry.keys()
    )


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_the_admin_api_has_these_routes(method: str) -> None:
    shown = re.findall(rf"{method} ([a-z{{}}/]+)", " ".join(row[0] for row in rows("## Admin API")))
    had = [
        re.sub(r"\(.*?\)", "{}", pattern.pattern.removeprefix("/__mock/").replace("(?P<name>", "("))
        for pattern, methods in ROUTES
        if method in methods
    ]
    assert sorted({re.sub(r"\{\w+\}", "{}", path) for path in shown}) == sorted(had)


def test_codes_that_are_never_answered_are_listed() -> None:
    """Those of the contract that stand nowhere in the mock's code."""
    [row] = [
        line for line in README.splitlines() if line.startswith("| codes of the contract that are never")
    ]
    schemas = yaml.load(CONTRACT_FILE.read_bytes(), Loader=yaml.CSafeLoader)["components"]["schemas"]
    code = "".join(file.read_text(encoding="utf-8") for file in CONTRACT_FILE.parent.rglob("*.py"))
    never = {each for each in schemas["ErrorCode"]["enum"] if f'"{each}"' not in code}
    assert never <= set(re.findall(r"`([A-Z_]+)`", row)) <= never | {"STORE_NOT_FOUND"}
