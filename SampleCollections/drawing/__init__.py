"""Draws the sample collections; see ``make_samples.py``."""
