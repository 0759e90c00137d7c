"""The mock beside Stoplight Prism, one processor core each, and beside itself as its data grows."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import field, frozen
from side_by_side import Report

ROOT = Path(__file__).parents[1]
PRISM = "@stoplight/prism-cli@5.14.2"
# Needs the extra `mock`, which the environment of the other benchmarks does not have.
PYTHON = str(ROOT / ".venv" / "bin" / "python")
ROUNDS, SECONDS, CONNECTIONS = 5, 2, 32
SERVER_CORE, CLIENT_CORE = "0", "1"
STORE, TOKEN, PRODUCT, COMBINATION = 4870020, "secret_demo", 37208339, 7084075
PATH = f"/{STORE}/products/{PRODUCT}/combinations"

# Times per request as a multiple of Prism's: eight times as many requests is 0.125 of the time.
BUDGETS = {"list": 1 / 8, "get": 1 / 8, "create": 1 / 5, "inventory": 1 / 8}
MEMORY_BUDGET = 1 / 3

SCRIPTS = {
    "list": 'wrk.method = "GET"',
    "get": 'wrk.method = "GET"',
    "inventory": """
wrk.method = "PUT"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"quantityDelta":1}'
""",
    # Each one is new, of a grid of options as large as a generous product's.
    "create": """
local n = @FIRST@
function request()
  n = n + 1
  local options = string.format(
    '[{"name":"Size","value":"S%d"},{"name":"Color","value":"C%d"},{"name":"Cut","value":"X%d"}]',
    n % 20, math.floor(n / 20) % 20, math.floor(n / 400))
  local body = string.format(
    '{"options":%s,"sku":"B-%d","quantity":4,"price":10,"weight":0.5,"compareToPrice":15}', options, n)
  return wrk.format("POST", nil, {
    ["Authorization"] = "Bearer @TOKEN@", ["Content-Type"] = "application/json"}, body)
end
""",
}
PATHS = {
    "list": PATH,
    "get": f"{PATH}/{COMBINATION}",
    "create": PATH,
    "inventory": f"{PATH}/{COMBINATION}/inventory",
}


@frozen
class Served:
    """A server that runs, and how it can be asked."""

    process: subprocess.Popen[bytes]
    port: int
    base: str
    started_ms: float

    def cpu_s(self) -> float:
        """Processor time that the server has used."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mib(self) -> float:
        """Proportional set size."""
        found = re.search(
            r"^Pss: +([0-9]+) kB", Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(), re.M
        )
        assert found is not None
        return int(found[1]) / 1024


@frozen
class Load:
    """What one run of wrk measured."""

    us_per_request: float
    cpu_us_per_request: float
    failures: int


