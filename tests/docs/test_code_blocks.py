"""Every code block of every page runs as it stands, or stands in a table with the reason why not."""

from __future__ import annotations

import asyncio
import base64
import hmac
import inspect
import io
import json
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ecwid_client
import httpx
import pytest
import yaml
from click.testing import CliRunner
from ecwid_client import AsyncEcwidClient, EcwidClient, file_bucket
from ecwid_mock import Fault, Mock, Server, serve
from ecwid_sync import Journal, Row, plan
from ecwid_sync.command.line import ecwid
from pages import FENCE, ROOT, Part, pages, parts
from PIL import Image

PARTS = list(parts())
PRODUCT, WHITE, LARGE = 37208339, 7084071, 7084076
ADDRESS = "http://127.0.0.1:8080/api/v3"  # where pages say that the mock is

# Beginnings of commands that no test here runs, and why.
NOT_RUN = {
    "make": "tests and CI call the targets; here: each target exists",
    "python -m pip install": "`make test-wheel` installs every extra; here: each extra exists",
    "pip install": "the same",
    "python -m venv": "the same",
    "python -m codegen.generate": "writes into the checkout; tests/codegen does it in a scratch folder",
    "python -m pytest": "a test would start all tests",
    "python -m ecwid_mock": "serves until it is told to end; tests/mock starts it",
    "ecwid mock": "the same",
    "python benchmarks": "needs other people's packages: `make bench`",
    "python your_script.py": "the reader's own",
    "export": "the tests set what it sets",
    "docker": "there is no Docker in the tests; hadolint reads the Dockerfile",
}
# Languages that are looked at and not run, and why.
LOOKED_AT = {
    "yaml": "workflows run at their host; here: they parse",
    "json": "data; here: it parses",
    "toml": "data; here: it parses",
    "text": "what a file holds, or what a program prints",
}
RUN = {"python", "sh"}
# A recipe of a framework: what it needs is no part of a checkout, so it runs in `make test-site`.
FRAMEWORKS = {"FastAPI", "Django"}
# Their blocks ask no server for anything.
QUIET = {"CONTRIBUTING.md", "mock_server/ecwid_mock/README.md: In Python", "docs/cookbook.md: Webhooks"}


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Mock, Server]]:
    """The example store on a port, named by the environment, and a folder to be in with one image in it."""
    monkeypatch.chdir(tmp_path)
    Path("images").mkdir()
    Image.new("RGB", (8, 8)).save("images/000076.jpg")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    at_sigterm = signal.getsignal(signal.SIGTERM)
    with Mock() as mock, serve(mock) as server:
        for key, value in (("BASE_URL", server.base_url), ("STORE_ID", "4870020"), ("TOKEN", "secret_demo")):
            monkeypatch.setenv(f"ECWID_{key}", value)
        yield mock, server
    signal.signal(signal.SIGTERM, at_sigterm)


def python_parts() -> Iterator[Any]:
    for part in PARTS:
        if part.all("python"):
            marks = [pytest.mark.site] if part.title in FRAMEWORKS else []
            yield pytest.param(part, id=str(part), marks=marks)


