def test_the_style_guide_shows_the_components_to_developers(client, home_page, settings):
    settings.STYLEGUIDE = True

    response = client.get("/styleguide/")

    assert response.status_code == 200
    assert 'class="card event-card"' in response.content.decode()


def test_the_style_guide_is_hidden_from_everybody_else(client, home_page, settings):
    settings.STYLEGUIDE = False

    assert client.get("/styleguide/").status_code == 404
