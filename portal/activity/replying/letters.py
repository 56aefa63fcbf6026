"""A mail as it came: whatever is broken in it, something can be read, and nothing is raised.

The library's older way of reading (`compat32`) is used on purpose: the newer one raises errors on some broken heads.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import validate_email

from portal.activity.replying import plain

MOST_FILES = 10
SMALLEST_PICTURE = 8 * 1024
"""What is smaller and shown within the text is the logo of a signature."""
SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
LONGEST_NAME = 120
HEAD_AT_MOST = 256 * 1024
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
NOT_IN_NAMES = re.compile(r"^.*[/\\]|[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Letter:
    """`data` is the mail, or its beginning where it is too large."""

    data: bytes
    recipient: str = ""
    """To whom the mail server says that it came."""
    is_too_large: bool = False

    @cached_property
    def message(self) -> Message:
        return message_from_bytes(self.data[:HEAD_AT_MOST] if self.is_too_large else self.data)

    def header(self, name: str) -> str:
        """The first of this name, in one line, readable."""
        return readable(self.message.get(name))

    def headers(self, name: str) -> list[str]:
        return [readable(said) for said in self.message.get_all(name, [])]

    @cached_property
    def sender(self) -> str:
        """In small letters; nothing where there is none, or several."""
        found = self._addresses("From")
        if len(found) != 1:
            return ""
        try:
            validate_email(found[0])
        except ValidationError:
            return ""
        return found[0]

    @cached_property
    def recipients(self) -> list[str]:
        named = [address for name in RECIPIENTS for address in self._addresses(name)]
        return [self.recipient.strip().lower(), *named] if self.recipient else named

    @cached_property
    def digest(self) -> str:
        """Says whether it is the same mail: by its Message-ID, of which the sender's program makes one for each."""
        named = self.header("Message-ID").strip()
        said = f"{named} {self.sender}".encode() if named else self.data
        return hashlib.sha256(said).hexdigest()

    @cached_property
    def text(self) -> str:
        """What was written, with all that it quotes."""
        html = ""
        for part in self._parts():
            kind = part.get_content_type()
            if part.get_filename() or kind not in {"text/plain", "text/html"}:
                continue
            said = content_of(part)
            if kind == "text/plain" and said.strip():
                return plain.unfolded(said) if part.get_param("format") == "flowed" else said
            html = html or said
        return plain.from_html(html)

    @cached_property
    def files(self) -> list[SimpleUploadedFile]:
        found = []
        for part in self._parts():
            name = readable(part.get_filename())
            data = part.get_payload(decode=True)
            if not name or not isinstance(data, bytes) or not data or part.get_content_type() in SIGNATURES:
                continue
            is_picture = part.get_content_maintype() == "image" and part.get_content_disposition() == "inline"
            if is_picture and len(data) < SMALLEST_PICTURE:
                continue
            safe = NOT_IN_NAMES.sub("", name).strip(" .")[-LONGEST_NAME:] or "datei"
            found.append(SimpleUploadedFile(safe, data, part.get_content_type()))
        return found[:MOST_FILES]

    def parts_of(self, kind: str) -> list[bytes]:
        """What it holds of this kind (`text/calendar`), as text or attached."""
        found = [part.get_payload(decode=True) for part in self._parts() if part.get_content_type() == kind]
        return [data for data in found if isinstance(data, bytes)]

    def _addresses(self, name: str) -> list[str]:
        said = [str(each) for each in self.message.get_all(name, [])]
        return [address.strip().lower() for _name, address in getaddresses(said) if address]

    def _parts(self) -> Iterator[Message]:
        """Without those of mails within the mail."""
        waiting = [self.message]
        while waiting:
            part = waiting.pop(0)
            inner = part.get_payload()
            if part.is_multipart() and part.get_content_type() != "message/rfc822" and isinstance(inner, list):
                waiting = [each for each in inner if isinstance(each, Message)] + waiting
            elif not part.is_multipart():
                yield part


def content_of(part: Message) -> str:
    """With the charset that it says; where that is wrong or unknown, with what fits."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset(), "utf-8", "windows-1252"):
        try:
            return data.decode(charset or "utf-8").replace("\x00", "")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("utf-8", errors="replace").replace("\x00", "")


def readable(said: object) -> str:
    """A line of the head without its coding."""
    text = "" if said is None else str(said)
    parts = []
    try:
        for part, charset in decode_header(text):
            parts.append(part.decode(charset or "ascii", errors="replace") if isinstance(part, bytes) else part)
    except (LookupError, ValueError):  # also what the library raises for broken base64
        return " ".join(text.split())
    return " ".join("".join(parts).replace("\x00", "").split())
