"""What is counted of requests. Only portals with `METRICS_TOKEN` load this; all processes of one server count together
where `prepare` was called before."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def prepare(folder: Path) -> None:
    """Before prometheus_client is loaded. It counts in files then, which all processes made of this one share."""
    if FOLDER in os.environ:
        return
    server = os.getpid()
    for old in folder.glob("[0-9]*"):
        if int(old.name) != server and not Path(f"/proc/{old.name}").exists():
            shutil.rmtree(old, ignore_errors=True)
    own = folder / str(server)
    own.mkdir(parents=True, exist_ok=True)
    os.environ[FOLDER] = str(own)


class Counters:
    BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
    METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram  # noqa: PLC0415  # see `prepare`

        self.registry = CollectorRegistry()
        self.requests = Counter(
            "mokwi_requests", "Requests answered", ["view", "method", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "mokwi_request_seconds", "Until an answer began", ["view"], buckets=self.BUCKETS, registry=self.registry
        )

    def count(self, view: str, method: str, status: int, seconds: float) -> None:
        self.requests.labels(view, method if method in self.METHODS else "other", str(status)).inc()
        self.seconds.labels(view).observe(seconds)

    def written(self) -> bytes:
        """Of all processes of this server."""
        from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415  # as above
        from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415  # as above

        if FOLDER not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)
        return generate_latest(together)


def gauges(services: Mapping[str, float], numbers: Iterable[tuple[str, str, float]]) -> bytes:
    """Of this moment: nothing of them is kept in the files that processes share."""
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415  # see `prepare`
    from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415  # as above

    up = GaugeMetricFamily("mokwi_service_up", "1 where a service works", labels=["service"])
    for name, value in services.items():
        up.add_metric([name], value)
    families = [up, *(GaugeMetricFamily(name, about, value=value) for name, about, value in numbers)]

    class Now:
        def collect(self) -> Iterator[GaugeMetricFamily]:
            yield from families

    registry = CollectorRegistry()
    registry.register(Now())
    return generate_latest(registry)


_counters: list[Counters] = []


def counters() -> Counters:
    if not _counters:
        _counters.append(Counters())
    return _counters[0]
