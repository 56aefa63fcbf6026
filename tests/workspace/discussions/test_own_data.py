"""What the room knows about a person: exported, and gone with the account."""

from django.utils import timezone

from portal.accounts import privacy
from tests.factories.discussions import DraftFactory, ReactionFactory, ReplyFactory, ReplyVersionFactory, TopicFactory
from workspace.discussions.leaving import note
from workspace.discussions.models import Draft, Reaction


def test_what_somebody_has_said_is_exported_and_stays_without_the_name(ben, topic, membership):
    reply = ReplyFactory(topic=topic, author=ben, text="Ich komme.")
    ReplyVersionFactory(reply=reply, text="Ich komme nicht.")
    elsewhere = ReplyFactory(topic=TopicFactory(title="Vertraulich"), author=ben, deleted_at=timezone.now())
    ReactionFactory(reply=reply, user=ben)
    DraftFactory(membership=membership(ben))
    parts = {part.name: part for part in privacy.parts() if part.name.startswith("discussion")}

    said = parts["discussions"].export(ben)
    assert [(each["project"], each["title"], each["before"]) for each in said[:2]] == [
        ("Reparaturtreff", "Sommerfest", []),
        ("Reparaturtreff", "Sommerfest", ["Ich komme nicht."]),
    ]
    assert "Vertraulich" not in str(said)
    assert [each["kind"] for each in parts["discussion_reactions"].export(ben)] == ["thanks"]
    assert [each["text"] for each in parts["discussion_drafts"].export(ben)] == ["Ich wollte noch sagen, dass"]

    for part in parts.values():
        if part.erase is not None:
            part.erase(ben)
    ben.delete()
    reply.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (reply.author, reply.text, elsewhere.text) == (None, "Ich komme.", "")
    assert (Reaction.objects.exists(), Draft.objects.exists()) == (False, False)


def test_a_page_with_words_of_a_deleted_account_is_shown(as_person, ben, gesa, topic, address):
    ReplyFactory(topic=topic, author=ben, quoted=topic.replies.get())
    ben.delete()

    page = as_person(gesa).get(address("detail", topic))

    assert page.text.count("gelöschtes Konto") >= 2


def test_whoever_leaves_hears_what_stays(ben, gesa, topic, membership):
    assert note(membership(ben)) == "1 Beitrag in Diskussionen bleibt im Projekt, mit dem Namen."
    assert note(membership(gesa)) == ""
