"""Wagtail's own mails about a workflow lead into the administration: they are for those who may go there.

Whoever else has handed something in, such as the people of a project, hears of it from the app that took it.
"""

from typing import Any

from wagtail.admin.mail import (
    EmailNotificationMixin,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected


class ToEditors(EmailNotificationMixin):
    def get_valid_recipients(self, instance: WorkflowState, **kwargs: Any) -> set[Any]:  # Any: Wagtail's signature
        recipients = super().get_valid_recipients(instance, **kwargs)
        return {person for person in recipients if person.has_perm("wagtailadmin.access_admin")}


class Approval(ToEditors, WorkflowStateApprovalEmailNotifier):
    pass


class Rejection(ToEditors, WorkflowStateRejectionEmailNotifier):
    pass


approval, rejection = Approval(), Rejection()
"""Kept here: signals hold their receivers weakly."""


def connect() -> None:
    """Before Wagtail does: of two receivers with one `dispatch_uid` the first stays."""
    workflow_approved.connect(approval, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification")
    workflow_rejected.connect(
        rejection, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
    )
