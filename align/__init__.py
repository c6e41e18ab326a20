"""The engine and the command line: alignment, comparison and reports."""
