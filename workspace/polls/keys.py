"""What the room is called where it is looked up."""

KEY = "polls"
