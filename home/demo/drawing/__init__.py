"""Draws the demo's pictures: flat layered scenes of the northern coast, deterministic, with Pillow alone.

`python -m home.demo.drawing` writes them to home/demo/pictures/; they are committed, so that loading stays fast.
"""
