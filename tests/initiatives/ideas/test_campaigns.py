"""Campaigns: phases, who may submit and support when, age groups, results."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from initiatives.ideas.errors import IdeaError
from initiatives.ideas.models import Idea
from initiatives.ideas.models.campaigns import Phase
from initiatives.ideas.services import life
from initiatives.ideas.services import writing as services
from initiatives.ideas.services.pictures import Pictures
from portal.comments.errors import CommentError
from portal.comments.services import supporting
from tests.factories.ideas import CampaignPageFactory, IdeaFactory, listed

TYPED = {"title": "Trinkbrunnen am Hafen", "text": "Einer zum Flaschenfüllen."}


def days(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def campaign(home_page):
    return CampaignPageFactory(
        parent=home_page,
        title="Schulen fürs Klima",
        slug="schulen",
        collects_from=days(-1),
        collects_until=days(5),
        discusses_until=days(10),
        votes_until=days(15),
        age_groups="Klasse 5 bis 7\nKlasse 8 bis 10",
    )


def move(campaign, by):
    for name in ("collects_from", "collects_until", "discusses_until", "votes_until"):
        setattr(campaign, name, getattr(campaign, name) + timedelta(days=by))
    campaign.save()
    return campaign


def test_the_phases_follow_each_other(campaign):
    phases = [move(campaign, by).phase for by in (5, -5, -6, -5, -5)]

    assert phases == [Phase.UPCOMING, Phase.COLLECT, Phase.DISCUSS, Phase.VOTE, Phase.RESULT]


def test_phases_in_the_wrong_order_are_refused_at_their_field(campaign):
    campaign.discusses_until = days(2)

    with pytest.raises(ValidationError) as problem:
        campaign.full_clean()

    assert list(problem.value.message_dict) == ["discusses_until"]


def test_an_idea_for_a_campaign_says_its_age_group(client, campaign, ben, at_once):
    client.force_login(ben)
    address = f"/ideen/neu/?aktion={campaign.pk}"

    assert client.post(address, TYPED).context["form"].errors["age_group"]
    client.post(address, {**TYPED, "age_group": "Klasse 8 bis 10"})

    idea = Idea.objects.get()
    assert (idea.campaign, idea.age_group) == (campaign, "Klasse 8 bis 10")
    page = client.get("/schulen/")
    assert [card.title for card in page.context["cards"]] == ["Trinkbrunnen am Hafen"]
    assert client.get("/schulen/?altersgruppe=Klasse 5 bis 7").context["cards"] == []


def test_outside_its_phase_nothing_is_submitted(client, campaign, ben, kiel):
    move(campaign, -6)

    assert client.get(f"/ideen/neu/?aktion={campaign.pk}").context["campaign"] is None
    with pytest.raises(IdeaError, match="sammelt gerade keine"):
        services.save_draft(
            idea=IdeaFactory.build(campaign=campaign), topics=[], pictures=Pictures(), actor=ben, helps=None
        )


def test_with_a_vote_ideas_are_supported_only_then(campaign, ben):
    idea = listed(IdeaFactory(campaign=campaign))
    with pytest.raises(CommentError):
        supporting.support(target=idea, actor=ben)

    move(campaign, -11)

    assert supporting.support(target=Idea.objects.get(), actor=ben) == 1


def test_the_result_shows_what_was_distinguished_and_the_most_supported_first(client, campaign, ben, maren, kiel):
    move(campaign, -11)
    first, second = (listed(IdeaFactory(campaign=campaign, municipality=kiel, title=title)) for title in "AB")
    supporting.support(target=first, actor=ben)
    client.force_login(maren)
    client.post(f"/ideen/{second.pk}/auszeichnung/")
    move(campaign, -5)

    context = client.get("/schulen/").context

    assert [card.title for card in context["cards"]] == ["A", "B"]
    assert [card.title for card in context["winners"]] == ["B"]
    client.post(f"/ideen/{second.pk}/auszeichnung/", {"undo": "1"})
    assert client.get("/schulen/").context["winners"] == []


def test_only_managers_distinguish(client, campaign, anna):
    idea = listed(IdeaFactory(campaign=campaign, author=anna))
    client.force_login(anna)

    assert client.post(f"/ideen/{idea.pk}/auszeichnung/").status_code == 403


def test_the_list_of_ideas_leads_to_running_campaigns(client, campaign):
    assert "Schulen fürs Klima" in client.get("/ideen/").text
    move(campaign, -30)
    assert "Schulen fürs Klima" not in client.get("/ideen/").text


def test_what_is_sent_after_the_campaign_has_ended_is_kept_and_can_go_on_alone(client, campaign, ben, at_once):
    client.force_login(ben)
    move(campaign, -6)

    opened = client.get(f"/ideen/neu/?aktion={campaign.pk}")
    sent = client.post(f"/ideen/neu/?aktion={campaign.pk}", TYPED)

    assert "sammelt zurzeit keine Ideen" in opened.text
    assert "sammelt zurzeit keine Ideen" in sent.text
    assert TYPED["text"] in sent.text
    assert 'action="/ideen/neu/"' in sent.text
    assert not Idea.objects.exists()


def test_a_draft_that_comes_too_late_goes_on_without_the_campaign(client, campaign, ben, at_once):
    draft = IdeaFactory(author=ben, campaign=campaign, age_group="Klasse 5 bis 7", status="draft")
    move(campaign, -6)
    client.force_login(ben)

    page = client.get(f"/ideen/{draft.pk}/").text
    client.post(f"/ideen/{draft.pk}/einreichung/", {"without_campaign": "1"})

    draft.refresh_from_db()
    assert "Ohne die Aktion einreichen" in page
    assert (draft.status, draft.campaign, draft.age_group) == ("published", None, "")


def test_what_was_submitted_in_time_and_asked_back_is_still_in_time(campaign, ben, maren, before):
    draft = IdeaFactory(author=ben, campaign=campaign, status="draft")
    services.submit(idea=draft, actor=ben)
    life.give_back(idea=draft, reason="Bitte genauer.", actor=maren)
    move(campaign, -6)

    assert services.submit(idea=draft, actor=ben).status == "review"


def test_the_page_says_first_what_can_be_done_now_and_until_when(client, campaign):
    said = [client.get(move(campaign, by).url).context["now"] for by in (5, -5, -6, -5, -5)]

    assert [sentence.partition(" ")[0] for sentence in said] == ["Ab", "Bis", "Bis", "Die", ""]
    assert "diskutiert" in said[2]


def test_after_the_vote_the_idea_does_not_promise_another(client, campaign):
    idea = listed(IdeaFactory(campaign=campaign))
    assert "während der Abstimmung" in client.get(f"/ideen/{idea.pk}/").text

    move(campaign, -20)

    said = client.get(f"/ideen/{idea.pk}/").text
    assert "während der Abstimmung" not in said
    assert "Die Abstimmung dieser Aktion ist vorbei." in said
