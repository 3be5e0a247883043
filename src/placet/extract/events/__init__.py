"""Firings and actors -> who did what to whom."""
