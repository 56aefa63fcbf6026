"""A link that lets people who do not belong to the project get one file, or the files of one folder."""

from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workspace.documents.outside import FileLinkQuerySet
from workspace.documents.querysets import KEY
from workspace.projects.showing import LinkForOthers


class ShareLink(LinkForOthers):
    """With a password and a greatest number of downloads, where the maker wants that."""

    document = models.ForeignKey(
        "workspace_documents.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="links",
    )
    folder = models.ForeignKey(
        "workspace_documents.Folder",
        verbose_name=_("folder"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="links",
    )
    maker = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=_("made by"),
        on_delete=models.CASCADE,
        related_name="document_links",
    )
    password = models.CharField(_("password"), max_length=128, blank=True, editable=False)
    """As Django keeps them; empty for a link that asks for none."""
    most_downloads = models.PositiveIntegerField(_("how many downloads"), null=True, blank=True)
    downloads = models.PositiveIntegerField(_("downloads"), default=0)

    objects = FileLinkQuerySet.as_manager()

    class Meta(LinkForOthers.Meta):
        ordering = ["-created_at", "-pk"]
        verbose_name = _("link to files")
        verbose_name_plural = _("links to files")
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, folder__isnull=True)
                | Q(document__isnull=True, folder__isnull=False),
                name="link_to_a_file_or_a_folder",
            ),
            models.CheckConstraint(
                condition=Q(most_downloads__isnull=True) | Q(downloads__lte=F("most_downloads")),
                name="link_not_overused",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("shared_documents:start", args=[self.token])

    @property
    def lets_in(self) -> bool:
        """And there is something to see: not in the trash, and the project has the room."""
        target = self.document or self.folder
        return self.is_open and target is not None and target.deleted_at is None and self.maker.project.has_room(KEY)

    @property
    def is_used_up(self) -> bool:
        return self.most_downloads is not None and self.downloads >= self.most_downloads

    @property
    def downloads_left(self) -> int | None:
        return None if self.most_downloads is None else max(self.most_downloads - self.downloads, 0)

    def is_opened_by(self, password: str) -> bool:
        return not self.password or check_password(password, self.password)
