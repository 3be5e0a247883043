"""A parse -> who is in it: mentions, and which of them are one actor."""
