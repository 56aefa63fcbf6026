"""Text templates of a story become those of the project that follows it, and a project's those of its story."""

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.projects.models import Project
from workspace.projects.storytelling import Beginning, Contribution
from workspace.texts.models import Template
from workspace.texts.querysets import KEY


def copy_templates(project: Project, story: SuccessStoryPage, actor: User) -> None:
    """Each names the story; nobody of the project has written them."""
    Template.objects.bulk_create(
        Template(project=project, name=each.name, source=each.source, story=story)
        for each in story.text_templates.all()
    )


def tell(project: Project) -> Contribution:
    """What was taken over from another story stays that story's. One query."""
    if not project.has_room(KEY):
        return Contribution()
    rows = project.text_templates.filter(story__isnull=True)
    return Contribution(beginnings=tuple(Beginning(f"{KEY}-{row.pk}", row.name, row.source) for row in rows))
