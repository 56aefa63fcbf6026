from workspace.tasks.models.calendars import CalendarKey
from workspace.tasks.models.groups import Label, TaskList
from workspace.tasks.models.parts import ChecklistItem, TaskComment, TaskLink
from workspace.tasks.models.tasks import Task

__all__ = ["CalendarKey", "ChecklistItem", "Label", "Task", "TaskComment", "TaskLink", "TaskList"]
