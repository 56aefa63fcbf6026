"""The page on which somebody says how they want to hear: for all mails, for each kind, for each project."""
