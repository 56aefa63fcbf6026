"""An empty but complete portal for a real region: what `manage.py setup` makes."""
