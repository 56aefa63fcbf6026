"""A short piece of news of a project."""

import re
from html import unescape
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.base.videos import Video, find_video
from portal.base.written import Written
from workspace.posts.choices import Audience
from workspace.posts.querysets import PostQuerySet

LONGEST = 6000
WORDS_OF_HEADING, LENGTH_OF_HEADING = 12, 80
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s")


class Post(Written, models.Model):
    """`html` is what `portal.base.commonmark` made of `text`; `services` alone change it.

    Who reads it says `objects.visible_to`: that it is meant for everybody is not enough.
    """

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=gettext_lazy("project"),
        on_delete=models.CASCADE,
        related_name="posts",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="project_posts",
    )
    title = models.CharField(gettext_lazy("title"), max_length=120, blank=True)
    text = models.TextField(gettext_lazy("text"), max_length=LONGEST)
    html = models.TextField(editable=False, blank=True)
    language = models.CharField(
        gettext_lazy("language of the text"), max_length=10, choices=settings.LANGUAGES, default="de"
    )
    video = models.CharField(gettext_lazy("video"), max_length=300, blank=True)
    """Its address at a provider that `portal.base.videos` knows."""
    audience = models.CharField(gettext_lazy("for whom"), max_length=10, choices=Audience, default=Audience.MEMBERS)
    is_hidden = models.BooleanField(gettext_lazy("hidden"), default=False)
    """By the moderation, from everybody outside of the project."""
    waits = models.BooleanField(gettext_lazy("waits"), default=False)
    """It looked like spam: everybody sees it once a manager has looked."""
    created_at = models.DateTimeField(gettext_lazy("written"), default=timezone.now)
    edited_at = models.DateTimeField(gettext_lazy("changed"), null=True, blank=True)
    published_at = models.DateTimeField(gettext_lazy("for everybody since"), null=True, blank=True)
    pinned_at = models.DateTimeField(gettext_lazy("pinned"), null=True, blank=True)
    deleted_at = models.DateTimeField(gettext_lazy("deleted"), null=True, blank=True)
    """For some days it can be taken back; then a daily job removes it."""

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("post")
        verbose_name_plural = gettext_lazy("posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(audience=Audience.PUBLIC, published_at__isnull=False)
                | Q(audience=Audience.MEMBERS, published_at__isnull=True),
                name="post_for_everybody_has_a_date",
            )
        ]
        indexes = [
            models.Index(fields=["project", "-created_at"], name="posts_of_a_project"),
            models.Index(fields=["audience", "-published_at"], name="posts_lately_public"),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        """In the workspace."""
        return reverse("workspace:posts:detail", args=[self.project.slug, self.pk])

    @property
    def public_url(self) -> str:
        return reverse("posts:detail", args=[self.project.slug, self.pk])

    @property
    def anchor(self) -> str:
        return f"neuigkeit-{self.pk}"

    @property
    def words(self) -> str:
        """The text without its marks, in one line."""
        return " ".join(unescape(strip_tags(self.html)).split())

    @property
    def heading(self) -> str:
        """Its title, else its first sentence, or how that begins."""
        if self.title:
            return self.title
        first = END_OF_SENTENCE.split(self.words, maxsplit=1)[0]
        return Truncator(Truncator(first).words(WORDS_OF_HEADING)).chars(LENGTH_OF_HEADING)

    @property
    def is_for_everybody(self) -> bool:
        return self.audience == Audience.PUBLIC

    @property
    def foreign_language(self) -> str:
        """The language of the text where the reader reads in another one."""
        return "" if self.language == get_language() else self.language

    @property
    def film(self) -> Video | None:
        return find_video(self.video) if self.video else None

    @property
    def film_block(self) -> dict[str, Any]:  # Any: as the block of a page has it
        """For `blocks/video.html`."""
        film = self.film
        said = _("Video on %(provider)s") % {"provider": film.provider} if film else ""
        return {"title": self.heading, "video": film, "file": None, "poster": None, "caption": said, "transcript": ""}
