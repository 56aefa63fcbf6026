"""Numbers: tables and figures."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from portal.base.blocks import examples


class CellsBlock(TypedTableBlock):
    """Columns with headings; the table's name is part of it, because somebody who only hears it needs it first."""

    text = blocks.CharBlock(label=_("Text"), required=False, icon="pilcrow")
    number = blocks.CharBlock(label=_("Number"), required=False, icon="order", max_length=40)
    rich_text = blocks.RichTextBlock(
        label=_("Text with links"), required=False, icon="link", features=["bold", "italic", "link", "document-link"]
    )

    def clean(self, value: Any) -> Any:  # Any: Wagtail's own signature is untyped
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            if not cleaned.columns or not cleaned.row_data:
                raise ValidationError(_("A table has at least one column and one row."))
            if not (cleaned.caption or "").strip():
                raise ValidationError(_("Give the table a caption: it says what the table is about."))
            if not all((column["heading"] or "").strip() for column in cleaned.columns):
                raise ValidationError(_("Give every column a heading."))
        return cleaned

    class Meta:
        label = _("Table")


class TableBlock(blocks.StructBlock):
    table = CellsBlock(label=_("Table"))
    row_headings = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, help_text=_("Read aloud before each cell.")
    )
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Figures and people")
        template = "blocks/table.html"
        description = _("Rows and columns with headings and a caption.")
        preview_value = staticmethod(examples.table)


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("Number"), max_length=20, help_text=_("As it should appear: 1,250 or 3.5"))
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=30, help_text=_("For example: t CO₂, %, km"))
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=160)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = _("Figures and people")
        template = "blocks/figures.html"
        description = _("Large numbers with what they count and where they come from.")
        preview_value = staticmethod(examples.figures)
