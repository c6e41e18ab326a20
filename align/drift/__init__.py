"""What a copy keeps, changes, moves, leaves out and adds: links, edits, moves and findings."""
