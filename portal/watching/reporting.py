"""Errors are told to a service that speaks Sentry's protocol (`SENTRY_DSN`): Sentry, GlitchTip, Bugsink.

What is told: where in the code, and why. Whose request it was, its address and what it held stay here.
"""

from typing import Any

from portal.watching import ids
from portal.watching.masking import masked

TOLD = ("exception", "logentry", "message", "transaction", "threads")
"""Parts of an event with words in them."""
KEPT_BACK = ("user", "request", "extra", "breadcrumbs", "modules", "server_name")


def start(dsn: str, *, release: str) -> None:
    import sentry_sdk  # noqa: PLC0415  # only portals that report errors load it

    sentry_sdk.init(
        dsn=dsn,
        release=release,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        _experiments={"transport_compression_algo": "gzip"},  # type: ignore[typeddict-item]  # no Brotli; a word, see there
        before_send=without_people,  # type: ignore[arg-type]  # an event is a dictionary
    )


def without_people(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:  # Any: Sentry's own
    for part in KEPT_BACK:
        event.pop(part, None)
    for part in TOLD:
        if part in event:
            event[part] = _masked(event[part])
    if "logentry" in event:  # its parameters stand in the message already
        event["logentry"] = {"message": event["logentry"].get("formatted") or event["logentry"].get("message", "")}
    event.setdefault("tags", {})["request"] = ids.current()
    return event


def _masked(value: Any) -> Any:  # Any: whatever an event holds
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: _masked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(each) for each in value]
    return value
