"""Texts in and out: documents, segmentation, language, numbers, names and file formats."""
