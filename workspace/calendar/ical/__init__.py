"""The calendar and others: files that are written and read, addresses to subscribe to, invitations by mail.

What reads and writes (`reading`, `writing`, `itip`) knows no model and no database, but the small classes of `entries`.
"""
