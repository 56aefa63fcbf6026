"""All pictures by name."""

from home.demo.drawing import coast, country, gardens, town

SCENES = {**coast.SCENES, **country.SCENES, **gardens.SCENES, **town.SCENES}
