"""How many bytes a first visit to a page transfers, by kind."""

import gzip
import re
import urllib.request
from dataclasses import dataclass

LINKED = re.compile(r"""<(?:script[^>]*\bsrc|link[^>]*rel="(?:stylesheet|preload|icon)"[^>]*\bhref)="([^"]+)\"""")
USED = re.compile(r"""<use[^>]*\bhref="([^"#]+)""")


@dataclass(frozen=True)
class Weight:
    html: int
    style: int
    script: int
    other: int

    @property
    def total(self) -> int:
        return self.html + self.style + self.script + self.other


def fetch(url: str) -> tuple[int, bytes]:
    """The bytes on the wire, and the body unpacked."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as response:
        raw = response.read()
        if response.headers.get("Content-Encoding") == "gzip":
            return len(raw), gzip.decompress(raw)
        return len(raw), raw


def weigh(base: str, path: str) -> Weight:
    html, body = fetch(base + path)
    text = body.decode("utf-8")
    sizes = {"css": 0, "js": 0, "": 0}
    for address in sorted(set(LINKED.findall(text)) | set(USED.findall(text))):
        kind = address.partition("?")[0].rpartition(".")[2]
        sizes[kind if kind in sizes else ""] += fetch(base + address)[0]
    return Weight(html, sizes["css"], sizes["js"], sizes[""])
