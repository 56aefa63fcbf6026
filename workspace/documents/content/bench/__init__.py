"""What runs in a process of its own, with limits: here files from anywhere are parsed.

It knows neither Django nor the settings, gets a path and a folder, and says what it found as JSON.
"""
