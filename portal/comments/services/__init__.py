"""What changes threads; whoever does holds the lock of the thread's row, so that its numbers are right."""
