"""The compiled contract, and what is said about a broken one."""

from pathlib import Path

import pytest
from ecwid_mock import ContractError, Mock, Request
from ecwid_mock.contract.compiler import load
from ecwid_mock.contract.document import CONTRACT_FILE
from ecwid_mock.rules import operations

TEXT = CONTRACT_FILE.read_text(encoding="utf-8")


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def _broken(tmp_path: Path, text: str) -> ContractError:
    file = tmp_path / "openapi.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContractError) as caught:
        Mock(contract=file)
    assert caught.value.file == file
    return caught.value


def test_the_contract_is_the_one_at_the_root() -> None:
    root = Path(__file__).parents[2] / "openapi.yaml"
    assert CONTRACT_FILE.resolve() == root.resolve()


def test_every_operation_has_rules() -> None:
    known = {operation.id for operation in load().operations}
    assert known == operations.READS.keys() | operations.WRITES.keys()


def test_it_is_compiled_once() -> None:
    assert load() is load()


def test_a_changed_bound_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(TEXT.replace("maximum: 100\n", "maximum: 7\n", 1), encoding="utf-8")
    with Mock(contract=file) as mock:
        ask = "/api/v3/4870020/products?token=secret_demo&limit="
        assert mock.handle(Request("GET", f"{ask}7")).status == 200
        assert mock.handle(Request("GET", f"{ask}8")).status == 400


@pytest.mark.parametrize("path", ["products/sort", "categories/sort"])
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_an_address_that_the_contract_leaves_out_is_no_id(method: str, path: str) -> None:
    with Mock() as mock:
        answer = mock.handle(Request(method, f"/api/v3/4870020/{path}?token=secret_demo"))
        assert answer.status == 404
        assert mock.handle(Request(method, f"/api/v3/4870020/{path}t?token=secret_demo")).status == 400


def test_broken_yaml_is_shown_with_its_line(tmp_path: Path) -> None:
    error = _broken(tmp_path, TEXT.replace("tags: [products]", "tags: [products", 1))
    assert error.line is not None
    assert abs(error.line - _line_of(TEXT, "tags: [products]")) <= 2
    assert "not YAML" in str(error)
    assert f"line {error.line}" in str(error)


def test_a_lost_reference_is_shown_with_its_line(tmp_path: Path) -> None:
    reference = "{$ref: '#/components/schemas/WholesalePrice'}"
    error = _broken(tmp_path, TEXT.replace(reference, "{$ref: '#/components/schemas/Nothing'}"))
    written = _line_of(TEXT, "    CombinationUpdate:\n")
    assert error.line is not None
    assert error.line > written
    assert "Nothing leads nowhere" in error.reason


def test_a_wrong_schema_is_shown_with_its_line(tmp_path: Path) -> None:
    error = _broken(tmp_path, TEXT.replace("maximum: 100\n", "maximum: lots\n", 1))
    assert error.line == _line_of(TEXT, "    Limit:\n")
    assert "not a valid schema" in error.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "paths is missing"),
        ("[]", 1, "paths is missing"),
        ("paths: 5", 1, "must be a mapping"),
        ("servers: [{url: /v3}]\npaths: {}", 2, "no operations"),
        ("servers: []\npaths:\n  /a:\n    get: {}", 4, "no operationId"),
        ("servers: [{url: 5}]\npaths: {/a: {get: {operationId: a, responses: {}}}}", 1, "not a text"),
        (
            "servers: [{url: /}]\npaths:\n  '/{a}':\n    get: {operationId: a, responses: {}}",
            4,
            "path parameters",
        ),
        (
            "servers: [{url: /}]\npaths:\n  /a:\n    get:\n      operationId: a\n      parameters:\n"
            "      - {name: x, in: query, schema: {}}\n      - {name: y, in: query}\n      responses: {}",
            8,
            "schema is missing",
        ),
    ],
)
def test_other_defects_are_shown_too(tmp_path: Path, text: str, line: int, reason: str) -> None:
    error = _broken(tmp_path, text)
    assert (error.line, reason in error.reason) == (line, True), str(error)


def test_a_body_has_one_media_type(tmp_path: Path) -> None:
    image = "          application/octet-stream:\n"
    error = _broken(tmp_path, TEXT.replace(image, "          image/png: {}\n" + image, 1))
    assert "exactly one media type" in error.reason


def test_an_operation_without_rules_is_answered_from_its_example(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Said at the start and marked in the journal; what the contract says of a request is still checked."""
    file = tmp_path / "openapi.yaml"
    file.write_text(TEXT.replace("operationId: updateProduct\n", "operationId: changeProduct\n", 1), "utf-8")
    with Mock(contract=file) as mock:
        assert caplog.messages == [
            "The mock has no rules for changeProduct: answered from their examples in openapi.yaml"
        ]
        path = "/api/v3/4870020/products/37208339"
        headers = {"Authorization": "Bearer secret_demo", "Content-Type": "application/json"}
        before = mock.handle(Request("GET", path, headers)).body
        answer = mock.handle(Request("PUT", path, headers, b'{"price": 9}'))
        assert (answer.status, answer.json()) == (200, {"updateCount": 1})
        assert (mock.journal[-1].from_example, mock.journal[-1].committed) == (True, False)
        assert mock.handle(Request("PUT", path, headers, b'{"price": "x"}')).status == 400
        assert mock.handle(Request("PUT", path, {}, b"{}")).status == 403
        assert not mock.journal[-1].from_example
        assert mock.handle(Request("GET", path, headers)).body == before


def test_an_operation_without_rules_and_example_is_refused(tmp_path: Path) -> None:
    start = TEXT.index("operationId: getProfile")
    rest = TEXT[start:].replace("example:", "x-was:", 1).replace("getProfile", "readProfile", 1)
    assert "readProfile has neither rules" in _broken(tmp_path, TEXT[:start] + rest).reason


def test_a_schema_that_contains_itself_is_refused(tmp_path: Path) -> None:
    text = TEXT.replace(
        "    Dimensions:\n      type: object\n",
        "    Dimensions:\n      type: object\n      not: {$ref: '#/components/schemas/Dimensions'}\n",
        1,
    )
    assert "contains itself" in _broken(tmp_path, text).reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="No such file"):
        Mock(contract=tmp_path / "none.yaml")
    with pytest.raises(ContractError, match="directory"):
        Mock(contract=tmp_path)
