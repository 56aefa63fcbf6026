"""One search field for everything; knows no app by name."""
