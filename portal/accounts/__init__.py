"""The user, the profile, sign-in and privacy."""
