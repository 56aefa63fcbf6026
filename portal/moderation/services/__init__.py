"""What changes cases; the desk, the apps whose contributions are moderated, and jobs call these."""
