"""Records as rows and lines for other programs: CSV, JSON lines."""
