"""A portal of a thousand and one of a hundred thousand initiatives, on PostgreSQL, page by page."""

READER = "fiete@example.org"
