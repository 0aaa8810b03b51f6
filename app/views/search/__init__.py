"""One search over all collections, in Japanese and English."""
