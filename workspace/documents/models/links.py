"""A link that lets people who do not belong to the project get one file, or the files of one folder."""

from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.documents.outside import FileLinkQuerySet
from workspace.documents.querysets import KEY
from workspace.projects.tokens import new_token


class ShareLink(models.Model):
    """It hangs on the membership of whoever made it: who leaves the project, or is removed from it, leaves no way in
    behind."""

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
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    password = models.CharField(_("password"), max_length=128, blank=True, editable=False)
    """As Django keeps them; empty for a link that asks for none."""
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    most_downloads = models.PositiveIntegerField(_("how many downloads"), null=True, blank=True)
    downloads = models.PositiveIntegerField(_("downloads"), default=0)
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = FileLinkQuerySet.as_manager()

    class Meta:
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

    def __str__(self) -> str:
        return self.label or self.token[:6]

    def get_absolute_url(self) -> str:
        return reverse("shared_documents:start", args=[self.token])

    @property
    def is_open(self) -> bool:
        """It gives no more than its maker has: nobody who only reads by now, or cannot sign in any more."""
        is_valid = self.revoked_at is None and self.expires_at > timezone.now()
        return is_valid and not self.maker.is_guest and self.maker.user.is_active

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
