"""What the managers say in Wagtail's workflow about a page of a project."""

from wagtail.models import Page, WorkflowState


def question_about(page: Page) -> str:
    """What they asked for when they sent the newest changes back; empty where they did not."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return str(state.current_task_state.specific.get_comment())
