"""Rules that look at one text by itself."""
