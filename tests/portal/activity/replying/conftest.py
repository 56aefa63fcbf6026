"""Mails as people's programs write them, and something to answer."""

from email.message import EmailMessage

import pytest

from portal.activity.replying import intake, replyables
from portal.activity.replying.letters import Letter
from portal.activity.replying.replyables import NotTakenError, Replyable, Target, reply_address


class Wall:
    """Something that can be answered, and what was said there."""

    def __init__(self):
        self.is_closed = False
        self.refuses_with = None
        self.said = []

    def reply(self, user, row, text, files):
        if self.refuses_with is not None:
            raise self.refuses_with
        self.said.append((user, text, [(file.name, file.read()) for file in files]))

    @property
    def texts(self):
        return [text for _user, text, _files in self.said]

    def refuse(self, words):
        self.refuses_with = NotTakenError(words)


@pytest.fixture
def wall(monkeypatch):
    monkeypatch.setattr(replyables, "_KINDS", {})
    built = Wall()
    replyables.register(
        Replyable(
            "wall",
            resolve=lambda pk: "the row" if pk == 7 else None,
            may=lambda user, row: not built.is_closed,
            reply=built.reply,
            title=lambda row: "Sommerfest",
            takes_files=True,
        )
    )
    return built


@pytest.fixture
def to_wall(wall, anna):
    """Where Anna answers."""
    return reply_address(Target("wall", 7), anna)


@pytest.fixture
def write():
    """The bytes of a mail from Anna."""
    count = iter(range(1000))

    def write(to, text="Ich bringe Kuchen mit.", *, sender="Anna Ahrens <anna@example.org>", files=(), **headers):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, to, "Re: Sommerfest"
        message["Message-ID"] = f"<{next(count)}@mail.example.net>"
        for name, said in headers.items():
            del message[name.replace("_", "-")]
            message[name.replace("_", "-")] = said
        message.set_content(text)
        for name, data in files:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        return message.as_bytes()

    return write


@pytest.fixture
def take():
    def take(data, recipient="", **more):
        return intake.take(Letter(data, recipient, **more))

    return take
