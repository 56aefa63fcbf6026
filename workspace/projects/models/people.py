"""Who belongs to a project, who asks to, and who is asked."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.base.prepared import prepared
from workspace.projects.choices import Contact, Role
from workspace.projects.querysets import InvitationQuerySet, JoinRequestQuerySet, MembershipQuerySet
from workspace.projects.tokens import new_token  # where migrations look for it

if TYPE_CHECKING:
    from workspace.projects.models.inspections import Inspection


class Membership(models.Model):
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    is_lead = models.BooleanField(
        _("leads the project"), default=False, help_text=_("A project has two, so that it does not rest on one person.")
    )
    can_do = models.CharField(_("what I can do"), max_length=200, blank=True)
    contact = models.CharField(
        _("what the others see of my contact data"), max_length=10, choices=Contact, default=Contact.NOTHING
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    seen_at = models.DateTimeField(_("last visit"), null=True, blank=True)
    seen_before_at = models.DateTimeField(_("visit before"), null=True, blank=True)
    """The last visit but one: what is new is newer than this, during the whole visit."""

    objects = MembershipQuerySet.as_manager()

    inspection: "Inspection | None" = None
    """Of a manager who looks inside: then this is no row of the table, see `access`."""
    is_inspected: bool = False
    """Whether a manager is inside just now, whoever reads it; the door asks for it."""

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="once_in_a_project")]

    def __str__(self) -> str:
        return f"{self.user}: {self.project}"

    @cached_property
    def leads_of_project(self) -> int:
        """How many leads of the project can still sign in. A page that reads its people anyway says it itself."""
        return len(_leads(self.project_id))

    @property
    def belongs(self) -> bool:
        """Not a manager who looks inside."""
        return self.inspection is None

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def is_guest(self) -> bool:
        return self.role == Role.GUEST

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # the plugin sees that of Django
        """Django's own takes all the choices apart, for each row."""
        return str(Role(self.role).label)

    @property
    def shows_email(self) -> bool:
        return self.contact in {Contact.EMAIL, Contact.BOTH}

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return "".join(each for each in self.phone.replace("(0)", "") if each.isdigit() or each == "+")

    @property
    def shows_phone(self) -> bool:
        return bool(self.phone) and self.contact in {Contact.PHONE, Contact.BOTH}


@prepared
def _leads(project: int) -> "models.QuerySet[Membership, int]":
    return Membership.objects.filter(project=project).leads().order_by().values_list("pk", flat=True)


class JoinRequest(models.Model):
    """Somebody asks to join; the row goes when it is answered with yes, and stays when with no."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="join_requests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="join_requests"
    )
    message = models.TextField(_("message"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("join request")
        verbose_name_plural = _("join requests")
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="one_request_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.project}"


class Invitation(models.Model):
    """By mail to one address, or by a link that several people may use until it expires."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    """Empty for a link."""
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    message = models.TextField(_("message"), max_length=1000, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    most_uses = models.PositiveSmallIntegerField(_("how many may use it"), default=1)
    uses = models.PositiveSmallIntegerField(_("used"), default=0)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(condition=Q(uses__lte=models.F("most_uses")), name="invitation_not_overused"),
            models.UniqueConstraint(
                "project",
                Lower("email"),
                condition=Q(revoked_at__isnull=True, uses=0) & ~Q(email=""),
                name="one_open_invitation_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.email or self.token[:6]

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.uses < self.most_uses and self.expires_at > timezone.now()

    @property
    def is_link(self) -> bool:
        return not self.email
