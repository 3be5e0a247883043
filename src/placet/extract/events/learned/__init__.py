"""A learned second opinion on events: which type of relation two given spans stand in."""
