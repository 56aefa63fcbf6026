"""All pictures by name."""

from home.demo.drawing import coast, country, town

SCENES = {**coast.SCENES, **country.SCENES, **town.SCENES}
