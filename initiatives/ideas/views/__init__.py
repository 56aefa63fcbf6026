"""The pages under /ideen/, and the person's own under /konto/."""
