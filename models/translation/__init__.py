"""Machine translation: models of the hub behind one seam, and what their translations are worth."""
