"""What guests' calendar programs answer by mail (METHOD:REPLY of RFC 5546)."""
