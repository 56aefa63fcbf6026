"""The ASGI application with everything, for development. In production `portal.sockets` serves sockets, WSGI pages."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

django_application = get_asgi_application()

# What serves sockets uses models, which are ready only now.
from portal.sockets.routes import sockets  # noqa: E402

application = ProtocolTypeRouter({"http": django_application, "websocket": sockets})
