"""What `manage.py serve` does: prepare the database, start the processes, stop them together."""