@frozen
class Measured:
    """Rounds of one discipline, by contender."""

    loads: dict[str, list[Load]] = field(factory=dict)

    def ratio(self, one: str, other: str, of: Callable[[Load], float]) -> float:
        """The median of the ratios of rounds that were run one after the other."""
        pairs = zip(self.loads[one], self.loads[other], strict=True)
        return statistics.median(of(a) / of(b) for a, b in pairs)

    def median(self, name: str, of: Callable[[Load], float]) -> float:
        return statistics.median(of(load) for load in self.loads[name])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def served(
    command: list[str], port: int, base: str, path: str = PATH, token: str = TOKEN
) -> Iterator[Served]:
    """A server on its core, until the block ends."""
    environment = {**os.environ, "NO_COLOR": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        while not answers(port, base + path, token):
            assert process.poll() is None, f"{command[0]} has ended"
            assert time.perf_counter() - start < 60, f"{command[0]} does not answer"
            time.sleep(0.002)
        yield Served(process, port, base, (time.perf_counter() - start) * 1000)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(port: int, path: str, token: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def mock(database: str) -> tuple[list[str], int, str]:
    port = free_port()
    command = [PYTHON, "-m", "ecwid_mock", "--port", str(port), "--db", database]
    return command, port, "/api/v3"


def prism(folder: Path) -> tuple[list[str], int, str]:
    port = free_port()
    binary = str(folder / "node_modules" / ".bin" / "prism")
    return [binary, "mock", str(ROOT / "openapi.yaml"), "-p", str(port), "-h", "127.0.0.1"], port, ""


def load(server: Served, discipline: str, folder: Path, first: int, seconds: int = SECONDS) -> Load:
    """Let wrk ask for a while."""
    script = folder / f"{discipline}.lua"
    script.write_text(SCRIPTS[discipline].replace("@FIRST@", str(first)).replace("@TOKEN@", TOKEN))
    before = server.cpu_s()
    done = subprocess.run(
        [
            *("taskset", "-c", CLIENT_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"),
            *("-s", str(script), "-H", f"Authorization: Bearer {TOKEN}"),
            f"http://127.0.0.1:{server.port}{server.base}{PATHS[discipline]}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    used = server.cpu_s() - before
    requests, elapsed = re.search(r"(\d+) requests in ([\d.]+)s", done.stdout).groups()  # type: ignore[union-attr]
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    count = int(requests)
    return Load(float(elapsed) / count * 1e6, used / count * 1e6, int(failed[1]) if failed else 0)


def compare(report: Report, folder: Path, prism_folder: Path) -> None:
    with (
        served(*prism(prism_folder)) as other,
        served(*mock(str(folder / "bench.db"))) as ours,
    ):
        contenders = {"Prism": other, "ecwid_mock": ours}
        first = 0
        for discipline in sys.argv[1:] or SCRIPTS:
            measured = Measured()
            for server in contenders.values():
                load(server, discipline, folder, first, 1)
                first += 1_000_000
            for _ in range(ROUNDS):
                for name, server in contenders.items():
                    measured.loads.setdefault(name, []).append(load(server, discipline, folder, first))
                    first += 1_000_000
            tell(report, discipline, measured)
        sizes = {name: server.memory_mib() for name, server in contenders.items()}
        report.add("Memory after the runs above", "MiB", sizes, {"ecwid_mock": MEMORY_BUDGET})
        report.add("Start to first answer", "ms", {name: s.started_ms for name, s in contenders.items()})


_MEASURES: tuple[tuple[str, Callable[[Load], float]], ...] = (
    ("us/request", lambda load: load.us_per_request),
    ("CPU us/req", lambda load: load.cpu_us_per_request),
)


def tell(report: Report, discipline: str, measured: Measured) -> None:
    for unit, of in _MEASURES:
        base = measured.median("Prism", of)
        values = {"Prism": base, "ecwid_mock": base * measured.ratio("ecwid_mock", "Prism", of)}
        budgets = {"ecwid_mock": BUDGETS[discipline]} if unit == "us/request" else {}
        report.add(f"{discipline}, {CONNECTIONS} connections", unit, values, budgets)
    failures = {name: sum(load.failures for load in loads) for name, loads in measured.loads.items()}
    if any(failures.values()):
        print(f"  not 2xx: {failures}\n")


def grow(report: Report, folder: Path) -> None:
    """The mock beside itself with more data, and its start with all of it."""
    database, tables = folder / "large.db", folder / "growth.json"
    script = Path(__file__).with_name("mock_growth.py")
    subprocess.run([PYTHON, str(script), str(database), str(tables)], check=True)
    for title, values in json.loads(tables.read_text()).items():
        report.add(title, "us", values)
    starts: dict[str, list[float]] = {"example store": [], "100,000 combinations": []}
    for _ in range(ROUNDS):
        for name, arguments in zip(starts, (("--db", ":memory:"), large(database)), strict=True):
            starts[name].append(start_ms(*arguments))
    medians = {name: statistics.median(values) for name, values in starts.items()}
    report.add("Start to first answer (budget 300 ms, 2,000 ms)", "ms", medians)


def large(database: Path) -> tuple[str, ...]:
    return ("--db", str(database), "--store", "1003", "--token", "secret_bench")


def start_ms(*arguments: str) -> float:
    """From the start of a process to its first 200."""
    port = free_port()
    own = "--store" in arguments
    path = "/1003/profile" if own else f"/{STORE}/profile"
    token = "secret_bench" if own else TOKEN
    command = [PYTHON, "-m", "ecwid_mock", "--port", str(port), *arguments]
    with served(command, port, "/api/v3", path, token) as server:
        return server.started_ms


def installed_prism() -> Path | None:
    """Where Prism is; installed there on first use."""
    folder = ROOT / "reports" / "prism"
    if (folder / "node_modules" / ".bin" / "prism").exists():
        return folder
    if shutil.which("npm") is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), PRISM]
    return folder if subprocess.run(install, check=False).returncode == 0 else None


def missing() -> list[str]:
    tools = [tool for tool in ("wrk", "taskset", "npm") if shutil.which(tool) is None]
    return tools + ([] if Path(PYTHON).exists() else [".venv (make install)"])


def main() -> None:
    absent = missing()
    prism_folder = None if absent else installed_prism()
    if prism_folder is None:
        print(f"mock_server.py: not measured, for want of {', '.join(absent) or PRISM}")
        return
    report = Report(ROOT / "reports" / "mock_server.json")
    with tempfile.TemporaryDirectory() as folder:
        compare(report, Path(folder), prism_folder)
        grow(report, Path(folder))
    report.save()


if __name__ == "__main__":
    main()
