"""All pictures by name."""

from home.demo.drawing import coast, country, gardens, indoors, town, wild

SCENES = {**coast.SCENES, **country.SCENES, **gardens.SCENES, **wild.SCENES, **town.SCENES, **indoors.SCENES}
