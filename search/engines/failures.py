"""What the client of a search server raises.

The client takes 7 MB of a process and a tenth of a second of its start: only portals load it that have a server.
"""


def of_the_client() -> tuple[type[Exception], ...]:
    from elastic_transport import TransportError  # noqa: PLC0415
    from elasticsearch import ApiError  # noqa: PLC0415
    from elasticsearch.helpers import BulkIndexError  # noqa: PLC0415

    return TransportError, ApiError, BulkIndexError, TimeoutError


def of_an_answer() -> tuple[type[Exception], ...]:
    """One that is JSON, and not that of a search, among them."""
    return (*of_the_client(), LookupError, TypeError, ValueError)
