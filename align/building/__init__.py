"""A whole corpus built from its manifest: work by work, each kept, and the joined files made of what is kept."""
