"""The menus of the site, edited by the managers."""
