"""Whether the portal can work, by service, for the machine that watches it; and the id and the time of each request."""
