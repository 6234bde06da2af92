"""Figures for people: the terminal, one HTML file, the experts' scoring sheet, the page in docs/."""
