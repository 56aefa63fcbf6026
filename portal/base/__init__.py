"""Abstract models, the base page, StreamField blocks, images, site settings: what every page stands on."""
