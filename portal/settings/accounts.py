"""Accounts: signing in and up, the second factor, sessions. Everything about allauth stands here."""

from portal.settings.env import env

AUTHENTICATION_BACKENDS = ["portal.accounts.backends.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {
            "user_attributes": ["name", "email"],
        },
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# What people agree to when they register: the version, and the slug of the page where the text stands. Change a version
# when its text changes in substance: people are then asked again. "terms" may be added beside it.
CONSENT_TEXTS = {"privacy": {"version": "2026-11", "slug": "datenschutz"}}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:profile"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "closed_frontend_login"
# Password and address are changed under /konto/, where rate limits, confirmation and the second factor are.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # invited people choose their own

# Whoever may enter the Wagtail admin needs a second factor first; in production by default.
REQUIRE_MFA_FOR_ADMIN = env.bool("REQUIRE_MFA_FOR_ADMIN", default=False)

ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.entrance.LoginForm",
    "signup": "portal.accounts.forms.entrance.SignupForm",
    "reset_password": "portal.accounts.forms.entrance.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.entrance.ResetPasswordKeyForm",
    "change_password": "portal.accounts.forms.security.ChangePasswordForm",
    "set_password": "portal.accounts.forms.security.SetPasswordForm",
    "add_email": "portal.accounts.forms.security.ChangeEmailForm",
    "reauthenticate": "portal.accounts.forms.security.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True  # why not "strict": docs/privacy.md
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = None  # the person decides
SESSION_ENGINE = "portal.live.session_store"
SESSION_COOKIE_AGE = 86_400 * env.whole_number("SESSION_REMEMBERED_DAYS", default=14, lowest=1, highest=365)
SESSION_IDLE_AGE = 3600 * env.whole_number("SESSION_IDLE_HOURS", default=12, lowest=1, highest=8760)
SESSION_LONGEST_AGE = 86_400 * env.whole_number("SESSION_DAYS", default=30, lowest=1, highest=365)
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that registered
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs in unverified; without it a second factor would forbid a new address
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.second_factor.AuthenticateForm",
    "reauthenticate": "portal.accounts.forms.second_factor.ReauthenticateWithCodeForm",
    "authenticate_webauthn": "portal.accounts.forms.second_factor.AuthenticateWithPasskeyForm",
    "reauthenticate_webauthn": "portal.accounts.forms.second_factor.ReauthenticateWithPasskeyForm",
    "login_webauthn": "portal.accounts.forms.second_factor.SignInWithPasskeyForm",
    "activate_totp": "portal.accounts.forms.second_factor.ActivateTOTPForm",
    "add_webauthn": "portal.accounts.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "portal.accounts.forms.second_factor.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by half a minute
USERSESSIONS_TRACK_ACTIVITY = False  # it would write with every page; portal.accounts.last_use does it seldom
# Merged with allauth's own limits, and counted by the same means.
ACCOUNT_RATE_LIMITS = {
    "write_to_initiative": "10/h/ip",
    "copy_story": "20/h/user",
    "copy_story_by_address": "20/h/ip,5/h/key",
    "answer_call_by_address": "20/h/ip,5/h/key",  # each gives a mail
    "answer_call": "30/h/user",
    "offer": "10/d/user",
    "report": "30/d/user",
    "report_by_address": "20/h/ip",
    "subscribe_newsletter": "20/h/ip,6/h/key",  # each gives a mail
    "comment": "30/h/user",
    "support": "120/h/user",
    "write_idea": "20/d/user",
    "write_idea_by_address": "20/h/ip",
    "start_project": "5/d/user",
    "begin_project": "20/h/ip",
    "ask_to_join": "10/d/user",
    "invite": "30/h/user",
    "invite_again": "60/h/user,3/d/key",
    "help_with_idea": "60/h/user",
    "found_network": "5/d/user",
    "invite_project": "60/d/user",
    "ask_network": "20/d/user",
    "share_text": "60/h/user",
    "borrow": "30/d/user",
    "come_to_text": "120/h/ip",
    "answer_appointment": "120/h/ip",
    "answer_appointment_by_address": "60/h/ip,6/h/key",  # each gives a mail
    "propose_appointment": "30/h/ip",
    "come_to_event": "60/h/ip,6/h/key",  # each gives a mail
    "write_in_text": "240/h/ip",
    "share_files": "60/h/user",
    "open_shared_files": "60/h/ip,30/h/key",  # each is a guess at a password
}


def _half_of(rates: str) -> str:
    """`20/h/ip,5/h/key` is `10/h/ip,2/h/key`."""
    parts = [rate.partition("/") for rate in rates.split(",")]
    return ",".join(f"{int(amount) // 2}/{rest}" for amount, _slash, rest in parts)


# Past these, browsers are asked for a proof of work (portal/moderation/proving.py); nothing is refused.
ACCOUNT_RATE_LIMITS |= {f"near_{action}": _half_of(rates) for action, rates in ACCOUNT_RATE_LIMITS.items()}
ACCOUNT_RATE_LIMITS["write_often"] = "5/10m/ip"
# Whoever knows a password has fewer tries at the code than 5 in five minutes would be in the long run.
ACCOUNT_RATE_LIMITS["second_factor"] = "30/6h/key"
