"""Mail that leaves the portal: a queue in the database, how a mail stands in its reader's mailbox, what comes back."""
