"""Calls for help, and citizens' offers the other way round: who needs what, who brings it."""
