"""Errors reach a receiver that speaks Sentry's protocol, and nobody is in what it gets."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BREAK = """
import django, logging, sentry_sdk
django.setup()
from django.test import Client
from portal.base.watching import checks
from portal.watching import ids

def broken():
    address = "anna@example.org"
    raise ValueError(f"{address} broke /projekte/einladung/geheim123/\\nDETAIL: Anna Ahrens")

checks.answers.now = broken
client = Client(raise_request_exception=False, headers={"Cookie": "sessionid=geheim456"})
client.get("/health/ready?q=geheim789")
with ids.caused_by("a" * 16):
    logging.getLogger("portal.example").error("Mail to %s failed", "anna@example.org")
sentry_sdk.flush(10)
"""


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.got.append((self.path, body.decode()))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_said):
        pass


def test_what_breaks_is_told_without_people():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.got = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
        "SENTRY_DSN": f"http://key@127.0.0.1:{server.server_address[1]}/7",
    }
    try:
        subprocess.run([sys.executable, "-c", BREAK], env=environment, check=True, capture_output=True, timeout=120)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    events = [json.loads(body.splitlines()[2]) for path, body in server.got if path == "/api/7/envelope/"]
    everything = json.dumps(events, ensure_ascii=False)
    broken = [event for event in events if "exception" in event]
    failed = next(event for event in broken if event["exception"]["values"][-1]["type"] == "ValueError")
    (logged,) = [event for event in events if event.get("logger") == "portal.example"]
    assert failed["exception"]["values"][-1]["value"] == "… broke /projekte/einladung/…/\nDETAIL: …"
    assert "request" not in failed
    assert (logged["logentry"]["message"], logged["tags"]["request"]) == ("Mail to … failed", "a" * 16)
    assert failed["release"].startswith("mokwi@")
    for secret in ("geheim", "example.org", "Ahrens", "sessionid"):
        assert secret not in everything
