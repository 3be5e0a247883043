"""A parse -> the days and the places that it names, and what captions add to events."""
