"""Forms of the account: the way in, security, the second factor, the profile, privacy."""
