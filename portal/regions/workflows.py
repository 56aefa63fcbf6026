"""The workflow that every portal starts with: pages are approved by the managers of their municipality."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from portal.regions.models import ManagerApprovalTask

WAGTAILS_OWN = "Moderators approval"
WAGTAILS_MODERATORS = "Moderators"


@transaction.atomic
def ensure_approval_workflow() -> None:
    """Puts our approval in the place of Wagtail's own, once; what an administrator has chosen since is left alone."""
    root = Page.get_first_root_node()
    if root is None or ManagerApprovalTask.objects.exists():
        return
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned is not None and assigned.workflow.name != WAGTAILS_OWN:
        return
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Approval")
    task = ManagerApprovalTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name=WAGTAILS_MODERATORS))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    if assigned is not None:
        Workflow.objects.filter(pk=assigned.workflow_id).update(active=False)
