"""Projects and their people; `ProjectFactory(admin=anna, members=[ben], guests=[…])` as wanted."""

from datetime import timedelta

import factory
from django.utils import timezone

from portal.moderation.services.cases import open_case
from portal.moderation.whys import FROM_INSIDE, Why
from workspace.projects.choices import Role, Status
from workspace.projects.models import (
    DraftedStory,
    Happening,
    Inspection,
    Invitation,
    JoinRequest,
    Membership,
    Project,
    Start,
)


class ProjectFactory(factory.django.DjangoModelFactory):
    """An approved project of the whole region, without a public page."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Projekt {n}")
    slug = factory.Sequence(lambda n: f"projekt-{n}")
    summary = "Wir reparieren, was sonst in den Müll ginge."
    status = Status.ACTIVE

    @factory.post_generation
    def admin(self, create, extracted, **kwargs):
        if create and extracted:
            MembershipFactory(project=self, user=extracted, role=Role.ADMIN, is_lead=True)

    @factory.post_generation
    def members(self, create, extracted, **kwargs):
        for user in extracted or ():
            MembershipFactory(project=self, user=user)

    @factory.post_generation
    def guests(self, create, extracted, **kwargs):
        for user in extracted or ():
            MembershipFactory(project=self, user=user, role=Role.GUEST)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    project = factory.SubFactory(ProjectFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")


class JoinRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JoinRequest

    project = factory.SubFactory(ProjectFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    message = "Ich habe eine Werkstatt."


class InvitationFactory(factory.django.DjangoModelFactory):
    """By mail, for one person; `email=""` makes a link."""

    class Meta:
        model = Invitation

    project = factory.SubFactory(ProjectFactory)
    email = factory.Sequence(lambda n: f"gast{n}@example.org")
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class HappeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Happening

    project = factory.SubFactory(ProjectFactory)
    kind = "founded"


class InspectionFactory(factory.django.DjangoModelFactory):
    """A manager (`manager=…`) is inside, after a report from inside."""

    class Meta:
        model = Inspection

    project = factory.SubFactory(ProjectFactory)
    reason = "Jemand hat eine Beleidigung gemeldet."
    case = factory.LazyAttribute(lambda row: open_case(target=row.project, why=Why(FROM_INSIDE)))
    until = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=72))


class DraftedStoryFactory(factory.django.DjangoModelFactory):
    """Of a story's page (`page=…`), as it is now."""

    class Meta:
        model = DraftedStory

    project = factory.SubFactory(ProjectFactory)
    version = factory.LazyAttribute(lambda row: row.page.latest_revision_id or 1)


class StartFactory(factory.django.DjangoModelFactory):
    """All three steps are filled in."""

    class Meta:
        model = Start

    owner = factory.SubFactory("tests.factories.accounts.UserFactory")
    answers = factory.LazyFunction(
        lambda: {
            "what": {"name": "Reparaturtreff", "summary": "Wir reparieren zusammen.", "plan": "", "topics": []},
            "where": {"municipality": "", "place_name": "", "is_listed": "on", "addresses": ""},
            "needs": {"wants_people": "on", "needs": "Werkzeug"},
        }
    )
