"""IOM Facts: structured, cited, bilingual facts about the International Organization for Migration."""

__version__ = "0.1.0"
