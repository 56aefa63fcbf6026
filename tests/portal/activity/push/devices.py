"""A browser's side of web push (RFC 8291), written without the library that the portal uses, and a push service."""

import base64
import json
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID

NAME = "push.example.org"


def unpadded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def derived(key, data):
    made = hmac.HMAC(key, hashes.SHA256())
    made.update(data)
    return made.finalize()


class Device:
    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = b"0123456789abcdef"
        self.point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    @property
    def keys(self):
        return {"p256dh": unpadded(self.point), "auth": unpadded(self.secret)}

    def read(self, body):
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        first = derived(derived(self.secret, shared), b"WebPush: info\x00" + self.point + theirs + b"\x01")
        root = derived(salt, first)
        key = derived(root, b"Content-Encoding: aes128gcm\x00\x01")[:16]
        nonce = derived(root, b"Content-Encoding: nonce\x00\x01")[:12]
        opened = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x00")
        assert opened.endswith(b"\x02")  # the last record
        return json.loads(opened[:-1])


class PushService:
    """A real server behind TLS; `answers` by path, 201 where nothing is said."""

    def __init__(self, folder):
        self.answers, self.got = {}, []
        certificate, key = folder / "certificate.pem", folder / "key.pem"
        _write_certificate(certificate, key)
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.got.append((self.path, dict(self.headers), body))
                status = service.answers.get(self.path, 201)
                self.send_response(status)
                if status == 307:
                    self.send_header("Location", "https://push.example.org/woanders")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ours.load_cert_chain(certificate, key)
        self.server.socket = ours.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.trusting = ssl.create_default_context(cafile=str(certificate))
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def _write_certificate(certificate, key_file):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
