"""Reporting, and what the people concerned see of a decision."""
