"""`python -m ecwid_mock`: what it prints, how it ends, and that a killed one has lost nothing."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from ecwid_mock import Mock
from ecwid_mock.__main__ import main
from ecwid_mock.command_line import made, parser
from ecwid_mock.seed.stores import EXAMPLE_TOKEN

SERVE = [sys.executable, "-m", "ecwid_mock"]


@contextmanager
def running(*arguments: str, home: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A mock in a process of its own; the process and its base URL."""
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "HOME": str(home)}
    process = subprocess.Popen(
        [*SERVE, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line
        yield process, line.removeprefix("listening on ").strip()
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()
        assert process.stderr is not None
        process.stderr.close()


def ended(*arguments: str, home: Path) -> tuple[int, str, str]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home)}
    done = subprocess.run([*SERVE, *arguments], capture_output=True, text=True, timeout=20, env=environment)
    return done.returncode, done.stdout, done.stderr


def client(base_url: str, store: int = 4870020, token: str = EXAMPLE_TOKEN) -> httpx.Client:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=f"{base_url}/{store}", headers=headers, trust_env=False)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(tmp_path: Path, number: int) -> None:
    with running("--port", "0", "--db", ":memory:", home=tmp_path) as (process, url):
        with client(url) as shop:
            assert len(shop.get("/products/37208339/combinations").json()) == 4
            process.send_signal(number)
            assert process.wait(10) == 0
        assert process.communicate() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_without_options_it_keeps_a_file_in_the_data_folder(tmp_path: Path) -> None:
    for expected in (4, 0):
        with running("--port", "0", home=tmp_path) as (process, url), client(url) as shop:
            assert len(shop.get("/products/37208339/combinations").json()) == expected
            shop.delete("/products/37208339/combinations")
            process.terminate()
            assert process.wait(10) == 0
    assert (tmp_path / "ecwid-mock" / "example.db").stat().st_size > 0


def test_a_store_of_one_s_own_starts_empty(tmp_path: Path) -> None:
    own = ("--port", "0", "--db", str(tmp_path / "a.db"), "--store", "1003", "--token")
    with (
        running(*own, "secret_abc", home=tmp_path) as (process, url),
        client(url, 1003, "secret_abc") as shop,
    ):
        assert shop.get("/products").json()["total"] == 0
        assert shop.post("/products", json={"name": "Turnip"}).status_code == 200
        process.terminate()
        process.wait(10)
    with running(*own, "secret_new", home=tmp_path) as (_, url):
        with client(url, 1003, "secret_new") as shop:
            assert shop.get("/products").json()["total"] == 1
        with client(url, 1003, "secret_abc") as shop:
            assert shop.get("/products").status_code == 403
    other = ("--port", "0", "--db", str(tmp_path / "a.db"), "--store", "1004", "--token", "secret_other")
    with running(*other, home=tmp_path) as (_, url), client(url, 1004, "secret_other") as shop:
        assert shop.get("/products").json()["total"] == 0


def test_a_token_comes_from_a_file(tmp_path: Path) -> None:
    """Arguments are for all to see who may list the processes."""
    file = tmp_path / "token.txt"
    file.write_text("secret_abc \nanother line\n")
    own = ("--port", "0", "--db", ":memory:", "--store", "1003", "--token-file", str(file))
    with running(*own, home=tmp_path) as (_, url), client(url, 1003, "secret_abc") as shop:
        assert shop.get("/products").status_code == 200


@pytest.mark.parametrize(
    ("content", "part"),
    [(None, "No such file"), (b"", "visible ASCII"), (b"\xff", "UTF-8"), (b"a b", "visible ASCII")],
)
def test_a_file_without_a_token_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, part: str
) -> None:
    file = tmp_path / "token.txt"
    if content is not None:
        file.write_bytes(content)
    assert main(["--db", ":memory:", "--store", "1003", "--token-file", str(file)]) == 2
    assert part in capsys.readouterr().err


def test_a_rate_limit_may_be_asked_for(tmp_path: Path) -> None:
    limited = ("--port", "0", "--db", ":memory:", "--rate-limit", "1")
    with running(*limited, home=tmp_path) as (_, url), client(url) as shop:
        assert [shop.get("/profile").status_code for _ in range(2)] == [200, 429]


