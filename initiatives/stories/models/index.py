"""The list of stories."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage


class StoryIndexPage(RoutablePageMixin, BasePage):
    """All stories, found by what one can manage: money, people, time."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["initiatives_stories.SuccessStoryPage"]
    max_count_per_parent = 1
    template = "initiatives/stories/story_index_page.html"

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        from initiatives.stories.page_of_list import StoryList  # noqa: PLC0415  # it reads the stories' models

        return self.render(request, context_overrides=StoryList.read(request).context(request.GET.get("page")))

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from initiatives.stories.feeds import atom_of  # noqa: PLC0415  # it reads the stories' models
        from initiatives.stories.page_of_list import StoryList  # noqa: PLC0415  # it reads the models

        return atom_of(StoryList.read(request), request, index=self)
