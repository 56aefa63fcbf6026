"""A mail server on this machine that fails as it is told."""

import socket
from collections import Counter
from email import message_from_bytes

from aiosmtpd.controller import Controller

DROP = "drop"


class Handler:
    """`answers` are given one after the other, for the command they are for; afterwards everything is taken.

    An answer is a line of SMTP or `DROP`, which ends the connection without a word.
    """

    def __init__(self):
        self.taken = []
        self.envelopes = []
        self.to_recipient = []
        self.before_data = []
        self.after_data = []
        self.refused_addresses = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        if address in self.refused_addresses:
            return self.refused_addresses[address]
        if self.to_recipient:
            return self._answer(server, self.to_recipient.pop(0))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # as above
        if self.before_data:
            return self._answer(server, self.before_data.pop(0))
        self.taken.append(envelope.content)
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos[0]))
        if self.after_data:
            return self._answer(server, self.after_data.pop(0))
        return "250 OK"

    @staticmethod
    def _answer(server, said):
        if said == DROP:
            server.transport.abort()
            return "451 nobody hears this"
        return said


class MailServer:
    """`start` and `stop` as often as wanted, always at the same port."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.handler = Handler()
        self._controller = None

    def start(self):
        self._controller = Controller(self.handler, hostname="127.0.0.1", port=self.port, ready_timeout=5)
        self._controller.start()

    def stop(self):
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    @property
    def mails(self):
        return [message_from_bytes(each) for each in self.handler.taken]

    @property
    def ids(self):
        """How often each mail has come."""
        return Counter(mail["Message-ID"] for mail in self.mails)

    @property
    def subjects(self):
        return [mail["Subject"] for mail in self.mails]
