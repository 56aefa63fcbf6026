"""Somebody who visits the portal: through the proxy, or at one node as the proxy would ask it.

A new connection for each request: one that the proxy closes in between is asked again by browsers, and would hide here
what is to be seen.
"""

import http.client
import re
import ssl
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

SECONDS = 30
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def trusting() -> ssl.SSLContext:
    """The certificate is our own of today."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


TLS = trusting()
SESSION, FORM_TOKEN = "__Host-session", "__Host-csrf"


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass
class Visitor:
    proxy: int
    """The port of the proxy with TLS."""
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"localhost:{self.proxy}"

    @property
    def session(self) -> str:
        return self.cookies[SESSION]

    def get(self, path: str, node: int = 0) -> Answer:
        return self.ask("GET", path, node=node)

    def post(self, path: str, data: dict[str, str], node: int = 0, file: tuple[str, bytes] | None = None) -> Answer:
        """As a browser with the form that stands at the path, or that was seen before."""
        if FORM_TOKEN not in self.cookies:
            self.get("/konto/anmelden/", node)
        said = {"csrfmiddlewaretoken": self.cookies[FORM_TOKEN], **data}
        if file is None:
            return self.ask("POST", path, urlencode(said).encode(), "application/x-www-form-urlencoded", node)
        boundary = uuid.uuid4().hex
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in said.items()]
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\n\r\n')
        body = "".join(parts).encode() + file[1] + f"\r\n--{boundary}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={boundary}", node)

    def sign_in(self, email: str, password: str, node: int = 0) -> None:
        answer = self.post("/konto/anmelden/", {"login": email, "password": password}, node)
        assert answer.status == http.client.FOUND, f"{email} could not sign in: {answer.status}"

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "", node: int = 0) -> Answer:
        headers = self._headers(path)
        if kind:
            headers["Content-Type"] = kind
        if node:
            headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": self.address}
            connection = http.client.HTTPConnection("127.0.0.1", node, SECONDS)
        else:
            connection = self._at_the_proxy()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        return answer

    def begin(self, path: str, length: int) -> http.client.HTTPConnection:
        """A form on its way whose line is slow: one byte of it has arrived."""
        connection = self._at_the_proxy()
        connection.putrequest("POST", path, skip_host=True)
        for name, value in self._headers(path).items():
            connection.putheader(name, value)
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.putheader("Content-Length", length)
        connection.endheaders(b"a")
        return connection

    def _headers(self, path: str) -> dict[str, str]:
        headers = {"Host": self.host, "Accept-Language": "de", "Referer": f"https://{self.host}{path}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers

    def _at_the_proxy(self) -> http.client.HTTPSConnection:
        source = (self.address, 0)
        return http.client.HTTPSConnection("localhost", self.proxy, timeout=SECONDS, context=TLS, source_address=source)
