"""What becomes of an idea: answers, the clock, helpers, merging, and who may not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from initiatives.directory.models import DirectoryEntry
from initiatives.ideas import jobs
from initiatives.ideas.choices import Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.models import Amendment, Idea, IdeaPicture, IdeaSettings, Step
from initiatives.ideas.services import helping, life, merging, writing
from initiatives.ideas.timeline import told
from portal.activity.choices import Reason
from portal.activity.models import Notification
from portal.activity.reading import hear
from portal.base.pictures import draw_now
from portal.comments.querysets import counts_of
from portal.comments.services import supporting
from portal.comments.services import writing as commenting
from portal.moderation.choices import Action
from portal.moderation.errors import BlockedError
from portal.moderation.models import Case
from portal.moderation.services.blocking import block
from portal.moderation.services.cases import open_case
from portal.moderation.services.deciding import decide
from portal.moderation.whys import Why
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.ideas import HelperFactory, IdeaFactory, listed
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory, TopicFactory

MOST_QUERIES = 12


def to(*addresses):
    return [[address] for address in addresses]


def test_an_answer_stands_on_the_timeline_and_reaches_all_who_stand_behind_it(client, idea, maren, ben, clara, commit):
    supporting.support(target=idea, actor=ben)
    HelperFactory(idea=idea, user=clara)
    client.force_login(maren)

    with commit():
        client.post(f"/ideen/{idea.pk}/stand/", {"status": "answered", "text": "Wir prüfen das im Bauausschuss."})
    client.logout()
    response = client.get(f"/ideen/{idea.pk}/")

    assert [step.text for step in response.context["steps"]] == ["Wir prüfen das im Bauausschuss."]
    assert "Beantwortet" in response.text
    assert sorted(message.to for message in mail.outbox) == to("anna@example.org", clara.email)
    assert "Wir prüfen das im Bauausschuss." in mail.outbox[0].body
    (heard,) = hear(ben, list(Notification.objects.of(ben).newest_first()), "de")
    assert heard.line.words == "„Trinkbrunnen am Hafen“ hat eine Antwort"
    assert heard.notification.reason == Reason.SUPPORTS
    assert set(Notification.objects.filter(event__kind="ideas.step").values_list("user", flat=True)) == {ben.pk}


def test_an_answer_needs_words(client, idea, maren):
    client.force_login(maren)

    response = client.post(f"/ideen/{idea.pk}/stand/", {"status": "declined", "text": "  "})

    assert response.context["form"].errors["text"]
    idea.refresh_from_db()
    assert idea.status == Status.PUBLISHED


def test_managers_of_other_places_do_not_answer(client, idea):
    stranger = ManagerFactory(municipalities=[MunicipalityFactory()]).user
    client.force_login(stranger)

    assert client.get(f"/ideen/{idea.pk}/stand/").status_code == 403
    with pytest.raises(PermissionDenied):
        life.change_status(idea=idea, status=Status.DECLINED, text="Nein", actor=stranger)


def test_an_answer_is_taken_back(client, idea, maren):
    life.change_status(idea=idea, status=Status.DECLINED, text="Zu teuer.", actor=maren)
    client.force_login(maren)

    client.post(f"/ideen/{idea.pk}/ruecknahme/")

    idea.refresh_from_db()
    assert (idea.status, idea.steps.count()) == (Status.PUBLISHED, 0)
    with pytest.raises(IdeaError, match="zurücknehmen"):
        life.undo_last_step(idea=idea, actor=maren)


def test_a_realised_idea_shows_what_became_of_it(client, idea, maren, directory_page):
    page = InitiativePageFactory(parent=directory_page, title="Trinkwasser für Kiel")
    page.save_revision().publish()
    client.force_login(maren)

    client.post(
        f"/ideen/{idea.pk}/stand/", {"status": "realised", "text": "Er sprudelt!", "initiative": page.pk}, follow=True
    )

    assert "Trinkwasser für Kiel" in client.get(f"/ideen/{idea.pk}/").text
    assert "Trinkbrunnen am Hafen" in client.get(page.url).text


def test_the_clock_runs_from_publication_and_the_manager_with_least_to_do_is_responsible(anna, kiel, maren, before):
    other = ManagerFactory(municipalities=[kiel]).user
    IdeaFactory(municipality=kiel, responsible=maren)
    draft = IdeaFactory(author=anna, municipality=kiel, status=Status.DRAFT)

    writing.submit(idea=draft, actor=anna)
    decide(case=Case.objects.get(), action=Action.APPROVE, reason="", actor=maren)

    draft.refresh_from_db()
    assert (draft.status, draft.responsible) == (Status.PUBLISHED, other)
    assert draft.answer_due == timezone.localdate() + timedelta(days=IdeaSettings.load().days_to_answer)


def test_what_is_overdue_stands_on_the_desk_in_a_weekly_mail_and_on_its_page(client, idea, maren):
    Idea.objects.update(answer_due=timezone.localdate() - timedelta(days=3), responsible=maren)

    jobs.put_overdue_on_the_desk()
    jobs.put_overdue_on_the_desk()
    jobs.remind_of_overdue()

    assert [case.whys[0]["code"] for case in Case.objects.open()] == ["answer_due"]
    assert [message.to for message in mail.outbox] == to(maren.email)
    assert "3 Tage überfällig" in client.get(f"/ideen/{idea.pk}/").text


def test_the_portal_may_keep_silent_about_what_is_overdue(client, idea):
    Idea.objects.update(answer_due=timezone.localdate() - timedelta(days=3))
    settings = IdeaSettings.load()
    settings.shows_overdue = False
    settings.save()

    assert "überfällig" not in client.get(f"/ideen/{idea.pk}/").text


def test_an_answer_stops_the_clock(idea, maren):
    Idea.objects.update(answer_due=timezone.localdate() - timedelta(days=3))
    jobs.put_overdue_on_the_desk()

    life.change_status(idea=idea, status=Status.TAKEN_UP, text="Machen wir.", actor=maren)

    assert not Case.objects.open().exists()
    assert not Idea.objects.overdue().exists()


def test_what_was_asked_back_comes_again(client, anna, kiel, maren, before):
    draft = IdeaFactory(author=anna, municipality=kiel, status=Status.DRAFT)
    writing.submit(idea=draft, actor=anna)
    decide(case=Case.objects.get(), action=Action.ASK_BACK, reason="Wo genau?", actor=maren)
    client.force_login(anna)

    response = client.get(f"/ideen/{draft.pk}/")
    assert "Wo genau?" in response.text
    client.post(f"/ideen/{draft.pk}/einreichung/")

    draft.refresh_from_db()
    assert (draft.status, Case.objects.open().count()) == (Status.REVIEW, 1)


def test_a_withdrawn_idea_says_so_and_can_no_longer_be_commented_on_or_supported(client, anna, ben, idea):
    client.force_login(anna)
    client.post(f"/ideen/{idea.pk}/rueckzug/", {"text": "Gibt es schon."})
    client.force_login(ben)

    page = client.get(f"/ideen/{idea.pk}/")
    comment = client.post(f"/kommentare/idee/{idea.pk}/", {"text": "Schade!"})
    support = client.post(f"/unterstuetzung/idee/{idea.pk}/", follow=True)

    assert "Gibt es schon." in page.text
    assert (comment.status_code, "Schade!" in comment.text) == (403, True)
    assert [str(each) for each in support.context["messages"]] == ["Das lässt sich gerade nicht unterstützen."]
    assert counts_of(Idea, [idea.pk]).get(idea.pk) is None
    assert not DirectoryEntry.objects.on("ideen").exists()


def test_a_hidden_idea_is_seen_by_its_author_and_the_managers_alone(client, idea, anna, maren, clara):
    life.hide(idea=idea, actor=maren)

    seen = []
    for person in (None, clara, anna, maren):
        client.logout()
        if person:
            client.force_login(person)
        seen.append(client.get(f"/ideen/{idea.pk}/").status_code)

    assert seen == [404, 404, 200, 200]


def test_helpers_are_asked_when_it_starts_and_answer_once(client, idea, anna, ben, clara, commit):
    client.force_login(ben)
    client.post(f"/ideen/{idea.pk}/hilfe/", {"can_do": "graben"})
    with commit():
        helping.start_project(idea=idea, text="Samstag um zehn am Hafen.", actor=anna)

    assert [message.to for message in mail.outbox if "Bist du dabei" in message.subject] == to(ben.email)
    with commit():
        client.post(f"/ideen/{idea.pk}/projekt/antwort/", {"reply": "yes"})
    idea.refresh_from_db()
    assert (idea.status, idea.started_by) == (Status.TAKEN_UP, anna)
    assert mail.outbox[-1].to == ["anna@example.org"]
    assert "ist dabei" in client.get(f"/ideen/{idea.pk}/").text


def test_only_author_and_helpers_start(client, idea, clara):
    client.force_login(clara)

    way = f"/projekte/neu/?idee={idea.pk}"
    assert way not in client.get(f"/ideen/{idea.pk}/").text
    client.post(f"/ideen/{idea.pk}/hilfe/", {"can_do": ""})
    assert way in client.get(f"/ideen/{idea.pk}/").text


def test_who_started_can_give_it_to_others(client, idea, anna):
    helping.start_project(idea=idea, text="Los!", actor=anna)
    client.force_login(anna)

    client.post(f"/ideen/{idea.pk}/projekt/aufgabe/")

    idea.refresh_from_db()
    assert (idea.status, idea.started_by) == (Status.PUBLISHED, None)


@pytest.fixture
def twins(idea, kiel, clara):
    """The idea, and another one that wants the same."""
    return listed(IdeaFactory(title="Wasserspender am Hafen", author=clara, municipality=kiel)), idea


def test_merging_moves_voices_counts_nobody_twice_and_leads_on(client, twins, ben, clara, anna, maren, commit):
    old, new = twins
    dora = UserFactory()
    for idea, person in ((old, ben), (new, ben), (old, dora), (new, clara)):
        supporting.support(target=idea, actor=person)
    commenting.write(target=old, text="Sehr gut!", parent=None, actor=ben)
    HelperFactory(idea=old, user=ben)

    with commit():
        merging.merge(source=old, target=new, actor=maren)

    counts = counts_of(Idea, [new.pk])[new.pk]
    assert (counts.supports, counts.comments, new.helpers.count()) == (3, 1, 1)
    response = client.get(f"/ideen/{old.pk}/")
    assert (response.status_code, response.url) == (302, f"/ideen/{new.pk}/")
    assert [message.to for message in mail.outbox if "gehört jetzt zu" in message.subject] == to(clara.email)
    assert list(DirectoryEntry.objects.on("ideen").values_list("object_id", "weight").distinct()) == [(new.pk, 3)]


def test_merging_is_undone(twins, ben, maren):
    old, new = twins
    supporting.support(target=old, actor=ben)
    comment = commenting.write(target=old, text="Sehr gut!", parent=None, actor=ben)
    merging.merge(source=old, target=new, actor=maren)
    commenting.write(target=new, text="Danach gesagt.", parent=None, actor=ben)

    merging.unmerge(source=old, actor=maren)

    counts = counts_of(Idea, [old.pk, new.pk])
    assert [(counts[each.pk].supports, counts[each.pk].comments) for each in (old, new)] == [(1, 1), (0, 1)]
    comment.refresh_from_db()
    assert comment.thread.target == old
    assert Idea.objects.get(pk=old.pk).merged_into is None


def test_a_manager_finds_the_way_from_an_idea_to_what_became_part_of_it(client, twins, maren, anna):
    old, new = twins
    merging.merge(source=old, target=new, actor=maren)
    seen = {}
    for person in (maren, anna):
        client.force_login(person)
        seen[person] = f'href="{old.get_absolute_url()}"' in client.get(new.get_absolute_url()).content.decode()
    client.force_login(maren)

    assert seen == {maren: True, anna: False}
    assert "Die beiden wieder trennen" in client.get(old.get_absolute_url()).content.decode()


def test_an_idea_is_not_merged_into_itself_or_twice(client, twins, maren):
    old, new = twins
    client.force_login(maren)

    response = client.post(f"/ideen/{old.pk}/zusammenfuehrung/", {"target": str(old.pk)})
    assert "nicht mit sich selbst" in response.context["form"].errors["target"][0]

    merging.merge(source=old, target=new, actor=maren)
    with pytest.raises(IdeaError, match="gehört schon"):
        merging.merge(source=old, target=new, actor=maren)


def test_an_idea_of_another_municipality_is_left_to_its_managers(client, twins, maren):
    old, new = twins
    new.municipality = MunicipalityFactory(name="Preetz")
    new.save(update_fields=["municipality"])
    client.force_login(maren)

    response = client.post(f"/ideen/{old.pk}/zusammenfuehrung/", {"target": str(new.pk)})

    assert response.status_code == 200
    assert "gehört zu Preetz" in response.context["form"].errors["target"][0]
    assert Idea.objects.get(pk=old.pk).merged_into is None


def test_a_page_with_everything_costs_twelve_queries_for_thirty_as_for_one(idea, ben, directory_page, queries_of):
    topic, picture = TopicFactory(), ImageFactory()
    draw_now(picture, "card", "text")
    idea.topics.set([topic])
    InitiativePageFactory(parent=directory_page, title="Trinkbrunnen bauen", picture=picture, topics=[topic])
    first = commenting.write(target=idea, text="Nummer eins", parent=None, actor=ben)
    commenting.write(target=idea, text="Danke!", parent=first, actor=ben)

    def fill(number):
        for each in range(number):
            IdeaPicture.objects.create(idea=idea, image=picture)
            HelperFactory(idea=idea, user=UserFactory())
            Step.objects.create(idea=idea, status=Status.TAKEN_UP, previous=Status.PUBLISHED, actor=ben)
            Amendment.objects.create(idea=idea, before={"title": "Brunnen"})
            supporting.support(target=idea, actor=UserFactory())
            commenting.write(target=idea, text=f"{each} von {number} sagen es", parent=None, actor=UserFactory())
            other = IdeaFactory(title=f"Trinkbrunnen am Hafen {each}", topics=[topic])
            IdeaPicture.objects.create(idea=other, image=picture)
            listed(other)

    fill(1)
    one = queries_of(f"/ideen/{idea.pk}/")
    fill(29)

    assert queries_of(f"/ideen/{idea.pk}/") == one
    assert one <= MOST_QUERIES


def test_an_idea_that_was_hidden_is_not_similar_any_more(client, idea, home_page):
    other = listed(IdeaFactory(title="Trinkbrunnen im Park"))
    assert other.title in client.get(f"/ideen/{idea.pk}/").content.decode()

    other.is_hidden = True
    other.save()
    listed(other)

    assert other.title not in client.get(f"/ideen/{idea.pk}/").content.decode()


def test_the_list_asks_as_often_for_twelve_as_for_one(client, kiel, home_page, queries_of):
    listed(IdeaFactory(municipality=kiel))
    client.get("/ideen/")
    few = queries_of("/ideen/?sortierung=unterstuetzt")
    for _number in range(11):
        listed(IdeaFactory(municipality=kiel))

    many = queries_of("/ideen/?sortierung=unterstuetzt")

    assert many == few


def test_what_waits_again_after_a_change_is_not_published_by_withdrawing_it(client, anna, idea, before):
    client.force_login(anna)
    client.post(f"/ideen/{idea.pk}/bearbeitung/", {"title": "Ganz anders jetzt", "text": "Neuer Text."})
    idea.refresh_from_db()
    assert idea.status == Status.REVIEW

    client.post(f"/ideen/{idea.pk}/rueckzug/", {"text": ""})
    client.logout()

    assert client.get(f"/ideen/{idea.pk}/").status_code == 404


def test_what_was_answered_is_so_again_after_its_change_was_looked_at(client, anna, idea, maren, before):
    life.change_status(idea=idea, status=Status.TAKEN_UP, text="Machen wir.", actor=maren)
    client.force_login(anna)
    client.post(f"/ideen/{idea.pk}/bearbeitung/", {"title": "Ganz anders jetzt", "text": "Neuer Text."})

    decide(case=Case.objects.open().get(), action=Action.APPROVE, reason="", actor=maren)

    idea.refresh_from_db()
    assert idea.status == Status.TAKEN_UP


def test_an_idea_with_helpers_is_changed_with_a_trace_and_not_deleted(client, anna, ben, idea, before):
    HelperFactory(idea=idea, user=ben)
    client.force_login(anna)
    client.post(f"/ideen/{idea.pk}/bearbeitung/", {"title": "Ganz anders jetzt", "text": "Neuer Text."})

    idea.refresh_from_db()
    assert (idea.status, idea.amendments.count()) == (Status.PUBLISHED, 1)
    assert client.get(f"/ideen/{idea.pk}/loeschung/").status_code == 403


def test_an_idea_that_is_opened_again_has_time_for_its_answer_and_for_others_to_start(idea, anna, maren):
    helping.start_project(idea=idea, text="Los!", actor=anna)
    life.change_status(idea=idea, status=Status.DECLINED, text="Doch nicht.", actor=maren)
    Idea.objects.update(answer_due=timezone.localdate() - timedelta(days=90))

    life.change_status(idea=idea, status=Status.PUBLISHED, text="Neuer Anlauf.", actor=maren)

    idea.refresh_from_db()
    assert (idea.started_by, idea.is_overdue) == (None, False)


def test_who_is_blocked_starts_nothing(idea, anna, maren):
    block(user=anna, until=timezone.now() + timedelta(days=7), reason="Beleidigungen", actor=maren)

    with pytest.raises(BlockedError, match="Beleidigungen"):
        helping.start_project(idea=idea, text="Kommt alle!", actor=anna)

    idea.refresh_from_db()
    assert idea.started_by is None


def test_each_step_of_the_timeline_has_a_sentence(client, idea, anna, maren):
    Step.objects.create(idea=idea, status=Status.PUBLISHED, previous=Status.REVIEW, actor=maren)
    Step.objects.create(idea=idea, status=Status.REVIEW, previous=Status.PUBLISHED, actor=anna)
    Step.objects.create(idea=idea, status=Status.PUBLISHED, previous=Status.REVIEW, actor=maren)
    Step.objects.create(idea=idea, status=Status.DECLINED, previous=Status.PUBLISHED, actor=maren, text="Zu teuer.")

    client.force_login(anna)
    said = [step.sentence for step in client.get(f"/ideen/{idea.pk}/").context["steps"]]

    assert said == [
        "Veröffentlicht: Alle können sie lesen, unterstützen und etwas dazu sagen.",
        "Geändert: Jemand sieht sie sich noch einmal an.",
        "Nach einer Änderung angesehen: Alle können die neue Fassung lesen.",
        "Zu teuer.",
    ]
    assert said[0] in client.get(f"/ideen/{idea.pk}/").text


def test_every_status_has_its_sentence():
    assert all(step.sentence for step in told(Step(status=status, previous=Status.PUBLISHED) for status in Status))


def test_who_looks_after_an_idea_gets_from_its_page_to_the_desk(client, idea, maren, clara):
    case = open_case(target=idea, why=Why("submitted"))
    address = f'href="/admin/schreibtisch/{case.pk}/"'

    client.force_login(clara)
    assert address not in client.get(f"/ideen/{idea.pk}/").text
    client.force_login(maren)
    assert address in client.get(f"/ideen/{idea.pk}/").text
    decide(case=case, action=Action.KEEP, reason="", actor=maren)
    assert address not in client.get(f"/ideen/{idea.pk}/").text


def test_only_ideas_are_offered_to_put_together(client, idea, maren, kiel, directory_page):
    InitiativePageFactory(parent=directory_page, title=idea.title).save_revision().publish()
    other = listed(IdeaFactory(title=idea.title, municipality=kiel))
    client.force_login(maren)

    alike = client.get(f"/ideen/{idea.pk}/zusammenfuehrung/").context["alike"]

    assert [card.url for card in alike] == [f"/ideen/{other.pk}/"]


def test_a_withdrawn_idea_asks_nobody_for_help(client, idea, anna):
    assert 'id="projekt"' in client.get(f"/ideen/{idea.pk}/").text
    life.withdraw(idea=idea, text="", actor=anna)

    said = client.get(f"/ideen/{idea.pk}/").text

    assert 'id="projekt"' not in said
    assert "Wer das auch wollte" in said
    assert "Wer die Idee hatte, hat sie zurückgezogen." in said


def test_an_idea_for_the_whole_region_has_somebody_who_answers_too(anna, maren, at_once):
    idea = writing.submit(idea=IdeaFactory(author=anna, municipality=None, status=Status.DRAFT), actor=anna)

    assert idea.responsible == maren


def test_where_there_is_no_manager_an_administrator_answers(anna, at_once):
    admin = UserFactory(is_superuser=True)
    idea = writing.submit(idea=IdeaFactory(author=anna, status=Status.DRAFT), actor=anna)

    assert idea.responsible == admin


def test_nobody_answers_their_own_idea_where_there_is_somebody_else(kiel, maren, at_once):
    def answers():
        draft = IdeaFactory(
            author=maren, municipality=kiel, status=Status.DRAFT, title=f"Nummer {Idea.objects.count()}"
        )
        return writing.submit(idea=draft, actor=maren).responsible

    assert answers() == maren
    other = ManagerFactory(municipalities=[kiel]).user
    assert [answers(), answers()] == [other, other]
