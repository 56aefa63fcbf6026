"""Where do I fit? A few questions lead to initiatives and calls, each with the reason; nothing is stored."""
