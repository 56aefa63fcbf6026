"""Conversations between people, one to one and in small groups, and the circulars of managers."""
