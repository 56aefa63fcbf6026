"""What readers of the newsletter see."""
