"""Who gets what: an address's name, then the status for anonymous visitors, citizens, managers and portal admins.

The rows of Wagtail's admin are not written one by one: see `test_access.py`.
"""

OPEN = (200, 200, 200, 200)
SIGNED_IN = (302, 200, 200, 200)
SIGNED_IN_FORM = (302, 405, 405, 405)  # takes a POST only
SIGNED_IN_ABSENT = (302, 404, 404, 404)  # what this person has not set up
SENT_ON = (302, 302, 302, 302)  # to the sign-in, to confirm the password, or to the page that comes first
SIGNED_OUT = (200, 302, 302, 302)  # somebody who is signed in is sent on to the profile
ABSENT = (404, 404, 404, 404)

TABLE: dict[str, tuple[int, int, int, int]] = {
    "wagtail_serve": OPEN,
    "search:results": OPEN,
    "maps:map": OPEN,
    "maps:embedded": OPEN,
    "maps:list": OPEN,
    "maps:points": OPEN,
    "maps:ground": OPEN,
    "maps:tile": ABSENT,  # no tile server is configured
    "maps:entry": ABSENT,  # nothing has this key
    "comments:support": SIGNED_IN_ABSENT,
    "comments:write": (405, 405, 405, 405),  # what was typed is kept before the sign-in
    "comments:close": SIGNED_IN_FORM,
    "comments:permalink": ABSENT,
    "comments:edit": SIGNED_IN_ABSENT,
    "comments:delete": SIGNED_IN_ABSENT,
    "comments:versions": SIGNED_IN_ABSENT,
    "moderation:report": ABSENT,
    "moderation:own_report": ABSENT,  # not signed by us
    "moderation:my_decisions": SIGNED_IN,
    "moderation:decision": SIGNED_IN_ABSENT,
    "ideas:list": OPEN,
    "ideas:feed": OPEN,
    "ideas:table": OPEN,
    "ideas:points": OPEN,
    "ideas:alike": OPEN,
    "ideas:create": OPEN,
    "ideas:kept": SENT_ON,  # nothing was written in this session
    "ideas:detail": ABSENT,
    "ideas:edit": SIGNED_IN_ABSENT,
    "ideas:submit": SIGNED_IN_FORM,
    "ideas:delete": SIGNED_IN_ABSENT,
    "ideas:withdraw": SIGNED_IN_ABSENT,
    "ideas:help": SIGNED_IN_FORM,
    "ideas:give_up": SIGNED_IN_FORM,
    "ideas:reply": SIGNED_IN_FORM,
    "ideas:change": SIGNED_IN_ABSENT,
    "ideas:assign": SIGNED_IN_FORM,
    "ideas:undo": SIGNED_IN_FORM,
    "ideas:distinguish": SIGNED_IN_FORM,
    "ideas:merge": SIGNED_IN_ABSENT,
    "ideas:unmerge": SIGNED_IN_FORM,
    "ideas:my_ideas": SIGNED_IN,
    "projects:begin": OPEN,
    "projects:finish": SIGNED_IN_ABSENT,
    "projects:discard": SIGNED_IN_FORM,
    "projects:step": ABSENT,  # nothing was begun in this session
    "projects:invitation": ABSENT,
    "projects:about": ABSENT,
    "workspaces:overview": SIGNED_IN,
    "workspace:home": SIGNED_IN_ABSENT,
    "workspace:people": SIGNED_IN_ABSENT,
    "workspace:settings": SIGNED_IN_ABSENT,
    "workspace:change_status": SIGNED_IN_FORM,
    "workspace:submit_again": SIGNED_IN_FORM,
    "calls:list": OPEN,
    "calls:sent": OPEN,
    "calls:create": (302, 403, 200, 200),  # citizens offer, initiatives and municipalities call
    "calls:offer": SIGNED_IN,
    "calls:detail": ABSENT,
    "calls:answer": ABSENT,
    "calls:confirm": ABSENT,  # nobody has this link
    "calls:own_answer": ABSENT,
    "calls:still_needed": ABSENT,
    "calls:edit": SIGNED_IN_ABSENT,
    "calls:answers": SIGNED_IN_ABSENT,
    "calls:change": SIGNED_IN_FORM,
    "calls:decide": SIGNED_IN_FORM,
    "calls:withdraw": SIGNED_IN_FORM,
    "calls:my_answers": SIGNED_IN,
    "calls:my_calls": SIGNED_IN,
    "matching:ask": OPEN,
    "matching:result": OPEN,
    "places:municipalities": OPEN,
    "places:municipality": ABSENT,  # none has this name
    "places:topics": OPEN,
    "places:topic": ABSENT,  # none has this name
    "healthz": OPEN,
    "theme": OPEN,
    "robots": OPEN,
    "sitemap": OPEN,
    "styleguide": ABSENT,  # open in development only
    "people:detail": ABSENT,  # nobody has this key
    "wagtailcore_authenticate_with_password": ABSENT,
    "wagtailcore_login": (302, 403, 403, 403),  # whoever is signed in may not read the page
    "closed_frontend_login": (302, 403, 403, 403),
    "page_file": ABSENT,
    "document": ABSENT,
    "wagtaildocs_serve": ABSENT,
    "wagtaildocs_authenticate_with_password": ABSENT,
    "account_login": SIGNED_OUT,
    "account_signup": SIGNED_OUT,
    "account_confirm_login_code": SENT_ON,
    "mfa_login_webauthn": SENT_ON,
    "mfa_authenticate": SENT_ON,
    "account_logout": SIGNED_IN,
    "account_inactive": OPEN,
    "account_email_verification_sent": OPEN,
    "account_confirm_email": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "accounts:profile": SIGNED_IN,
    "accounts:profile_edit": SIGNED_IN,
    "accounts:consent": SIGNED_IN_FORM,
    "accounts:export": SIGNED_IN,
    "accounts:delete": SIGNED_IN,
    "accounts:deleted": OPEN,
    "activity:followed": SIGNED_IN,
    "activity:follow": SIGNED_IN_ABSENT,  # there is no such kind
    "account_email": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SENT_ON,
    "account_reauthenticate": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SENT_ON,
    "mfa_reauthenticate_webauthn": SENT_ON,
    "mfa_activate_totp": SENT_ON,
    "mfa_deactivate_totp": SIGNED_IN_ABSENT,
    "mfa_view_recovery_codes": SIGNED_IN_ABSENT,
    "mfa_download_recovery_codes": SIGNED_IN_ABSENT,
    "mfa_generate_recovery_codes": SENT_ON,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SENT_ON,
    "mfa_edit_webauthn": SENT_ON,
    "mfa_remove_webauthn": SENT_ON,
    "stories:sent": OPEN,
    "stories:confirm": ABSENT,  # nobody has this key
    "stories:own_copy": ABSENT,
    "stories:my_copies": SIGNED_IN,
    "stories:undo": SIGNED_IN_FORM,
}
