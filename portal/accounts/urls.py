"""Everything under /konto/. allauth's views keep their names and get German addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as usersessions
from django.urls import include, path, re_path

from portal.accounts import views

own_patterns = [
    path("", views.overview, name="profile"),
    path("profil/", views.profile_edit, name="profile_edit"),
    path("einwilligung/", views.consent, name="consent"),
    path("post/", views.mail_again, name="mail_again"),
    path("meine-daten/", views.export, name="export"),
    path("loeschen/", views.delete, name="delete"),
    path("geloescht/", views.deleted, name="deleted"),
]

entrance_patterns = [
    path("anmelden/", account.login, name="account_login"),
    path("anmelden/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("anmelden/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("anmelden/zweiter-faktor/", mfa.authenticate, name="mfa_authenticate"),
    path("abmelden/", account.logout, name="account_logout"),
    path("gesperrt/", account.account_inactive, name="account_inactive"),
    path("registrieren/", account.signup, name="account_signup"),
    path("bestaetigung/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^bestaetigung/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("passwort/vergessen/", account.password_reset, name="account_reset_password"),
    path("passwort/vergessen/gesendet/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("passwort/neu/fertig/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

security_patterns = [
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("bestaetigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bestaetigen/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("e-mail/", account.email, name="account_email"),
    path("passwort/", account.password_change, name="account_change_password"),
    path("passwort/setzen/", account.password_set, name="account_set_password"),
    path("sitzungen/", usersessions.list_usersessions, name="usersessions_list"),
    path("sicherheit/", mfa.index, name="mfa_index"),
    path("sicherheit/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("sicherheit/app/abschalten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sicherheit/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sicherheit/codes/neu/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sicherheit/codes/datei/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sicherheit/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("sicherheit/passkeys/neu/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("sicherheit/passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("sicherheit/passkeys/<int:pk>/entfernen/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include((own_patterns, "accounts"))),
    *entrance_patterns,
    *security_patterns,
]
