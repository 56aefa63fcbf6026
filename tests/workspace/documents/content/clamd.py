"""A scanner on a real socket, which speaks as clamd does."""

import socketserver
import threading
from contextlib import contextmanager

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Handler(socketserver.StreamRequestHandler):
    def handle(self):
        said = self.rfile.read(6)
        if said == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        if said + self.rfile.read(4) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
            if len(content) > self.server.largest:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.asked.append(content)
        said = self.server.answers or (b"stream: Win.Test.EICAR_HDB-1 FOUND" if EICAR in content else b"stream: OK")
        self.wfile.write(said + b"\0")


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _OnDisk(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


@contextmanager
def running(*, path=None, largest=1_000_000, answers=b""):
    """`url` to ask it at, `asked` what it got."""
    server = _OnDisk(str(path), _Handler) if path else _Server(("127.0.0.1", 0), _Handler)
    server.asked, server.largest, server.answers = [], largest, answers
    server.url = f"unix://{path}" if path else f"tcp://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
