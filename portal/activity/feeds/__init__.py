"""Private feeds: what somebody hears, at a secret address for news readers, which they can take back."""
