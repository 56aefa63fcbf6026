"""The socket of a page, from the door to the end."""

import logging
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError

from portal.live import codes
from portal.live.nudges.connections import Connection
from portal.live.nudges.switchboard import people_with, switchboard
from portal.live.origins import comes_from_here
from portal.live.sessions import session_key
from portal.live.sockets import Receive, Send, Socket

logger = logging.getLogger(__name__)


async def serve(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: an ASGI scope
    socket = Socket(receive, send)
    if settings.MAINTENANCE or not comes_from_here(scope):
        await socket.refuse()
        return
    if not await socket.accept():
        return
    connection = await _let_in(socket, session_key(scope))
    if connection is None:
        await socket.say_goodbye()
        return
    try:
        await socket.run(connection.on_message)
    finally:
        connection.board.leave(connection)


async def _let_in(socket: Socket, session: str) -> Connection | None:
    """The code of the socket says why not."""
    board = switchboard()
    try:
        person = (await board.reading.run(people_with, [session])).get(session)
    except DatabaseError:
        logger.exception("Who listens could not be asked")
        socket.close(codes.FULL)
        return None
    if person is None:
        socket.close(codes.NOT_SIGNED_IN)
        return None
    connection = Connection(socket, session, person, board)
    if not board.join(connection):
        socket.close(codes.FULL)
        return None
    return connection
