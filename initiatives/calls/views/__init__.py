"""The pages under /mitmachen/, and what belongs to them under /konto/."""
