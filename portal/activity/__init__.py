"""Who follows what, what happened, and who hears of it, when and by which way: see docs/hearing.md."""
