"""Tasks of projects, and what belongs to them."""

import factory
from django.utils import timezone

from workspace.tasks.choices import Status
from workspace.tasks.models import CalendarKey, ChecklistItem, Label, Task, TaskComment, TaskLink, TaskList


class TaskListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TaskList

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Liste {n}")
    position = factory.Sequence(lambda n: n + 1)


class LabelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Label

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    name = factory.Sequence(lambda n: f"Etikett {n}")


class TaskFactory(factory.django.DjangoModelFactory):
    """`assignees=[membership]` and `labels=[label]` as wanted; each stands behind the one that was made before."""

    class Meta:
        model = Task
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    title = factory.Sequence(lambda n: f"Aufgabe {n}")
    position = factory.Sequence(lambda n: n + 1)
    rhythm_from = factory.LazyAttribute(lambda task: task.due_on if getattr(task, "rhythm", "") else None)
    done_at = factory.LazyAttribute(lambda task: timezone.now() if getattr(task, "status", "") == Status.DONE else None)
    due_on = None

    @factory.post_generation
    def assignees(self, create, extracted, **kwargs):
        if create and extracted:
            self.assignees.set(extracted)

    @factory.post_generation
    def labels(self, create, extracted, **kwargs):
        if create and extracted:
            self.labels.set(extracted)


class ChecklistItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChecklistItem

    task = factory.SubFactory(TaskFactory)
    text = factory.Sequence(lambda n: f"Schritt {n}")


class TaskLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TaskLink

    task = factory.SubFactory(TaskFactory)
    url = "/ideen/"


class TaskCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TaskComment

    task = factory.SubFactory(TaskFactory)
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    text = "Ich bringe die Leiter mit."


class CalendarKeyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CalendarKey

    user = factory.SubFactory("tests.factories.accounts.UserFactory")
