"""The people who look after municipalities, and the task that waits for them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from portal.base.gaps import fields_with_gaps
from portal.regions.models.municipalities import Municipality


class ManagerQuerySet(models.QuerySet["Manager"]):
    def of(self, municipality: Municipality | int | None) -> "ManagerQuerySet":
        """Who looks after this municipality."""
        return self.filter(municipalities=municipality)


class Manager(models.Model):
    """Someone who looks after one or several municipalities: edits and publishes what is theirs.

    Made and changed by `services.appoint_manager`, which also gives what is needed in Wagtail.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="manager"
    )
    municipalities = models.ManyToManyField(Municipality, verbose_name=_("municipalities"), related_name="managers")
    contact_email = models.EmailField(
        _("public email address"),
        blank=True,
        help_text=_("Shown to everybody on the pages of the municipalities. Leave empty if the person prefers that."),
    )
    contact_phone = models.CharField(_("public telephone number"), max_length=40, blank=True)

    objects = ManagerQuerySet.as_manager()

    class Meta:
        verbose_name = _("climate manager")
        verbose_name_plural = _("climate managers")

    def __str__(self) -> str:
        return str(self.user)

    def areas(self) -> str:
        return ", ".join(str(municipality) for municipality in self.municipalities.all())

    areas.short_description = _("municipalities")  # type: ignore[attr-defined]  # the heading of the admin's column


class ManagerApprovalTask(AbstractGroupApprovalTask):
    """A step of a workflow: a page waits for the managers of its municipality.

    Pages for the whole region wait for the chosen groups; these may also step in anywhere.
    """

    class Meta:
        verbose_name = _("approval by the managers of the municipality")
        verbose_name_plural = _("approvals by the managers of the municipality")

    @classmethod
    def get_description(cls) -> str:
        return gettext("The managers of the page's municipality can approve this task; for the whole region the groups")

    def _decides(self, obj: Any, user: Any) -> bool:  # Any: Wagtail passes pages, snippets and any kind of user
        from portal.regions.permissions import may_edit_page  # noqa: PLC0415  # permissions build on models

        if user.is_superuser or self._user_in_groups(user):
            return True
        return isinstance(obj, Page) and obj.owner_id != user.pk and may_edit_page(user, obj)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._decides(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._decides(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._decides(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._decides(obj, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """What says of itself that something is missing cannot be approved: it opens, and says so."""
        page = task_state.workflow_state.content_object
        if action_name == "approve" and isinstance(page, Page):
            draft = page.get_latest_revision_as_object()
            if fields_with_gaps(draft):
                return reverse("wagtailadmin_pages:edit", args=[page.pk])
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser or self._user_in_groups(user):
            return states
        from portal.regions.permissions import pages_in_areas_of  # noqa: PLC0415  # permissions build on models

        pages = pages_in_areas_of(user).exclude(owner=user).values_list("pk", flat=True)
        return states.filter(workflow_state__object_id__in=[str(pk) for pk in pages])
