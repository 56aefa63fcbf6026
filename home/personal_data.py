"""Every model with a person in it, by what it serves: what becomes of it in the export, with the account, and in time.

The export and the erasing are those of the parts that each app registers (portal/accounts/privacy.py), the times are
the terms and jobs of the apps. Here they are put together for `docs/verarbeitungsverzeichnis.md`, and a test goes
through all models: one with a person in it and without a rule fails.
"""

from dataclasses import dataclass
from enum import StrEnum


class Leaving(StrEnum):
    """What becomes of a row when the account goes."""

    GONE = "deleted with the account"
    NAMELESS = "stays, without the name"
    NO_ACCOUNT = "of people without an account"
    NUMBERED = "stays, with the number of an account that is no more"


class Kept(StrEnum):
    """How long a row stays that no term and no job ends."""

    ACCOUNT = "as long as the account"
    THING = "as long as the thing of which it is a part"
    PERSON = "until the person takes it back, or the account is deleted"
    EDITORS = "until editors delete it"


class NotExported(StrEnum):
    """Why something is in no part of the archive."""

    EDITORIAL = "who has worked on the portal's own content"
    OTHERS = "told by somebody else; the person gets it on demand"
    SECRET = "a key"  # noqa: S105  # the reason, not a key
    TRACE = "a mark that serves the portal's working only"


GONE, NAMELESS, NO_ACCOUNT, NUMBERED = Leaving
ACCOUNT, THING, PERSON, EDITORS = Kept
EDITORIAL, OTHERS, SECRET, TRACE = NotExported


@dataclass(frozen=True)
class Rule:
    """`export` names a part of the archive; `until` may name a term (`term:…`) or a job (`job:…`)."""

    export: str
    leaving: Leaving
    until: str


OF_PAGES = Rule(EDITORIAL, NAMELESS, EDITORS)
OF_FILES = Rule(EDITORIAL, NAMELESS, EDITORS)

