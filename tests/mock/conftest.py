"""A mock for each test, and a client for it that holds every answer against the contract."""

import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from ecwid_mock import Mock, Request, Response, Store

ROOT = Path(__file__).parents[2]
STORE = 4870020
TOKEN = "secret_demo"
PRODUCT = 37208339
# Statuses of HTTP itself, which any address may answer.
OF_HTTP = (405, 413)


@functools.cache
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    return loaded


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


@functools.cache
def _validator(path: str, method: str, status: int) -> jsonschema_rs.Validator | None:
    responses = document()["paths"][path][method]["responses"]
    if status in OF_HTTP:
        responses = {**responses, str(status): {"$ref": "#/components/responses/BadRequest"}}
    assert str(status) in responses, f"{method} {path} may not answer {status}"
    assert not _resolved(responses[str(status)]).get("x-never-answered")
    content = _resolved(responses[str(status)]).get("content", {})
    if content and "application/json" not in content:
        return None
    schema = content["application/json"]["schema"] if content else True
    return jsonschema_rs.validator_for({"allOf": [schema], "components": document()["components"]})


def _template(path: str) -> str | None:
    segments = path.removeprefix("/api/v3").split("/")
    for template in document()["paths"]:
        parts = template.split("/")
        if len(parts) == len(segments) and all(
            part == segment or part.startswith("{") for part, segment in zip(parts, segments, strict=True)
        ):
            return str(template)
    return None


def assert_keeps_contract(method: str, path: str, response: Response) -> None:
    """The status is one of the operation's, and the body is of its shape."""
    template = _template(path)
    if template is None or method.lower() not in document()["paths"][template] or not response.body:
        return
    validator = _validator(template, method.lower(), response.status)
    if validator is None:
        assert response.headers[0] == ("Content-Type", "application/octet-stream")
    else:
        validator.validate(response.json())


class Api:
    """The mock as a client sees it; paths are below `/api/v3/<store>`."""

    def __init__(self, mock: Mock, store: int = STORE, token: str = TOKEN) -> None:
        self.mock = mock
        self.store = store
        self.headers = {"Authorization": f"Bearer {token}"}

    def __call__(
        self, method: str, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Response:
        sent = dict(self.headers) if headers is None else dict(headers)
        content = b""
        if isinstance(body, bytes):
            content = body
        elif body is not None:
            content = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        target = f"/api/v3/{self.store}{path}"
        response = self.mock.handle(Request(method, target, sent, content))
        assert response.status < 500, response.body
        assert_keeps_contract(method, target.partition("?")[0], response)
        return response

    def get(self, path: str) -> Any:
        response = self("GET", path)
        assert response.status == 200, response.body
        return response.json()

    def done(self, method: str, path: str, body: object = None) -> Any:
        response = self(method, path, body)
        assert response.status == 200, response.body
        return response.json()

    def refused(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        """Status and error code; nothing that can be read has changed."""
        before = self.everything()
        response = self(method, path, body)
        assert response.status >= 400, response.body
        assert self.everything() == before
        answer: Any = response.json()
        return response.status, answer.get("errorCode", "")

    def everything(self) -> Any:
        return self.mock.handle(Request("GET", f"/api/v3/{self.store}/products", self.headers)).json()

    def create(self, product: int = PRODUCT, **fields: Any) -> int:
        """A combination of the example's product; its id."""
        fields.setdefault("options", [{"name": "Size", "value": "XL"}])
        created: int = self.done("POST", f"/products/{product}/combinations", fields)["id"]
        return created

    def combination(self, id: int, product: int = PRODUCT) -> Any:
        return self.get(f"/products/{product}/combinations/{id}")


@pytest.fixture
def mock() -> Iterator[Mock]:
    with Mock() as mock:
        yield mock


@pytest.fixture
def api(mock: Mock) -> Api:
    return Api(mock)


@pytest.fixture
def make_api() -> Iterator[Callable[..., Api]]:
    """Make a mock with settings of one's own: a store's, and the mock's."""
    mocks: list[Mock] = []

    def make(store: Store | None = None, **settings: Any) -> Api:
        mocks.append(Mock(stores=None if store is None else [store], **settings))
        return Api(mocks[-1]) if store is None else Api(mocks[-1], store.id, store.token)

    yield make
    for mock in mocks:
        mock.close()
