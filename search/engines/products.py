"""Lets the `elasticsearch` client speak with OpenSearch as well.

From its version 7.14 on the client asks each answer for the name of its maker, and names its own protocol as the type
of what it sends, which OpenSearch refuses. Both speak the plain JSON of Elasticsearch 7, which is all that we send.
"""

from dataclasses import replace
from typing import Any

from elastic_transport import HttpHeaders, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT, DefaultType

PROTOCOL = "application/vnd.elasticsearch+"
TYPES = ("accept", "content-type")


class AnyProduct(Urllib3HttpNode):
    """`Elasticsearch(url, node_class=AnyProduct)`."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> Any:  # the client's own name for it is private
        plain = HttpHeaders(headers or {})
        for name in TYPES:
            if (said := plain.get(name) or "").startswith(PROTOCOL):
                plain[name] = "application/" + said.removeprefix(PROTOCOL).partition(";")[0]
        answer = super().perform_request(method, target, body, plain, request_timeout)
        named = HttpHeaders({**answer.meta.headers, "x-elastic-product": "Elasticsearch"})
        return answer._replace(meta=replace(answer.meta, headers=named))
