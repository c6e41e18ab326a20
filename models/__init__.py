"""Whatever scores or translates text."""
