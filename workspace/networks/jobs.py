"""The networks' housekeeping."""

from portal.base.timer import daily
from workspace.networks.services import writing


@daily(hour=4, minute=10)
def delete_closed_networks() -> None:
    writing.delete_closed()
