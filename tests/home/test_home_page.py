def test_the_front_page_answers_everybody(client, home_page):
    response = client.get("/")

    assert response.status_code == 200
    assert "MokWi KielRegion" in response.content.decode()
