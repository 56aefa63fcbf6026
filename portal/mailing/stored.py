"""A mail from the queue as Django's backends want it: byte for byte what was put in."""

from email import policy
from email.message import EmailMessage as ParsedMessage
from email.message import Message
from email.parser import BytesParser
from functools import cached_property
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import EmailAlternative


class Raw(Message):
    """Says the bytes that it was made of."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data

    def as_bytes(self, unixfrom: bool = False, policy: Any = None, linesep: str = "\n") -> bytes:  # Any: the library's
        return self.data.replace(b"\n", linesep.encode())


class StoredMessage(EmailMultiAlternatives):
    """One mail to one address, from the envelope's sender."""

    def __init__(self, data: bytes, *, sender: str, to: str) -> None:
        self.data = data
        super().__init__(from_email=sender, to=[to])
        self.subject = str(self.parsed["Subject"] or "")
        self.body = self._text("plain")
        if html := self._text("html"):
            self.alternatives = [EmailAlternative(html, "text/html")]
        self.extra_headers = {name: str(said) for name, said in self.parsed.items()}

    @cached_property
    def parsed(self) -> ParsedMessage:
        found = BytesParser(policy=policy.default).parsebytes(self.data)
        assert isinstance(found, ParsedMessage)  # noqa: S101  # the policy makes these
        return found

    def message(self) -> Any:  # type: ignore[override]  # Any: Django's own classes differ from backend to backend
        return Raw(self.data)

    def _text(self, kind: str) -> str:
        part = self.parsed.get_body((kind,))
        return str(part.get_content()) if part is not None else ""
