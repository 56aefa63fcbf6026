"""One page that listens: what it says is looked at here, and cut off where it is broken or too much."""

import logging
from typing import TYPE_CHECKING

from portal.live import codes
from portal.live.buckets import Bucket
from portal.live.nudges import limits
from portal.live.nudges.tickets import Ticket, read
from portal.live.sockets import Socket

if TYPE_CHECKING:
    from portal.live.nudges.switchboard import Switchboard

logger = logging.getLogger(__name__)
PING = b"."
LISTENING, NEWS = b"+", b"!"
"""How what is said to the page begins; the channel follows."""


class CutOffError(Exception):
    """Why, for the log."""


class Connection:
    def __init__(self, socket: Socket, session: str, person: int, board: "Switchboard") -> None:
        self.socket, self.session, self.person, self.board = socket, session, person, board
        self.channels: set[str] = set()
        self._messages = Bucket(limits.MESSAGES_A_SECOND, limits.MESSAGES_AT_ONCE)

    def on_message(self, message: bytes) -> None:
        """A ping, which comes back, or tickets, one a line."""
        try:
            if len(message) > limits.MESSAGE_BYTES or not self._messages.take():
                raise CutOffError("too much")
            if message == PING:
                self.socket.send(PING)
            else:
                self._listen([self._ticket(line) for line in message.decode("ascii").split("\n")])
        except (CutOffError, UnicodeDecodeError) as problem:
            logger.warning("Cut off person %s from nudges: %s", self.person, problem)
            self.socket.close(codes.FLOOD)

    def _ticket(self, line: str) -> Ticket:
        """Errors: CutOffError."""
        ticket = read(line)
        if ticket is None or ticket.person != self.person:
            raise CutOffError("a ticket that is not theirs")
        return ticket

    def _listen(self, tickets: list[Ticket]) -> None:
        """Errors: CutOffError. One that has run out is passed over: the page looks by itself then."""
        holding = [each for each in tickets if each.holds]
        if len(self.channels | {each.channel for each in holding}) > limits.CHANNELS_A_SOCKET:
            raise CutOffError("too many channels")
        self.board.listen(self, {each.channel: each.issued for each in holding})
        for each in holding:
            self.socket.send(LISTENING + each.channel.encode())

    def tell(self, channel: str) -> None:
        self.socket.send(NEWS + channel.encode())
