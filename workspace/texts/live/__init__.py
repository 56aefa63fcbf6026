"""Texts that several people write at the same time: the sockets, one document in memory for each open text, storing."""
