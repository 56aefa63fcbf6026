"""Calendars as files (RFC 5545): what everything that writes one shares. What stands in an entry says each app."""
