"""What one node does is seen at the other."""

import asyncio
import re
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack, closing

import websockets
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.live.clients import Client
from tests.smoke import content
from tests.smoke.content import PASSWORD, Content
from tests.smoke.machines import Node
from tests.smoke.visitor import SESSION, Visitor

SOON = 3.0
"""On a machine that has other things to do, too."""
WORKER = 60.0
"""Until a background worker has done what waits."""


def until(condition: Callable[[], bool], seconds: float) -> float:
    """How long it took; it must not take longer."""
    begun = time.monotonic()
    while not condition():
        passed = time.monotonic() - begun
        assert passed < seconds, f"not within {seconds:.0f} s"
        time.sleep(0.05)
    return time.monotonic() - begun


def signed_in_everywhere(visitor: Visitor, email: str, one: Node, other: Node) -> str:
    visitor.sign_in(email, PASSWORD, one.pages)
    assert visitor.get("/konto/", other.pages).status == 200
    assert visitor.get("/konto/").status == 200
    assert Visitor(visitor.proxy).get("/konto/", other.pages).status == 302
    return "signed in at one, known at the other and through nginx"


def text_between(said: Content, anna: Visitor, ben: Visitor, one: Node, other: Node) -> str:
    async def write() -> float:
        path = said.texts[0]
        async with (
            Client(f"127.0.0.1:{one.sockets}", path, anna.session, cookie=SESSION) as here,
            Client(f"127.0.0.1:{other.sockets}", path, ben.session, cookie=SESSION) as there,
        ):
            for client in (here, there):
                await client.until_saved()
            begun = time.monotonic()
            here.type("Moin")
            await there.until(lambda: "Moin" in there.text, SOON)
            there.type(" tosamen")
            await here.until(lambda: "Moin tosamen" in here.text, SOON)
            return time.monotonic() - begun

    return f"there and back in {1000 * asyncio.run(write()):.0f} ms"


def discussion_between(said: Content, anna: Visitor, ben: Visitor, one: Node, other: Node) -> str:
    """Anna's page at one node hears of what Ben writes at the other."""
    page = anna.get(said.topic, one.pages).text
    channel, ticket = re.search(r'id="beitraege".*?data-nudge="(\S+) (\S+)"', page, re.DOTALL).groups()

    async def listen() -> float:
        host = f"127.0.0.1:{one.sockets}"
        cookie = {"Cookie": f"{SESSION}={anna.session}"}
        url = f"ws://{host}/live/"
        async with websockets.connect(url, additional_headers=cookie, origin=f"http://{host}") as socket:
            await socket.send(ticket.encode())
            assert await asyncio.wait_for(socket.recv(), 5) == f"+{channel}".encode()
            begun = time.monotonic()
            await asyncio.to_thread(reply, said, ben, "Ich bringe Butterkuchen.", other.pages)
            assert await asyncio.wait_for(socket.recv(), 5) == f"!{channel}".encode()
            return time.monotonic() - begun

    passed = asyncio.run(listen())
    assert "Butterkuchen" in anna.get(said.topic, one.pages).text
    return f"heard {1000 * passed:.0f} ms after the form was sent"


def reply(said: Content, visitor: Visitor, words: str, node: int = 0) -> int:
    return visitor.post(f"{said.topic}antworten/", {"text": words, "quoted": ""}, node).status


def notification(anna: Visitor, one: Node, other: Node) -> str:
    """A worker has told Anna of what Ben has written; both nodes know it."""
    passed = until(lambda: "bell__number" in anna.get("/konto/neuigkeiten/zahl/", one.pages).text, WORKER)
    assert "bell__number" in anna.get("/konto/neuigkeiten/zahl/", other.pages).text
    return f"counted at both nodes {passed:.1f} s later"


def change_seen_everywhere(proxy: int, one: Node, other: Node) -> str:
    stranger = Visitor(proxy)
    places = [one.pages, other.pages, 0]
    for place in places:
        for _again in range(2):
            assert "Frisch verändert" not in stranger.get("/", place).text
    content.publish("Frisch verändert")
    passed = until(lambda: all("Frisch verändert" in stranger.get("/", place).text for place in places), SOON)
    return f"on both nodes after {1000 * passed:.0f} ms"


def upload_readable_everywhere(said: Content, anna: Visitor, ben: Visitor, one: Node, other: Node) -> str:
    room = said.documents
    kept = b"Wat mutt, dat mutt."
    assert anna.post(f"{room}datei/", {}, one.pages, file=("wat-mutt.txt", kept)).status == 302
    number = re.search(r"/dokumente/(\d+)/", ben.get(room, other.pages).text)[1]
    for place in (one.pages, other.pages, 0):
        signed = ben.get(f"{room}{number}/datei/", place)
        assert signed.status == 302
        with urllib.request.urlopen(signed.headers["Location"], timeout=10) as file:
            assert file.read() == kept
    assert Visitor(anna.proxy).get(f"{room}{number}/datei/", other.pages).status in {302, 404}
    return "sent to one, read at both"


def slow_lines_keep_nobody_waiting(said: Content, visitor: Visitor, other: Visitor) -> str:
    """More of them than there are threads for pages in both nodes; nobody else waits until one of them is done."""
    with ExitStack() as lines:
        for _line in range(12):
            lines.enter_context(closing(visitor.begin(f"{said.documents}hochladen/", length=100_000)))
        begun = time.monotonic()
        assert other.get("/").status == 200
        passed = time.monotonic() - begun
    assert passed < SOON, f"{passed:.1f} s"
    return "twelve who send slowly, and pages come as ever"


def picture_through_the_proxy(proxy: int) -> str:
    name = default_storage.save("rauch.txt", ContentFile(b"Rauch"))
    answer = Visitor(proxy).get(f"/media/{name}")
    assert (answer.status, answer.body) == (200, b"Rauch")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Visitor(proxy).ask("POST", f"/media/{name}", b"").status == 403
    return "from the object storage under the portal's address"


def what_strangers_do_not_get(proxy: int) -> str:
    stranger = Visitor(proxy)
    assert stranger.get("/health/ready").status == 404
    assert stranger.get("/metrics").status == 404
    assert stranger.get("/private-files/geheim.txt").status == 404
    assert stranger.get("/konto/anmelden/").headers["Strict-Transport-Security"]
    return "no health, no metrics, no private files"
