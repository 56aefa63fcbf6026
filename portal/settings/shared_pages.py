"""What everybody gets who is not signed in, and may therefore be made once for all (docs/cache.md).

By the names of their addresses: what is not named here is made for each who asks. A page that turns out to hold
something for one person (a form with its token, a message) is not kept all the same.
"""

SHARED_PAGES = {
    "wagtail_serve",
    "calls:list",
    "ideas:list",
    "ideas:detail",
    "maps:map",
    "maps:embedded",
    "matching:ask",
    "newsletters:issue",
    "places:municipalities",
    "places:municipality",
    "places:topics",
    "places:topic",
}

# With anything else in its query an address has too many forms, and the page is made for each who asks.
SHARED_PAGE_PARAMETERS = {"page", "thema", "ort", "art", "status", "sucht", "sortierung", "ansicht", "jahr", "monat"}
