"""Initiatives as tables: taken in from CSV and XLSX, given out as the same."""
