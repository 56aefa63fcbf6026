"""Numbers as people write them."""

from django.utils.formats import number_format


class Grouped(int):
    """Counts like any number, and writes itself with the language's own mark between the thousands."""

    def __str__(self) -> str:
        return number_format(int(self), use_l10n=True, force_grouping=True)