@pytest.mark.parametrize("part", list(python_parts()))
def test_what_a_reader_copies_runs(
    part: Part, shop: tuple[Mock, Server], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first block to the last; a test among them is run as pytest runs it, and a page's own claims hold."""
    mock, server = shop
    with EcwidClient.from_env() as client:
        names: dict[str, Any] = {"__name__": "copied", **at_hand(part.page, client, server, monkeypatch)}
        for block in part.blocks:
            if block.file:
                Path(block.file).write_text(block.code, "utf-8")
            elif block.language == "python":
                code = block.code.replace(ADDRESS, server.base_url)
                exec(compile(code, str(part), "exec"), names)  # noqa: S102  the test is about this text
        tests = [one for name, one in names.items() if name.startswith("test_")]
        for test in tests:
            run_test(test, request)
        CLAIMS.get(str(part), lambda *_: None)(client, names)
    assert len(mock.journal) > 0 or tests or str(part) in QUIET


def run_test(test: Callable[..., None], request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("ecwid_mock").reset()
    test(**{name: request.getfixturevalue(name) for name in inspect.signature(test).parameters})


def at_hand(
    page: str, client: EcwidClient, server: Server, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """What a page says that its reader has."""
    names: dict[str, Any] = {"EcwidClient": EcwidClient, "AsyncEcwidClient": AsyncEcwidClient}
    if page == "docs/client.md":
        names |= {"ecwid": client, "product_id": PRODUCT, "combination_id": WHITE}
        names |= {"store_id": 4870020, "token": "secret_demo", "base_url": server.base_url}
    if page == "docs/cookbook.md":
        names["input"] = lambda question: "yes"
    if page == "docs/workers.md":
        names |= a_worker_s(server, monkeypatch)
    return names


def a_worker_s(server: Server, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A folder in place of PostgreSQL, which `make test-workers` has; one turn of the clock, and then SIGTERM."""
    from ecwid_sync import workers

    class InFolder(workers.Engine):
        def __init__(self, place: str, access: Any, *, name: str = "alone", **settings: Any) -> None:
            super().__init__(Path("engine"), access, name=name, round_s=0.02, **settings)

        def work(self, until: threading.Event) -> None:
            done = [self.wait(job)["done"] for job in self.run_now("erp")]
            assert done == [1, 0]  # a change of one store, and no store of the other number
            os.kill(os.getpid(), signal.SIGTERM)
            super().work(until)

    class Client(EcwidClient):
        def __init__(self, store_id: int, token: str, **settings: Any) -> None:
            super().__init__(store_id, token, base_url=server.base_url, **settings)

    real = workers.StoreAccess
    monkeypatch.setattr(workers, "Engine", InFolder)
    monkeypatch.setattr(ecwid_client, "EcwidClient", Client)
    monkeypatch.setattr(workers, "PostgresJournal", lambda address, schema: Journal(f"{schema}.sqlite"))
    monkeypatch.setattr(
        workers,
        "PostgresPaces",
        lambda address: SimpleNamespace(
            of=lambda token, limit: file_bucket("pace", token, requests_per_minute=limit)
        ),
    )
    monkeypatch.setattr(workers, "StoreAccess", lambda token: real(token, server.base_url))
    monkeypatch.setattr("sys.argv", ["worker.py", "one"])
    changes = {4870020: [SimpleNamespace(sku="000076", items=-1, document="D-1")]}
    return {
        "my_secrets": SimpleNamespace(token_of=lambda store_id: "secret_demo"),
        "my_erp": SimpleNamespace(changes=lambda store_id: changes.get(store_id, [])),
        "store_id": 4870020,
        "token": "secret_demo",
        "rows": [Row.of(1, sku="000072", quantityDelta=-1, changeId="D-2")],
        "plan": plan,
    }


# What pages claim beyond "it runs".


def readme_changes_the_store(client: EcwidClient, names: dict[str, Any]) -> None:
    created = client.combinations.list(PRODUCT)[-1]
    assert (created.sku, created.quantity, created.price) == ("R-HUGE", 30, 9.5)
    assert created.original_image_url == "https://images.example.com/huge.jpg"


def guide_changes_stock_and_price(client: EcwidClient, names: dict[str, Any]) -> None:
    after = client.combinations.get(PRODUCT, WHITE)
    assert (after.quantity, after.price) == (21 - 3, 12)
    assert names["skus"]


def fastapi_answers(client: EcwidClient, names: dict[str, Any]) -> None:
    app = names["app"]

    async def asked() -> Any:
        transport = httpx.ASGITransport(app=app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://app") as web,
        ):
            return (await web.get(f"/stock/{WHITE}")).json()

    assert asyncio.run(asked()) == {"sku": "000076", "stock": 21}


def django_answers(client: EcwidClient, names: dict[str, Any]) -> None:
    settings = pytest.importorskip("django.conf").settings
    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"])
    answer = names["stock"](pytest.importorskip("django.test").RequestFactory().get("/stock"), WHITE)
    assert json.loads(answer.content) == {"sku": "000076", "stock": 21}
    assert names["stock"](None, 5).status_code == 404
    names["shop"]().close()


def erp_moved_the_stock(client: EcwidClient, names: dict[str, Any]) -> None:
    assert client.combinations.get(PRODUCT, WHITE).quantity == 21 - 2
    assert client.products.get(PRODUCT).quantity == 67 - 1


def stock_is_as_counted(client: EcwidClient, names: dict[str, Any]) -> None:
    assert [client.combinations.get(PRODUCT, id).quantity for id in (WHITE, 7084075)] == [20, 62]


def batch_set_both_prices(client: EcwidClient, names: dict[str, Any]) -> None:
    prices = [client.combinations.get(PRODUCT, id).price for id in (WHITE, LARGE)]
    assert prices == [1.55, 2.1]


def price_list_is_in_the_shop(client: EcwidClient, names: dict[str, Any]) -> None:
    assert [one.price for one in client.combinations.list(PRODUCT)[:3:2]] == [1.45, 1.99]
    assert [problem.value for problem in names["planned"].problems] == ["4711"]


def image_is_the_file_s(client: EcwidClient, names: dict[str, Any]) -> None:
    image = client.combinations.get(PRODUCT, WHITE).original_image_url
    assert httpx.get(str(image)).content == Path("images/000076.jpg").read_bytes()


def webhook_is_put_into_the_queue_once(client: EcwidClient, names: dict[str, Any]) -> None:
    created = int(time.time())
    event = {"eventId": "e-1", "eventCreated": created, "storeId": 1, "entityId": PRODUCT, "eventType": "x"}
    body = json.dumps(event).encode()
    signature = base64.b64encode(hmac.digest(b"app-secret", f"{created}.e-1".encode(), "sha256")).decode()
    statuses: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECWID_CLIENT_SECRET", "app-secret")
        for signed in (signature, signature, "forged"):
            environ = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
            environ["HTTP_X_ECWID_WEBHOOK_SIGNATURE"] = signed
            names["app"](environ, lambda status, headers: statuses.append(status))
    assert statuses == ["200 OK", "200 OK", "403 Forbidden"]
    assert (names["changed"].get_nowait(), names["changed"].empty()) == (PRODUCT, True)


CLAIMS: dict[str, Callable[[EcwidClient, dict[str, Any]], None]] = {
    "README.md: Use the client": readme_changes_the_store,
    "docs/client.md": guide_changes_stock_and_price,
    "docs/cookbook.md: Stock changes from an ERP": erp_moved_the_stock,
    "docs/cookbook.md: A stock count": stock_is_as_counted,
    "docs/cookbook.md: Hundreds of prices in a batch": batch_set_both_prices,
    "docs/cookbook.md: A supplier's price list": price_list_is_in_the_shop,
    "docs/cookbook.md: Images from a folder, named by SKU": image_is_the_file_s,
    "docs/cookbook.md: Images every night, only those that changed": image_is_the_file_s,
    "docs/cookbook.md: FastAPI": fastapi_answers,
    "docs/cookbook.md: Django": django_answers,
    "docs/cookbook.md: Webhooks": webhook_is_put_into_the_queue_once,
}


CUT = {"stage": "mid_response", "close": "fin"}
LOST = {"stage": "after_commit", "close": "rst"}
REFUSED = {"stage": "before_handler", "status": 400}
CHANGES = {"Stock changes from an ERP": -2, "A nightly job": 10}


@pytest.mark.parametrize("fault", [CUT, LOST, REFUSED], ids=["cut", "lost", "refused"])
@pytest.mark.parametrize("title", CHANGES)
def test_a_recipe_that_is_run_again_never_doubles_a_change(
    title: str,
    fault: dict[str, Any],
    shop: tuple[Mock, Server],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As its reader runs it again; the nightly job where it says that it tries again."""
    mock, _ = shop
    part = next(one for one in PARTS if (one.page, one.title) == ("docs/cookbook.md", title))
    client = EcwidClient.from_env(retries=0)
    mock.add_fault(Fault(operation="adjustCombinationInventory", times=1, **fault))
    said = ""
    for _ in range(2):
        if "exit code 0" in said or "exit code 2" in said:
            break
        for block in part.blocks:
            if block.file:
                Path(block.file).write_text(block.code, "utf-8")
            elif block.language == "python":
                exec(compile(block.code, title, "exec"), {"__name__": "copied"})  # noqa: S102  as above
        said = capsys.readouterr().out
    with client:
        assert client.combinations.get(PRODUCT, WHITE).quantity == 21 + CHANGES[title]
    if title == "A nightly job":
        assert said == f"exit code {2 if fault is LOST else 0}\n"


def test_the_recipe_for_images_sends_an_image_once(shop: tuple[Mock, Server]) -> None:
    mock, _ = shop
    part = next(one for one in PARTS if one.title == "Images every night, only those that changed")
    for _ in range(2):
        exec(compile(part.blocks[0].code, str(part), "exec"), {"__name__": "copied"})  # noqa: S102  as above
    assert len(mock.journal.of("uploadCombinationImage")) == 1


# The shell


@pytest.mark.parametrize("part", [pytest.param(one, id=str(one)) for one in PARTS if one.all("sh")])
def test_what_a_reader_types_works(part: Part, shop: tuple[Mock, Server]) -> None:
    """`ecwid` runs, with a change of the spreadsheet in between; of the others the targets and extras exist."""
    mock, _ = shop
    for block in part.all("sh"):
        subprocess.run(["sh", "-n"], input=block.code, text=True, check=True)
        for words in block.commands():
            if words[0] == "ecwid" and reason(words) is None:
                run_ecwid(words[1:])
            else:
                look_at(words)
    applied = any(
        words[:1] == ["ecwid"] and "apply" in words for one in part.all("sh") for words in one.commands()
    )
    assert applied == any(entry.committed for entry in mock.journal)


def run_ecwid(words: list[str]) -> None:
    if words[:2] == ["--profile", "mock"]:  # the one on port 8080
        words = words[2:]
    more = ["--yes"] if "apply" in words else []
    done = CliRunner().invoke(ecwid, [*words, *more])
    assert done.exit_code == 0, done.output
    if "pull" in words:
        change_a_stock(Path(words[words.index("-o") + 1]))


def change_a_stock(sheet: Path) -> None:
    """As a person does who writes 20 over 21."""
    with zipfile.ZipFile(sheet) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert b"<v>21</v>" in files[name]
    files[name] = files[name].replace(b"<v>21</v>", b"<v>20</v>", 1)
    with zipfile.ZipFile(sheet, "w") as archive:
        for one, content in files.items():
            archive.writestr(one, content)


def look_at(words: list[str]) -> None:
    assert reason(words), f"nothing runs {shorter(words)!r}; run it, or say in NOT_RUN why not"
    if words[0] == "make":
        named = {word for word in words[1:] if "=" not in word and not word.startswith("-")}
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
        assert named <= targets
    if "install" in words:
        asked = re.findall(r"(?:ecwid-client|^\.)\[([a-z,-]+)\]", "\n".join(words), re.M)
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert {extra for one in asked for extra in one.split(",")} <= set(project["optional-dependencies"])


def shorter(words: list[str]) -> str:
    return " ".join(words).replace("python3 ", "python ", 1).replace("python3.11 ", "python ", 1)


def reason(words: list[str]) -> str | None:
    return next((why for start, why in NOT_RUN.items() if shorter(words).startswith(start)), None)


# The whole


def test_every_block_runs_or_has_a_reason() -> None:
    """Nothing is without a language, and no reason outlives its last block."""
    blocks = [block for part in PARTS for block in part.blocks]
    assert {block.language for block in blocks} <= {*RUN, *LOOKED_AT}
    for block in blocks:
        if block.language == "yaml":
            yaml.safe_load(block.code)
        elif block.language == "json":
            json.loads(block.code)
        elif block.language == "toml":
            tomllib.loads(block.code)
    typed = [words for block in blocks if block.language == "sh" for words in block.commands()]
    assert {start for start in NOT_RUN if not any(shorter(one).startswith(start) for one in typed)} == set()


def test_there_are_fifteen_recipes_and_the_first_is_short() -> None:
    """A stranger's first integration has fewer than 40 lines."""
    recipes = [part for part in PARTS if part.page == "docs/cookbook.md"]
    assert len(recipes) > 15
    assert sum(len(block.code.splitlines()) for block in recipes[0].blocks) < 40


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    """As a reader of the repository follows them; `make test-site` follows those of the site, with their anchors."""
    text = FENCE.sub("", page.read_text("utf-8"))
    built = {"contract-page/index.html", "contract-page/openapi.yaml"}
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)} - built
    assert [link for link in links if link and "://" not in link and not (page.parent / link).exists()] == []
