"""The process of the sockets: `python -m portal.sockets`.

It needs few of the portal's tables, so it is a Django of its own without Wagtail, pages and administration, with a
third of the memory. The models of texts are the real ones. Those of people, blocks and projects would bring half of
the portal along: `accounts`, `moderation` and `projects` here are narrow ones of the same tables and names (a test
compares the columns). They are never loaded beside the real ones: where sockets need one of them, they ask
`django.apps`.
"""
