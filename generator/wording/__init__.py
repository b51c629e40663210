"""Words about words.

In comes a text or a key; out come the interface's own words, stems, differences, terms found, and how
hard a text is to read.
"""
