"""What people and managers fill in about ideas."""
