"""Rules that hold two language versions of a text against one another."""
