"""Ideas as a list of the admin."""

from tests.factories.ideas import CampaignPageFactory, IdeaFactory
from tests.factories.regions import MunicipalityFactory

LIST = "/admin/initiatives_ideas/idea/"


def test_managers_see_theirs_filtered_and_no_drafts(client, maren, kiel, home_page):
    campaign = CampaignPageFactory(parent=home_page)
    IdeaFactory(title="Die in Kiel", municipality=kiel, campaign=campaign)
    IdeaFactory(title="Die für alle")
    IdeaFactory(title="Die in Plön", municipality=MunicipalityFactory())
    IdeaFactory(title="Der Entwurf", municipality=kiel, status="draft")
    client.force_login(maren)

    def shown(**query):
        text = client.get(LIST, query).text
        return [title for title in ("Die in Kiel", "Die für alle", "Die in Plön", "Der Entwurf") if title in text]

    assert shown() == ["Die in Kiel", "Die für alle"]
    assert shown(ort=kiel.slug) == shown(aktion=campaign.pk) == ["Die in Kiel"]
    assert shown(status__exact="declined") == []


def test_citizens_do_not_get_in(client, anna, home_page):
    client.force_login(anna)

    assert client.get(LIST).status_code in {302, 403}
