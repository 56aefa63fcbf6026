"""Who follows what. What happened, and who hears of it, stands on this."""
