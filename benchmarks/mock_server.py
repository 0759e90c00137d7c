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
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import field, frozen
from side_by_side import PYTHON, REPORTS, ROOT, Measured, Report, at_least, at_most

PRISM = "@stoplight/prism-cli@5.14.2"
PEER = "Stoplight Prism"
ROUNDS, SECONDS, CONNECTIONS = 5, 2, 32
STORE, TOKEN, PRODUCT, COMBINATION = 4870020, "secret_demo", 37208339, 7084075
PATH = f"/{STORE}/products/{PRODUCT}/combinations"

BUDGETS = {"list": at_least(12), "get": at_least(12), "create": at_least(6), "inventory": at_least(12)}
MEMORY_BUDGET, FLAT = at_most(1 / 4), at_most(1.25)
START_BUDGET, LARGE_START_BUDGET, RESET_BUDGET = at_most(300), at_most(2_000), at_most(1_000)

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

    per_second: float
    cpu_us: float
    failures: int


@frozen
class Rounds:
    """The runs of one discipline, by contender."""

    loads: dict[str, list[Load]] = field(factory=dict)

    def median(self, name: str, of: Callable[[Load], float]) -> float:
        return statistics.median(of(load) for load in self.loads[name])

    def ours(self, of: Callable[[Load], float]) -> float:
        """Prism's median times the median of the ratios of rounds that were run one after the other."""
        pairs = zip(self.loads["ours"], self.loads[PEER], strict=True)
        return self.median(PEER, of) * statistics.median(of(a) / of(b) for a, b in pairs)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def served(
    command: list[str], port: int, base: str, path: str = PATH, token: str = TOKEN
) -> Iterator[Served]:
    """A server that answers, until the block ends."""
    environment = {**os.environ, "NO_COLOR": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        while not answers(port, base + path, token):
            assert process.poll() is None, f"{command} has ended"
            assert time.perf_counter() - start < 60, f"{command} does not answer"
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
    command = [str(PYTHON), "-m", "ecwid_mock", "--port", str(port), "--db", database]
    return command, port, "/api/v3"


def prism(folder: Path) -> tuple[list[str], int, str]:
    port = free_port()
    binary = str(folder / "node_modules" / ".bin" / "prism")
    return [binary, "mock", str(ROOT / "openapi.yaml"), "-p", str(port), "-h", "127.0.0.1"], port, ""


def on_core(number: int, command: list[str]) -> list[str]:
    """One of the processor cores that this process may use, for the server or for wrk."""
    return ["taskset", "-c", str(sorted(os.sched_getaffinity(0))[number]), *command]


def load(server: Served, discipline: str, folder: Path, first: int, seconds: int = SECONDS) -> Load:
    """Let wrk ask for a while."""
    script = folder / f"{discipline}.lua"
    script.write_text(SCRIPTS[discipline].replace("@FIRST@", str(first)).replace("@TOKEN@", TOKEN))
    before = server.cpu_s()
    command = [
        *("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script)),
        *("-H", f"Authorization: Bearer {TOKEN}"),
        f"http://127.0.0.1:{server.port}{server.base}{PATHS[discipline]}",
    ]
    done = subprocess.run(on_core(1, command), capture_output=True, text=True, check=True)
    used = server.cpu_s() - before
    requests, elapsed = re.search(r"(\d+) requests in ([\d.]+)s", done.stdout).groups()  # type: ignore[union-attr]
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    count = int(requests)
    return Load(count / float(elapsed), used / count * 1e6, int(failed[1]) if failed else 0)


def compare(report: Report, folder: Path, prism_folder: Path) -> None:
    command, *where = mock(str(folder / "bench.db"))
    prism_command, *prism_where = prism(prism_folder)
    with (
        served(on_core(0, prism_command), *prism_where) as other,
        served(on_core(0, command), *where) as ours,
    ):
        contenders = {PEER: other, "ours": ours}
        first = 0
        for discipline in SCRIPTS:
            rounds = Rounds()
            for server in contenders.values():
                load(server, discipline, folder, first, 1)
                first += 1_000_000
            for _ in range(ROUNDS):
                for name, server in contenders.items():
                    rounds.loads.setdefault(name, []).append(load(server, discipline, folder, first))
                    first += 1_000_000
            tell(report, discipline, rounds)
        sizes = {name: server.memory_mib() for name, server in contenders.items()}
        report.compare(
            "memory after these runs", "MiB", sizes["ours"], {PEER: sizes[PEER]}, {PEER: MEMORY_BUDGET}
        )
        report.compare("start to first answer", "ms", ours.started_ms, {PEER: other.started_ms})


def tell(report: Report, discipline: str, rounds: Rounds) -> None:
    failures = {name: sum(load.failures for load in loads) for name, loads in rounds.loads.items()}

    def words_or(name: str, value: float) -> Measured:
        return f"{failures[name]:,} answers were no 2xx" if failures[name] else value

    for what, unit, of, budgets in (
        ("", "requests/s", lambda load: load.per_second, {PEER: BUDGETS[discipline]}),
        (", processor time", "us/request", lambda load: load.cpu_us, {}),
    ):
        theirs = {PEER: words_or(PEER, rounds.median(PEER, of))}
        report.compare(f"{discipline}{what}", unit, words_or("ours", rounds.ours(of)), theirs, budgets)


def grow(report: Report, folder: Path) -> None:
    """The mock beside itself with more data, and its start with all of it."""
    database, tables = folder / "large.db", folder / "growth.json"
    script = Path(__file__).with_name("mock_growth.py")
    subprocess.run([str(PYTHON), str(script), str(database), str(tables)], check=True)
    times = json.loads(tables.read_text())
    report.title("The mock with more data beside itself with less, processor time")
    for row in times["growth"]:
        budgets = {row["less"]: FLAT} if row["flat"] else {}
        report.compare(row["what"], "us", row["with_more"], {row["less"]: row["with_less"]}, budgets)
    report.title("The mock alone")
    report.alone("a change of the example store, and its reset", "us", times["reset"], RESET_BUDGET)
    starts: dict[str, list[float]] = {"small": [], "large": []}
    for _ in range(ROUNDS):
        starts["small"].append(start_ms("--db", ":memory:"))
        starts["large"].append(start_ms("--db", str(database), "--store", "1003", "--token", "secret_bench"))
    small, large = (statistics.median(values) for values in starts.values())
    report.alone("start to first answer, example store", "ms", small, START_BUDGET)
    report.alone("the same, 100,000 combinations", "ms", large, LARGE_START_BUDGET)


def start_ms(*arguments: str) -> float:
    """From the start of a process to its first 200."""
    port = free_port()
    own = "--store" in arguments
    path = "/1003/profile" if own else f"/{STORE}/profile"
    token = "secret_bench" if own else TOKEN
    command = [str(PYTHON), "-m", "ecwid_mock", "--port", str(port), *arguments]
    with served(command, port, "/api/v3", path, token) as server:
        return server.started_ms


def installed_prism() -> Path | None:
    """Where Prism is; installed there on first use."""
    folder = REPORTS / "prism"
    if (folder / "node_modules" / ".bin" / "prism").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), PRISM]
    try:
        done = subprocess.run(install, check=False, capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        return None
    return folder if done.returncode == 0 else None


def why_not() -> str | None:
    """What this machine lacks for the comparison with Prism."""
    absent = [tool for tool in ("wrk", "taskset", "npm") if shutil.which(tool) is None]
    if absent:
        return f"{', '.join(absent)} not on PATH"
    if not Path("/proc/self/smaps_rollup").exists():
        return "needs Linux, whose /proc tells memory and processor time"
    if len(os.sched_getaffinity(0)) < 2:
        return "needs two processor cores"
    return None if installed_prism() else f"npm could not install {PRISM}"


def main() -> None:
    report = Report("mock_server")
    with tempfile.TemporaryDirectory() as folder:
        report.title(f"The mock, {CONNECTIONS} connections, one core each")
        why = why_not()
        if why:
            report.missing("mock beside Prism", why)
        else:
            compare(report, Path(folder), REPORTS / "prism")
        grow(report, Path(folder))
    report.save()


if __name__ == "__main__":
    main()
