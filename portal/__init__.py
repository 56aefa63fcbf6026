"""The ground floor: the Django project and what every feature stands on."""

__version__ = "0.1.0"
