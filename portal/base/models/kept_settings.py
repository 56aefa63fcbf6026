"""What administrators decide for the whole portal, and many pages ask for."""

from copy import copy
from typing import Any, Self

from wagtail.contrib.settings.models import BaseGenericSetting

from portal.base.models.edition import kept


class KeptSetting(BaseGenericSetting):
    """Read from the database once an edition; everybody gets an object of their own."""

    class Meta:
        abstract = True

    @classmethod
    def load(cls, request_or_site: Any = None) -> Self:  # Any: as Wagtail's own
        return copy(_settings(cls))


@kept
def _settings(model: type[KeptSetting]) -> Any:  # Any: a row of this model
    return super(KeptSetting, model).load()  # type: ignore[misc]  # Wagtail has no types
