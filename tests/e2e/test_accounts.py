"""A newcomer registers, guards the account with an app and a passkey, and signs in with it."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

PASSWORD = "fischbrötchen-am-kai"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def add_authenticator(page):
    """A device with a fingerprint reader, played by Chromium itself."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def window(browser, portal):
    """A window at `localhost`: passkeys belong to a name, never to an IP address."""
    complaints = []
    context = browser.new_context(base_url=portal.url.replace("127.0.0.1", "localhost"), locale="de-DE")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on(
        "console",
        lambda message: message.type == "error" and complaints.append((message.text, message.location["url"])),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def submit(page, selector="main form button[type=submit]"):
    with page.expect_navigation():
        page.locator(selector).first.click()


def sign_in(page, address):
    page.goto("/konto/anmelden/")
    page.fill("input[name=login]", address)
    page.fill("input[name=password]", PASSWORD)
    submit(page)


def test_register_app_passkey_and_sign_in_with_it(window, portal, violations):
    page, address = window, "gesa.neu@example.org"
    page.goto("/konto/registrieren/")
    page.fill("input[name=name]", "Gesa Groth")
    page.fill("input[name=email]", address)
    page.fill("input[name=password1]", PASSWORD)
    page.check("input[name=consent_privacy]")
    assert violations(page) == []
    submit(page)

    text = portal.mails_to(address)[0].get_body(("plain",)).get_content()
    page.goto(re.search(r"https?://\S+", text).group())
    submit(page)
    page.wait_for_url("**/konto/")
    assert "Gesa Groth" in page.locator("main").inner_text()

    page.goto("/konto/sicherheit/app/")
    page.fill("input[name=password]", PASSWORD)
    submit(page)
    assert violations(page) == []
    page.fill("input[name=code]", code_for(page.locator("#totp-secret").inner_text()))
    submit(page)
    page.wait_for_url("**/konto/sicherheit/codes/")
    recovery_code = page.locator("main .font-monospace li").first.inner_text()

    add_authenticator(page)
    page.goto("/konto/sicherheit/passkeys/neu/")
    page.fill("input[name=name]", "Telefon")
    page.check("input[name=passwordless]")
    submit(page)
    page.wait_for_url("**/konto/sicherheit/")
    page.goto("/konto/sicherheit/passkeys/")
    assert page.locator("main h2").all_inner_texts() == ["Telefon"]
    assert violations(page) == []

    page.goto("/konto/abmelden/")
    submit(page)
    page.goto("/konto/anmelden/")
    submit(page, "[data-passkey=login] button")
    page.wait_for_url("**/konto/")
    assert "Gesa Groth" in page.locator("main").inner_text()

    page.goto("/konto/abmelden/")
    submit(page)
    sign_in(page, address)
    page.wait_for_url("**/zweiter-faktor/")
    assert violations(page) == []
    submit(page, "[data-passkey=use] button")
    page.wait_for_url("**/konto/")

    page.goto("/konto/abmelden/")
    submit(page)
    sign_in(page, address)
    page.fill("input[name=code]", recovery_code)
    submit(page)
    page.wait_for_url("**/konto/")


def test_errors_stand_at_the_field_and_in_a_summary_with_the_focus(window):
    window.goto("/konto/registrieren/")

    submit(window)

    assert window.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    assert window.locator("[data-error-summary] li").count() == 4
    window.locator("[data-error-summary] a").first.click()
    assert window.evaluate("document.activeElement.name") == "name"


def test_a_stopped_passkey_says_so(window):
    window.goto("/konto/anmelden/")
    window.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('stopped')); }")

    window.locator("[data-passkey=login] button").click()

    window.locator("[data-passkey-problem]").wait_for(state="visible")
