"""Questions and answers that open on a click."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.base.blocks import examples
from portal.base.blocks.text import SHORT_TEXT_FEATURES


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=60)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Text")
        template = "blocks/questions.html"
        description = _("A list of questions; each answer opens on a click.")
        preview_value = staticmethod(examples.questions)
