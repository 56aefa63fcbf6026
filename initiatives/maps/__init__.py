"""What the directory holds, on a map: points and clusters, the list beside it, the ground beneath it."""
