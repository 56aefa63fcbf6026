"""The ground floor: the Django project and what every feature stands on."""
