"""Forms: answering, deciding, writing a call or an offer, the filters of the list."""
