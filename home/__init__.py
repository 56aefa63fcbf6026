"""The front door: home, standard and form pages, and the rooms for news, events and menus."""
