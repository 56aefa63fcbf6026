"""Says which process answers, as soon as all of the request has arrived; or which has loaded this."""

import os

LOADED_BY = os.getpid()


def application(environ, start_response):
    environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(LOADED_BY if environ["PATH_INFO"] == "/loaded-by" else os.getpid()).encode()]
