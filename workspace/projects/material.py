"""All that a story about a project can be made of, and in words what an editor has to add."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.utils import timezone, translation
from django.utils.html import linebreaks
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import InitiativePage
from initiatives.stories.models import StoryIndexPage
from workspace.projects.choices import Role
from workspace.projects.chronicle import Line, lines_of
from workspace.projects.models import Project
from workspace.projects.services.versions import draft_of
from workspace.projects.storytelling import Beginning, Contribution, Folder, Step, contributions

MOST_STEPS = 20
"""On a story's page."""
MOST_BEGINNINGS = 12
MOST_FOLDERS = 20
OFFERED_STEPS = 40
LONGEST_TITLE, LONGEST_TEXT = 120, 1500
LONGEST_BEGINNING = 20_000
LONGEST_FOLDER = 120


@dataclass(frozen=True)
class Gaps:
    """What is missing in each part, as an editor reads it."""

    problem: list[str] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        yield from (*self.problem, *self.deeds, *self.outcome)


@dataclass(frozen=True)
class Material:
    """In the language of the list in which the story stands."""

    title: str
    introduction: str
    plan: str
    """Safe HTML, where the project has no page."""
    page: InitiativePage | None
    """The newest version of the public page: its texts, pictures, figures, partners and topics are the story's, too."""
    lines: list[Line]
    steps: list[Step]
    beginnings: list[Beginning]
    """Text templates of the project."""
    folders: list[Folder]
    """Of its documents."""
    results: list[str]
    """What everybody knows anyway."""
    added: list[Line]
    """What the rooms say came of it."""
    gaps: Gaps

    @property
    def fingerprint(self) -> str:
        """The same as long as nothing of it changes between the preview and the button."""
        page = self.page
        said = [
            *(self.title, self.introduction, self.plan, page.latest_revision_id if page else None),
            *[(each.key, each.text) for each in (*self.lines, *self.added)],
            *[(each.key, each.title, each.text) for each in self.steps],
            *[(each.key, each.name, each.source) for each in self.beginnings],
            *[(each.key, each.name) for each in self.folders],
            *self.results,
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]

    def only(
        self, *, lines: list[str], steps: list[str], results: list[str], beginnings: list[str], folders: list[str]
    ) -> "Material":
        """With what was ticked in the preview."""
        return replace(
            self,
            lines=[each for each in self.lines if each.key in lines],
            steps=[each for each in self.steps if each.key in steps],
            added=[each for each in self.added if each.key in results],
            beginnings=[each for each in self.beginnings if each.key in beginnings],
            folders=[each for each in self.folders if each.key in folders],
        )


def list_of_stories(project: Project) -> StoryIndexPage | None:
    """In the language of the public page, else that of the person, else the portal's main one."""
    found = {each.locale.language_code: each for each in StoryIndexPage.objects.select_related("locale")}
    own = project.page.locale.language_code if project.page else ""
    wanted = [own, translation.get_language() or "", settings.LANGUAGE_CODE]
    return next((found[language] for language in wanted if language in found), None)


def gather(project: Project, index: StoryIndexPage, *, from_inside: bool) -> Material:
    """From inside with the timeline and what the rooms add; else of what is public anyway."""
    with translation.override(index.locale.language_code):
        page = draft_of(project.page) if project.page else None
        added = contributions(project) if from_inside else []
        steps = [_fitting(step) for each in added for step in each.steps][:OFFERED_STEPS]
        sentences = [sentence for each in added for sentence in each.results]
        return Material(
            title=page.title if page else project.name,
            introduction=(page.introduction if page else "") or project.summary,
            plan="" if page else linebreaks(project.plan, autoescape=True),
            page=page,
            lines=lines_of(project) if from_inside else [],
            steps=steps,
            beginnings=[each for part in added for each in part.beginnings if len(each.source) <= LONGEST_BEGINNING],
            folders=[each for part in added for each in part.folders if len(each.name) <= LONGEST_FOLDER][
                :MOST_FOLDERS
            ],
            results=_results(project),
            added=[Line(f"result-{number}", sentence) for number, sentence in enumerate(sentences)],
            gaps=_gaps(page, has_steps=bool(steps)),
        )


def _fitting(step: Step) -> Step:
    """As long as a story's page takes it."""
    title, text = Truncator(step.title).chars(LONGEST_TITLE), Truncator(step.text).chars(LONGEST_TEXT)
    return replace(step, title=title, text=text)


def _fitting_folders(added: Iterable[Contribution]) -> list[Folder]:
    folders = [each for part in added for each in part.folders if len(each.name) <= LONGEST_FOLDER]
    return folders[:MOST_FOLDERS]


def _results(project: Project) -> list[str]:
    people = project.memberships.exclude(role=Role.GUEST).count()
    since = timezone.localtime(project.created_at).year
    return [
        ngettext(
            "%(count)d person has taken part since %(year)d.",
            "%(count)d people have taken part since %(year)d.",
            people,
        )
        % {"count": people, "year": since}
    ]


def _gaps(page: InitiativePage | None, *, has_steps: bool) -> Gaps:
    gaps = Gaps(
        problem=[_("what was wrong, for whom, and why nobody had changed it before.")],
        deeds=[_("how it began, who came along, what turned the corner; a quote makes it come alive.")],
        outcome=[
            _("what is different today, and honestly what did not work."),
            _("the facts: how many people and hours it takes, what it costs and who paid, permits, pitfalls."),
        ],
    )
    if not has_steps:
        gaps.deeds.append(_("the steps for whoever wants to do the same."))
    if page is None or not (page.picture_id or page.pictures.count()):
        gaps.deeds.append(_("pictures, best one from before and one from after."))
    if page is None or not page.impact_figures.count():
        gaps.outcome.append(_("figures: what it has brought, with period and source."))
    return gaps
