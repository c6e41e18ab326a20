"""Writers: one file a format, from an alignment or a comparison to the lines of a file."""
