"""What polls add to the blocks of all pages (setting `CONTENT_BLOCKS`): one of them, or those that are open."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

MOST_OFFERED = 100

# Any, in this module: what a template may hold.


def public_polls() -> list[tuple[str, str]]:
    """Those that an editor can choose from, the newest first."""
    from workspace.polls.decisions.models import Poll  # noqa: PLC0415  # models hold blocks

    return [(str(poll.pk), poll.title) for poll in Poll.objects.public().newest_first()[:MOST_OFFERED]]


class PollsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=gettext_lazy("Title"), required=False, max_length=120)
    text = blocks.TextBlock(label=gettext_lazy("Text"), required=False, rows=2, max_length=300)
    poll = blocks.ChoiceBlock(
        label=gettext_lazy("Poll"),
        required=False,
        choices=public_polls,
        help_text=gettext_lazy("Without one those that are open, the newest first."),
    )
    limit = blocks.IntegerBlock(label=gettext_lazy("How many"), min_value=1, max_value=12, default=3)

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Polls for everybody")
        group = gettext_lazy("Lists")
        template = "workspace/polls/decisions/page_block.html"
        description = gettext_lazy("What everybody is asked, and the way to vote.")
        preview_value = staticmethod(lambda: {"title": _("What do you think?"), "text": "", "poll": "", "limit": 3})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """As everybody sees them: a page may be kept for a minute for all its readers."""
        from workspace.polls.decisions.models import Poll  # noqa: PLC0415  # models hold blocks
        from workspace.polls.decisions.seeing import see_all  # noqa: PLC0415  # as above

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        rows = Poll.objects.public().select_related("project", "municipality").newest_first()
        chosen = rows.filter(pk=value["poll"]) if value["poll"] else rows.open()
        polls = list(chosen[: value["limit"] or 3])
        context["sights"] = list(see_all(polls, AnonymousUser()).values())
        context["shows_results"] = bool(value["poll"])
        return context
