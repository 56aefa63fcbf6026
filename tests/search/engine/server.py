"""A real OpenSearch on this machine: fetched from Maven Central once, started empty, stopped with what started it.

`python -m tests.search.engine.server` says its address and runs until it is stopped; tests take it as SEARCH_TEST_URL.
"""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
KEPT = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mokwi"
MAIN = "org.codelibs.opensearch.runner.OpenSearchRunner"
PORTS = range(9210, 9299)
"""The runner takes no others; it listens one above what it is told."""
STARTS_WITHIN = 120
STOPS_WITHIN = 20


def libraries(maven: str) -> Path:
    """The folder with the server's files, 53 MB; kept between runs, one for each state of pom.xml."""
    folder = KEPT / f"search-server-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}"
    if not folder.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=KEPT))
        command = [maven, "-q", "-B", "-f", POM, "dependency:copy-dependencies", f"-DoutputDirectory={fresh}"]
        subprocess.run(command, check=True, stdout=sys.stderr)
        fresh.rename(folder)
    return folder


@contextmanager
def running(*, java: str, maven: str, memory: str = "512m") -> Iterator[str]:
    """The address of a server of one's own; only this machine reaches it."""
    files = libraries(maven)
    folder = Path(tempfile.mkdtemp(prefix="mokwi-search-"))
    port = _free_port()
    command = [java, "-Xms256m", f"-Xmx{memory}", "-Djava.awt.headless=true", "-cp", f"{files}/*", MAIN]
    command += ["-basePath", folder / "node", "-numOfNode", "1", "-baseHttpPort", str(port - 1)]
    command += ["-clusterName", f"mokwi-{port}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([str(part) for part in command], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process, folder / "log")
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no free port in {PORTS}")


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_cluster/health?wait_for_status=yellow&timeout=5s", timeout=10):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"the search server did not start:\n{log.read_text(errors='replace')[-3_000:]}")


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running(java="java", maven="mvn") as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main()
