"""Rules that look at several texts of one language, and at one as one of several."""
