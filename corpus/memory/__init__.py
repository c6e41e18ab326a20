"""The translation memory: one SQLite file with units in any number of languages."""
