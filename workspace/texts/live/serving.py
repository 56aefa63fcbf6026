"""The socket of a text, from the door to the end."""

import logging
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError

from portal.live import codes
from portal.live.origins import comes_from_here
from portal.live.sessions import session_key
from portal.live.sockets import Receive, Send, Socket
from workspace.texts.live import limits
from workspace.texts.live.access import Asked, access_of_newcomer
from workspace.texts.live.connections import Connection
from workspace.texts.live.house import NotThereError, house

logger = logging.getLogger(__name__)


async def serve(scope: dict[str, Any], receive: Receive, send: Send) -> None:  # Any: an ASGI scope
    socket = Socket(receive, send)
    if settings.MAINTENANCE or not comes_from_here(scope):
        await socket.refuse()
        return
    if not await socket.accept():
        return
    place = scope["url_route"]["kwargs"]
    asked = Asked(session_key(scope), place.get("pk", 0), place.get("slug", ""), place.get("token", ""))
    connection = await _let_in(socket, asked)
    if connection is None:
        await socket.say_goodbye()
        return
    room = connection.room
    room.join(connection)
    try:
        await socket.run(connection.on_message)
    finally:
        room.leave(connection)


async def _let_in(socket: Socket, asked: Asked) -> Connection | None:
    """The code of the socket says why not."""
    home = house()
    try:
        access = await home.reading.run(access_of_newcomer, asked)
        if access.code:
            socket.close(access.code)
            return None
        room = await home.room_of(access.text)
    except NotThereError:
        socket.close(codes.NOT_THERE)
        return None
    except DatabaseError:
        logger.exception("A text could not be opened")
        socket.close(codes.FULL)
        return None
    if len(room.connections) >= limits.CONNECTIONS_A_TEXT:
        socket.close(codes.FULL)
        return None
    return Connection(socket, asked, access, room)
