import pytest

from portal.accounts.devices import device_name

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"{WINDOWS}; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox auf Windows"),
        (f"{WINDOWS}) {CHROME} Safari/537.36 Edg/130.0.0.0", "Edge auf Windows"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", "Chrome auf Linux"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537.36", "Chrome auf Android"),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {SAFARI} Mobile/15E148 Safari/604.1",
            "Safari auf iPhone",
        ),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {SAFARI} Safari/605.1.15", "Safari auf macOS"),
        ("curl/8.0", "curl"),
        ("", "Unbekannter Browser"),
        ("<script>alert(1)</script>", "Unbekannter Browser"),
    ],
)
def test_a_browser_in_words(user_agent, name):
    assert device_name(user_agent) == name