def test_images_are_where_clients_reach_it(tmp_path: Path) -> None:
    public = ("--port", "0", "--db", ":memory:", "--public-url", "http://mock:8080/")
    with running(*public, home=tmp_path) as (_, url), client(url) as shop:
        read = shop.get("/products/37208339/combinations/7084071").json()
        assert read["imageUrl"].startswith("http://mock:8080/images/4870020/")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), True),
        (("--host", "localhost"), True),
        (("--host", "::1"), True),
        (("--host", "192.0.2.1"), False),
        (("--host", "shop.example"), False),
        (("--host", "192.0.2.1", "--admin"), True),
    ],
)
def test_the_admin_is_for_loopback(arguments: tuple[str, ...], expected: bool) -> None:
    options = parser().parse_args(["--db", ":memory:", *arguments])
    with made(options) as mock:
        assert mock.engine.admin is expected


def test_a_line_is_logged_for_each_request(tmp_path: Path) -> None:
    with running("--port", "0", "--db", ":memory:", "--log", home=tmp_path) as (process, url):
        with client(url) as shop:
            shop.get("/profile?token=secret_canary")
            shop.get("/nothing%0Ahere")
        process.terminate()
        logged = process.communicate(timeout=10)[1].splitlines()
    assert [line.partition(" GET ")[2] for line in logged] == [
        "/api/v3/4870020/profile getProfile 200",
        "/api/v3/4870020/nothing%0Ahere - 404",
    ]


