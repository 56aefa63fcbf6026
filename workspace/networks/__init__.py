"""Groups of projects, of a municipality or of an association, with a shared calendar and shared news."""
