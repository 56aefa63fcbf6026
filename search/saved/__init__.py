"""The searches that somebody keeps, under /konto/suchen/."""