class TestRefusals:
    def check(self, outcome: tuple[int, str, str], *parts: str) -> None:
        code, printed, complaint = outcome
        assert (code, printed) == (2, "")
        assert complaint.startswith("ecwid_mock: ")
        assert complaint.count("\n") == 1
        for part in parts:
            assert part in complaint

    def test_a_port_in_use(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            self.check(ended("--port", port, "--db", ":memory:", home=tmp_path), port, "--port")

    @pytest.mark.parametrize(
        ("arguments", "part"),
        [
            (("--port", "70000"), "65535"),
            (("--port", "x"), "--port"),
            (("--nonsense",), "--nonsense"),
            (("--store", "1003"), "--token"),
            (("--token", "x"), "--store"),
            (("--store", "1", "--token", "x", "--token-file", "y"), "not allowed with"),
            (("--store", "x", "--token", "y"), "number such as 1003"),
            (("--store", "0", "--token", "y"), "store id"),
            (("--store", "9" * 30, "--token", "y"), "number such as 1003"),
            (("--store", "\u0661", "--token", "y"), "number such as 1003"),
            (("--store", "5", "--token", ""), "token"),
            (("--store", "5", "--token", "a b"), "token"),
            (("--db", "/nowhere/at/all.db"), "folder does not exist"),
            (("--db", "/"), "not a file"),
            (("--cors-origin", "localhost:3000"), "http://localhost:3000"),
            (("--durability", "eternal"), "power"),
            (("--rate-limit", "0"), "rate"),
            (("--public-url", "mock:8080"), "http://mock:8080"),
        ],
    )
    def test_wrong_arguments(
        self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], part: str
    ) -> None:
        code = main(["--port", "0", "--db", ":memory:", *arguments])
        self.check((code, *capsys.readouterr()), part)

    def test_a_foreign_file(self, tmp_path: Path) -> None:
        file = tmp_path / "notes.txt"
        file.write_text("precious")
        self.check(ended("--port", "0", "--db", str(file), home=tmp_path), str(file), "left alone")
        assert file.read_text() == "precious"

    def test_a_pipe(self, tmp_path: Path) -> None:
        file = tmp_path / "pipe.db"
        os.mkfifo(file)
        self.check(ended("--port", "0", "--db", str(file), home=tmp_path), str(file), "not a file")

    def test_a_damaged_file(self, tmp_path: Path) -> None:
        file = tmp_path / "a.db"
        Mock(file).close()
        file.write_bytes(file.read_bytes().replace(b'"plan"', b'"plum"'))
        self.check(ended("--port", "0", "--db", str(file), home=tmp_path), str(file), "damaged")

    @pytest.mark.parametrize("missing", ["orjson", "httptools", "jsonschema_rs", "yaml", "attrs"])
    def test_a_missing_extra(self, missing: str) -> None:
        script = (
            f"import sys, runpy; sys.modules[{missing!r}] = None; sys.argv = ['ecwid_mock', '--help'];"
            "runpy.run_module('ecwid_mock', run_name='__main__', alter_sys=True)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=20)
        assert (done.returncode, done.stdout) == (2, "")
        assert (
            done.stderr == f"ecwid_mock needs {missing}; install it with: pip install 'ecwid-client[mock]'\n"
        )

    def test_a_file_in_use(self, tmp_path: Path) -> None:
        file = str(tmp_path / "a.db")
        with Mock(file):
            self.check(ended("--port", "0", "--db", file, home=tmp_path), file, "in use")

    def test_a_broken_contract(self, tmp_path: Path) -> None:
        file = tmp_path / "openapi.yaml"
        file.write_text("paths: {\n  a: [\n")
        outcome = ended("--port", "0", "--db", ":memory:", "--contract", str(file), home=tmp_path)
        self.check(outcome, str(file), "line 3", "not YAML")

    def test_a_token_is_not_repeated(self, tmp_path: Path) -> None:
        outcome = ended("--store", "5", "--token", "secret_canary\x07", "--port", "x", home=tmp_path)
        assert "canary" not in "".join(map(str, outcome))
        outcome = ended("--store", "5", "--token", "secret_canary\x07", home=tmp_path)
        assert "canary" not in "".join(map(str, outcome))


class TestKilled:
    """Whatever was answered is there after SIGKILL, and the stock is what the answers say."""

    def writer(self, url: str, number: int, answered: list[int], deltas: list[bool]) -> None:
        options = [{"name": "Writer", "value": str(number)}, {"name": "Round", "value": ""}]
        with client(url) as shop:
            for count in range(10_000):
                options[1] = {"name": "Round", "value": str(count)}
                try:
                    deltas.append(False)
                    body = {"quantityDelta": 1}
                    done = shop.put("/products/37208339/combinations/7084076/inventory", json=body)
                    deltas[-1] = done.status_code == 200
                    made = shop.post("/products/37208339/combinations", json={"options": options})
                    answered.append(made.json()["id"])
                except httpx.HTTPError:
                    return

    def round(self, file: Path, home: Path, writers: int, stop_after: int) -> None:
        with running("--port", "0", "--db", str(file), home=home) as (process, url):
            with client(url) as shop:
                before = shop.get("/products/37208339/combinations/7084076").json()["quantity"]
            answered: list[list[int]] = [[] for _ in range(writers)]
            deltas: list[list[bool]] = [[] for _ in range(writers)]
            threads = [
                threading.Thread(target=self.writer, args=(url, n, answered[n], deltas[n]))
                for n in range(writers)
            ]
            for thread in threads:
                thread.start()
            while sum(map(len, answered)) < stop_after:
                threads[0].join(0.005)
            process.kill()
            for thread in threads:
                thread.join(30)
        self.check(file, before, [id for ids in answered for id in ids], [d for ds in deltas for d in ds])

    def check(self, file: Path, before: int, answered: list[int], deltas: list[bool]) -> None:
        with Mock(file) as mock:
            verdict = mock.engine.database.connection.execute("PRAGMA integrity_check").fetchone()[0]
            rows = list(mock.engine.database.combinations(4870020, 37208339))
            mock.engine.database.delete_combinations(4870020, 37208339)
        assert verdict == "ok"
        assert not set(answered) - {row.id for row in rows}
        assert len({row.number for row in rows}) == len(rows)
        stock = next(row.quantity for row in rows if row.id == 7084076)
        assert stock is not None
        assert sum(deltas) <= stock - before <= len(deltas)

    def test_nothing_that_was_answered_is_lost(self, tmp_path: Path) -> None:
        for number in range(3):
            self.round(tmp_path / f"{number}.db", tmp_path, writers=4, stop_after=40 * (number + 1))

    @pytest.mark.long
    def test_nothing_is_lost_in_a_hundred_rounds(self, tmp_path: Path) -> None:
        for number in range(100):
            self.round(tmp_path / f"{number}.db", tmp_path, writers=8, stop_after=20 + number * 7)