ACTIVITIES: dict[str, dict[str, Rule]] = {
    "Konto und Anmeldung": {
        "portal_accounts.User": Rule("profile", GONE, ACCOUNT),
        "portal_accounts.Consent": Rule("consents", GONE, ACCOUNT),
        "account.EmailAddress": Rule("sign_in", GONE, ACCOUNT),
        "account.EmailConfirmation": Rule(SECRET, GONE, ACCOUNT),
        "mfa.Authenticator": Rule("sign_in", GONE, PERSON),
        "usersessions.UserSession": Rule("sign_in", GONE, PERSON),
        "sessions.Session": Rule(SECRET, GONE, "job:portal.base.jobs.forget_ended_sessions"),
    },
    "Verwaltung des Portals": {
        "portal_regions.Manager": Rule(EDITORIAL, GONE, ACCOUNT),
        "wagtailusers.UserProfile": Rule(EDITORIAL, GONE, ACCOUNT),
        "wagtailadmin.EditingSession": Rule(TRACE, GONE, ACCOUNT),
        "wagtailadmin.FormState": Rule(TRACE, GONE, ACCOUNT),
        "wagtailcore.APIToken": Rule(SECRET, GONE, ACCOUNT),
        "wagtailcore.ModelLogEntry": Rule(EDITORIAL, NUMBERED, EDITORS),
        "wagtailcore.PageLogEntry": Rule(EDITORIAL, NUMBERED, EDITORS),
        "wagtailcore.Revision": OF_PAGES,
        "wagtailcore.WorkflowState": OF_PAGES,
        "wagtailcore.TaskState": OF_PAGES,
        "wagtailcore.Page": OF_PAGES,
        "wagtailcore.Comment": Rule(EDITORIAL, GONE, THING),
        "wagtailcore.CommentReply": Rule(EDITORIAL, GONE, THING),
        "wagtailcore.PageSubscription": Rule(EDITORIAL, GONE, ACCOUNT),
        "wagtailcore.UploadedFile": OF_FILES,
        "wagtaildocs.Document": OF_FILES,
        "wagtailimages.Image": OF_FILES,
        "portal_base.PortalImage": OF_FILES,
        "portal_base.PortalDocument": OF_FILES,
        "portal_base.PortalSettings": Rule(EDITORIAL, NO_ACCOUNT, EDITORS),
        "initiatives_exchange.ImportRun": Rule(EDITORIAL, GONE, "term:imports"),
        "search.Promotion": Rule(EDITORIAL, NO_ACCOUNT, EDITORS),
    },
    "Öffentliche Seiten": {
        "home.FormPage": OF_PAGES,
        "home.HomePage": OF_PAGES,
        "home.LegalPage": OF_PAGES,
        "home.StandardPage": OF_PAGES,
        "home_news.NewsIndexPage": OF_PAGES,
        "home_news.NewsPage": OF_PAGES,
        "home_events.EventIndexPage": OF_PAGES,
        "home_events.EventPage": OF_PAGES,
        "initiatives.InitiativeIndexPage": OF_PAGES,
        "initiatives.InitiativePage": OF_PAGES,
        "initiatives_ideas.CampaignPage": OF_PAGES,
        "initiatives_stories.StoryIndexPage": OF_PAGES,
        "initiatives_stories.SuccessStoryPage": OF_PAGES,
        "wagtailembeds.Embed": Rule(OTHERS, NO_ACCOUNT, EDITORS),
    },
    "Formulare": {
        "wagtailforms.FormSubmission": Rule(OTHERS, NO_ACCOUNT, "job:home.jobs.forget_answers"),
    },
    "Newsletter": {
        "home_newsletters.Newsletter": Rule(EDITORIAL, NAMELESS, EDITORS),
        "home_newsletters.Subscription": Rule(
            "newsletter", NO_ACCOUNT, "job:home.newsletters.jobs.forget_old_subscriptions"
        ),
    },
    "E-Mail-Versand": {
        "portal_mailing.OutgoingMail": Rule("mails", NO_ACCOUNT, "term:mails"),
        "portal_mailing.Bounce": Rule("mails", NO_ACCOUNT, "term:soft_bounces"),
        "portal_replying.TakenMail": Rule("answers_by_mail", GONE, "term:taken_mails"),
    },
    "Benachrichtigungen": {
        "portal_activity.Event": Rule(TRACE, NAMELESS, "job:portal.activity.jobs.forget_what_is_old"),
        "portal_activity.Follow": Rule("followed", GONE, PERSON),
        "portal_activity.Notification": Rule("notifications", GONE, "job:portal.activity.jobs.forget_what_is_old"),
        "portal_activity.Preference": Rule("hearing", GONE, PERSON),
        "portal_activity.HearingSettings": Rule("hearing", GONE, PERSON),
        "portal_push.PushSubscription": Rule("push", GONE, PERSON),
        "portal_feeds.Feed": Rule("feeds", GONE, PERSON),
        "search.SavedSearch": Rule("saved_searches", GONE, "job:search.jobs.forget_what_is_over"),
    },
    "Kommentare und Unterstützung": {
        "portal_comments.Comment": Rule("comments", NAMELESS, PERSON),
        "portal_comments.Thread": Rule(EDITORIAL, NAMELESS, THING),
        "portal_comments.Support": Rule("supports", GONE, PERSON),
    },
    "Moderation": {
        "portal_moderation.Block": Rule("blocks", GONE, ACCOUNT),
        "portal_moderation.Case": Rule("decisions", NAMELESS, EDITORS),
        "portal_moderation.Decision": Rule("decisions", NAMELESS, EDITORS),
        "portal_moderation.Objection": Rule("decisions", NAMELESS, EDITORS),
        "portal_moderation.AuditEntry": Rule(EDITORIAL, NAMELESS, EDITORS),
        "portal_moderation.Report": Rule("reports", NAMELESS, "term:reporters"),
        "portal_moderation.Fingerprint": Rule(TRACE, GONE, "job:portal.moderation.jobs.forget_prints"),
    },
    "Ideen": {
        "initiatives_ideas.Idea": Rule("ideas", NAMELESS, "job:initiatives.ideas.jobs.forget_drafts"),
        "initiatives_ideas.Helper": Rule("helping_with_ideas", GONE, PERSON),
        "initiatives_ideas.Step": Rule(EDITORIAL, NAMELESS, THING),
        "initiatives_ideas.Amendment": Rule(EDITORIAL, NAMELESS, THING),
    },
    "Gesuche und Angebote": {
        "initiatives_calls.Call": Rule("calls", NAMELESS, PERSON),
        "initiatives_calls.Answer": Rule("call_answers", GONE, "job:initiatives.calls.jobs.forget_unconfirmed_answers"),
    },
    "Erfolgsgeschichten": {
        "initiatives_stories.Copy": Rule(
            "story_copies", NAMELESS, "job:initiatives.stories.jobs.forget_unconfirmed_copies"
        ),
    },
    "Projekte und ihre Mitglieder": {
        "workspace_projects.Project": Rule("memberships", NAMELESS, "job:workspace.projects.jobs.delete_projects"),
        "workspace_projects.Membership": Rule("memberships", GONE, PERSON),
        "workspace_projects.JoinRequest": Rule("asked_projects", GONE, PERSON),
        "workspace_projects.Invitation": Rule(
            "asked_projects", NAMELESS, "job:workspace.projects.jobs.forget_old_invitations"
        ),
        "workspace_projects.Start": Rule("asked_projects", GONE, "job:workspace.projects.jobs.forget_stale_starts"),
        "workspace_projects.Happening": Rule(TRACE, NAMELESS, THING),
        "workspace_projects.Inspection": Rule("inspections", NAMELESS, THING),
        "workspace_projects.DraftedStory": Rule(EDITORIAL, NAMELESS, THING),
        "workspace_networks.Network": Rule("networks", NAMELESS, "job:workspace.networks.jobs.delete_closed_networks"),
        "workspace_networks.Caretaker": Rule("networks", GONE, PERSON),
        "workspace_networks.Affiliation": Rule("networks", NAMELESS, THING),
    },
    "Dateien und Bilder der Projekte": {
        "workspace_documents.Folder": Rule("project_files", NAMELESS, "job:workspace.documents.jobs.empty_the_trash"),
        "workspace_documents.Document": Rule("project_files", NAMELESS, "job:workspace.documents.jobs.empty_the_trash"),
        "workspace_documents.Version": Rule("project_files", NAMELESS, THING),
        "workspace_documents.Upload": Rule("project_uploads", GONE, "job:workspace.documents.jobs.forget_uploads"),
        "workspace_documents.Publication": Rule("published_files", NAMELESS, THING),
        "workspace_documents.ShareLink": Rule("document_links", GONE, "job:workspace.documents.jobs.forget_old_links"),
        "workspace_documents.PictureNote": Rule("picture_consents", NAMELESS, THING),
        "workspace_documents.Consent": Rule("picture_consents", NAMELESS, THING),
        "workspace_documents.Confirmation": Rule("picture_consents", NAMELESS, THING),
    },
    "Gemeinsame Texte": {
        "workspace_texts.Text": Rule("texts", NAMELESS, "job:workspace.texts.jobs.empty_the_bin"),
        "workspace_texts.Author": Rule("texts", NAMELESS, THING),
        "workspace_texts.Change": Rule("texts", NAMELESS, THING),
        "workspace_texts.Version": Rule("texts", NAMELESS, "job:workspace.texts.jobs.thin_out_versions"),
        "workspace_texts.Publication": Rule("texts", NAMELESS, THING),
        "workspace_texts.Template": Rule(TRACE, NAMELESS, THING),
        "workspace_texts.Editing": Rule(TRACE, GONE, "job:workspace.texts.jobs.thin_out_versions"),
        "workspace_texts.ShareLink": Rule("text_links", GONE, "job:workspace.texts.jobs.forget_old_links"),
        "workspace_texts.Thread": Rule(TRACE, NAMELESS, THING),
        "workspace_texts.TextComment": Rule("text_comments", GONE, PERSON),
    },
    "Diskussionen, Neuigkeiten und Nachrichten": {
        "workspace_discussions.Topic": Rule(
            "discussions", NAMELESS, "job:workspace.discussions.jobs.remove_deleted_discussions"
        ),
        "workspace_discussions.Reply": Rule(
            "discussions", NAMELESS, "job:workspace.discussions.jobs.remove_deleted_discussions"
        ),
        "workspace_discussions.Reading": Rule(TRACE, GONE, THING),
        "workspace_discussions.Draft": Rule("discussion_drafts", GONE, PERSON),
        "workspace_discussions.Reaction": Rule("discussion_reactions", GONE, PERSON),
        "workspace_discussions.Mention": Rule(TRACE, GONE, THING),
        "workspace_posts.Post": Rule("posts", NAMELESS, "job:workspace.posts.jobs.remove_deleted_posts"),
        "workspace_posts.PostComment": Rule("post_comments", GONE, PERSON),
        "workspace_conversations.Conversation": Rule(
            "messages", NAMELESS, "job:workspace.conversations.jobs.forget_what_was_deleted"
        ),
        "workspace_conversations.Participant": Rule("messages", GONE, PERSON),
        "workspace_conversations.Message": Rule(
            "messages", NAMELESS, "job:workspace.conversations.jobs.forget_what_was_deleted"
        ),
        "workspace_conversations.MessageSettings": Rule("message_settings", GONE, PERSON),
        "workspace_conversations.Blocking": Rule("message_settings", GONE, PERSON),
        "workspace_conversations.Circular": Rule("circulars", NAMELESS, EDITORS),
        "workspace_conversations.Delivery": Rule("circulars", GONE, THING),
    },
    "Umfragen und Terminabstimmungen": {
        "workspace_polls.Poll": Rule("polls", NAMELESS, THING),
        "workspace_polls.PollOption": Rule("polls", NAMELESS, THING),
        "workspace_polls.Vote": Rule("votes", NAMELESS, THING),
        "workspace_polls.HasVoted": Rule("votes", GONE, THING),
        "workspace_polls.AppointmentPoll": Rule(
            "appointment_polls", NAMELESS, "job:workspace.polls.jobs.remove_deleted_appointments"
        ),
        "workspace_polls.Option": Rule("appointment_polls", NAMELESS, THING),
        "workspace_polls.Participant": Rule("appointment_answers", NAMELESS, "term:outsiders_of_appointments"),
    },
    "Kalender, Aufgaben und Verleih": {
        "workspace_calendar.Event": Rule("calendar", NAMELESS, THING),
        "workspace_calendar.Guest": Rule("calendar_answers", GONE, THING),
        "workspace_calendar.Helper": Rule("calendar_answers", GONE, THING),
        "workspace_calendar.CalendarLink": Rule("calendar_links", GONE, PERSON),
        "workspace_calendar.UploadedCalendar": Rule(
            "uploaded_calendars", GONE, "job:workspace.calendar.jobs.forget_uploaded_calendars"
        ),
        "workspace_tasks.Task": Rule("tasks", NAMELESS, THING),
        "workspace_tasks.TaskComment": Rule("task_comments", GONE, PERSON),
        "workspace_tasks.CalendarKey": Rule("tasks", GONE, PERSON),
        "workspace_lending.Thing": Rule("lending", NAMELESS, THING),
        "workspace_lending.Loan": Rule("lending", NAMELESS, "job:workspace.lending.jobs.forget_old_loans"),
    },
}
"""By the headings of docs/verarbeitungsverzeichnis.md."""

RULES = {model: rule for rules in ACTIVITIES.values() for model, rule in rules.items()}
THINGS = {
    "auth.Group",
    "auth.Permission",
    "initiatives.InitiativePartner",
    "initiatives_stories.StoryFolder",
    "initiatives_stories.StoryPartner",
    "initiatives_stories.StoryTextTemplate",
    "portal_base.DueJob",
    "portal_moderation.TextModule",
    "portal_regions.ManagerApprovalTask",
    "portal_regions.Municipality",
    "portal_regions.Topic",
    "taggit.Tag",
    "wagtailcore.Collection",
    "wagtailcore.GroupApprovalTask",
    "wagtailcore.Task",
    "wagtailcore.Workflow",
    "workspace_calendar.Role",
    "workspace_conversations.Attachment",
    "workspace_discussions.Category",
    "workspace_documents.Tag",
    "workspace_tasks.Label",
    "workspace_tasks.TaskList",
}
"""Their name is that of a group, a task, a file or a place, and nobody's."""
