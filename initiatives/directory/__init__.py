"""One flat table of everything that has a place in the showcase: what the directory and the map read.

Each app fills its own layer through `layers`; this app knows none of them by name.
"""
