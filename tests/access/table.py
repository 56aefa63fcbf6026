"""Who gets what: an address's name, then the status for anonymous visitors, citizens, managers and portal admins.

302 for anonymous visitors means: to the sign-in page. The rows of Wagtail's admin are not written one by one: see
`test_access.py`.
"""

OPEN = (200, 200, 200, 200)
SIGNED_IN = (302, 200, 200, 200)
SIGNED_OUT = (200, 302, 302, 302)  # somebody who is signed in is sent on to the profile
ABSENT = (404, 404, 404, 404)

TABLE: dict[str, tuple[int, int, int, int]] = {
    "theme": OPEN,
    "wagtail_serve": OPEN,
    "search:results": OPEN,
}
