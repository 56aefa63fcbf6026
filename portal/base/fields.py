"""Model fields that several rooms share."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks do not stand in migrations.

    The column is JSON whatever the blocks are; without their definitions a changed block needs no migration in every
    app that uses it.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:  # Any: Wagtail's own signature is untyped
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
