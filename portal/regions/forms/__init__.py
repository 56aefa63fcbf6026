"""Forms of the admin that know who manages what."""
