"""The mails about a project: what each says."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.accounts.notices import Notice, full_url
from portal.base.dates import day_in_words
from workspace.projects import links
from workspace.projects.models import DraftedStory, Inspection, Invitation, JoinRequest, Membership, Project

OfProject = Callable[[Project, str], Notice]


def welcome(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("“%(name)s” is there: your workspace") % named,
        sentences=[
            _("Your project “%(name)s” has its workspace now, you can invite others at once.") % named,
            _("Its public page waits for the climate management of your place. You hear as soon as it is decided."),
        ],
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_("You get this mail because you have registered this project."),
    )


def approved(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("The page of “%(name)s” is online") % named,
        sentences=[_("The public page of your project “%(name)s” is online. Tell others about it!") % named],
        url=full_url("projects:about", project.slug, language=language),
        label=_("See the project"),
        reason=_why(),
    )


def asked_back(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("A question about “%(name)s”") % named,
        sentences=[
            _("Before the public page of “%(name)s” goes online, the climate management asks:") % named,
        ],
        quote=project.said,
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_why(),
    )


def changes_approved(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("Your changes to the page of “%(name)s” are online") % named,
        sentences=[_("The climate management has looked at your changes: now everybody sees them.")],
        url=full_url("projects:about", project.slug, language=language),
        label=_("See the project"),
        reason=_why(),
    )


def changes_sent_back(words: str, project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("About your changes to the page of “%(name)s”") % named,
        sentences=[
            _("Before your changes go online, the climate management asks:"),
            _("Nothing is lost: change what is asked for and save, then they look at it again."),
        ],
        quote=words,
        url=full_url("workspace:page", project.slug, language=language),
        label=_("Change the page"),
        reason=_why(),
    )


def invitation(invitation: Invitation, language: str) -> Notice:
    named = {
        "name": invitation.project.name,
        "who": str(invitation.invited_by or _("Somebody")),
        "day": day_in_words(localdate(invitation.expires_at)),
    }
    return Notice(
        subject=_("%(who)s invites you: “%(name)s”") % named,
        sentences=[
            _("%(who)s invites you to join the project “%(name)s”.") % named,
            _("The invitation is for you alone, and valid until %(day)s.") % named,
        ],
        quote=invitation.message,
        url=full_url("projects:invitation", invitation.token, language=language),
        label=_("See the invitation"),
        reason=_("You get this mail because %(who)s has entered your address. You need not answer.") % named,
    )


def join_request(request: JoinRequest, language: str) -> Notice:
    named = {"name": request.project.name, "who": request.user.name}
    return Notice(
        subject=_("%(who)s would like to join “%(name)s”") % named,
        sentences=[_("%(who)s would like to join your project “%(name)s”. Please answer soon.") % named],
        quote=request.message,
        url=full_url("workspace:people", request.project.slug, language=language),
        label=pgettext("verb", "Answer"),
        reason=_why(),
    )


def admitted(membership: Membership, language: str) -> Notice:
    named = {"name": membership.project.name}
    guest = [_("As a guest you read along, comment and answer polls.")] if membership.is_guest else []
    return Notice(
        subject=_("Welcome to “%(name)s”") % named,
        sentences=[_("You asked to join “%(name)s”: now you belong to it.") % named, *guest],
        url=_workspace(membership.project, language),
        label=_("Open the workspace"),
        reason=_("You get this mail because you have asked to join this project."),
    )


def declined(request: JoinRequest, language: str) -> Notice:
    named = {"name": request.project.name}
    return Notice(
        subject=_("About your request to join “%(name)s”") % named,
        sentences=[
            _("You asked to join “%(name)s”. This time it does not fit.") % named,
            _("There are others who look for people: perhaps something near you."),
        ],
        quote=request.answer,
        url=full_url("calls:list", language=language),
        label=_("See where people are needed"),
        reason=_("You get this mail because you have asked to join this project."),
    )


def removed(project: Project, language: str) -> Notice:
    named = {"name": project.name}
    return Notice(
        subject=_("You no longer belong to “%(name)s”") % named,
        sentences=[
            _("An admin has removed you from the project “%(name)s”. You cannot open its workspace any more.") % named,
            _("If you think that this is a mistake, speak with the people of the project."),
        ],
        reason=_("You get this mail because you belonged to this project."),
    )


def role_changed(membership: Membership, language: str) -> Notice:
    named = {"name": membership.project.name, "role": membership.get_role_display()}
    leads = [_("You are one of those who lead the project.")] if membership.is_lead else []
    return Notice(
        subject=_("Your role in “%(name)s”") % named,
        sentences=[_("In the project “%(name)s” you are now: %(role)s.") % named, *leads],
        url=_workspace(membership.project, language),
        label=_("Open the workspace"),
        reason=_belongs(),
    )


def handed_over(membership: Membership, before: str, language: str) -> Notice:
    named = {"name": membership.project.name, "who": before}
    return Notice(
        subject=_("“%(name)s” is in your hands now") % named,
        sentences=[
            _("%(who)s has handed over the project “%(name)s” to you.") % named,
            _("You are an admin now and lead the project. Find somebody who leads it with you."),
        ],
        url=full_url("workspace:people", membership.project.slug, language=language),
        label=_("See the people"),
        reason=_belongs(),
    )


def goes_on(membership: Membership, language: str) -> Notice:
    """Asks the leads; each answer is a link to a page with one button."""
    project = membership.project
    named = {"name": project.name, "day": day_in_words(localdate(project.active_at))}
    answer = full_url("projects:baton", links.baton_token(membership), language=language)
    return Notice(
        subject=_("Does “%(name)s” go on?") % named,
        sentences=[
            _("In your project “%(name)s” nothing has happened since %(day)s.") % named,
            _("That is all right: we only ask so that others know where they stand. One click is enough:"),
        ],
        choices=[
            (_("We are still at it"), f"{answer}?antwort=weiter"),
            (_("I would like to hand over"), f"{answer}?antwort=uebergabe"),
            (_("We pause"), f"{answer}?antwort=pause"),
        ],
        reason=_("You get this mail because you lead this project. Without an answer it rests in 30 days."),
    )


def successor_wanted(project: Project, who: str, language: str) -> Notice:
    named = {"name": project.name, "who": who}
    return Notice(
        subject=_("Who takes on “%(name)s”?") % named,
        sentences=[
            _("%(who)s would like to hand over the project “%(name)s”.") % named,
            _("Could that be you, perhaps together with somebody else? Then tell the others."),
        ],
        url=full_url("workspace:people", project.slug, language=language),
        label=_("See the people"),
        reason=_belongs(),
    )


def rests(project: Project, who: str, language: str) -> Notice:
    """`who` is empty where nobody has answered."""
    named = {"name": project.name, "who": who}
    why = (
        _("%(who)s has set “%(name)s” to paused.") if who else _("For a long time nothing has happened in “%(name)s”.")
    )
    return Notice(
        subject=_("“%(name)s” rests for now") % named,
        sentences=[
            why % named,
            _("The project rests from today. Everything that is in the workspace stays there."),
            _("Whoever wants to go on with it speaks with the others: its leads can wake it up at any time."),
        ],
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_belongs(),
    )


def _belongs() -> str:
    return _("You get this mail because you belong to this project.")


def deletion(project: Project, language: str) -> Notice:
    named = {"name": project.name, "day": day_in_words(project.deleted_on) if project.deleted_on else ""}
    return Notice(
        subject=_("“%(name)s” is to be deleted") % named,
        sentences=[
            _("The project “%(name)s” is deleted on %(day)s, with all that is in its workspace.") % named,
            _("Take with you what you need. Until then its admins can still keep it."),
        ],
        url=_workspace(project, language),
        label=_("Open the workspace"),
        reason=_("You get this mail because you belong to this project."),
    )


def inspected(inspection: Inspection, language: str) -> Notice:
    named = {
        "name": inspection.project.name,
        "who": inspection.manager or _("Somebody"),
        "until": date_format(localtime(inspection.until), "SHORT_DATETIME_FORMAT"),
    }
    return Notice(
        subject=_("The climate management looks into “%(name)s”") % named,
        sentences=[
            _("Somebody who belongs to “%(name)s” has reported the workspace. %(who)s looks into it, to decide.")
            % named,
            _("%(who)s can read, and change nothing, until %(until)s at the latest. Everybody inside sees it.") % named,
        ],
        quote=inspection.reason,
        url=_workspace(inspection.project, language),
        label=_("Open the workspace"),
        reason=_why(),
    )


def story_drafted(story: DraftedStory, language: str) -> Notice:
    named = {"name": story.project.name, "who": story.drafted_by or _("Somebody")}
    return Notice(
        subject=_("A story about “%(name)s” is being written") % named,
        sentences=[
            _("%(who)s has drafted a success story about “%(name)s”, from what everybody can see of it.") % named,
            _("In the workspace you see where it stands. Until an editor has changed the draft you can withdraw it."),
        ],
        url=full_url("workspace:story", story.project.slug, language=language),
        label=_("See where it stands"),
        reason=_why(),
    )


def story_sent_back(words: str, story: DraftedStory, language: str) -> Notice:
    named = {"name": story.project.name}
    return Notice(
        subject=_("A question about the story of “%(name)s”") % named,
        sentences=[_("The climate management has sent the draft of your story back:")],
        quote=words,
        url=full_url("workspace:story", story.project.slug, language=language),
        label=_("See where it stands"),
        reason=_why(),
    )


def story_published(story: DraftedStory, language: str) -> Notice:
    named = {"name": story.project.name}
    return Notice(
        subject=_("The story of “%(name)s” is online") % named,
        sentences=[_("The success story of your project “%(name)s” is online. Tell others about it!") % named],
        url=full_url("workspace:story", story.project.slug, language=language),
        label=_("See the story"),
        reason=_why(),
    )


def _workspace(project: Project, language: str) -> str:
    return full_url("workspace:home", project.slug, language=language)


def _why() -> str:
    return _("You get this mail because you are an admin of this project.")
