"""The platform in each language, ready to be printed.

In comes what was loaded, with the settings; out come texts in a language with all that surrounds
them, addresses, stories, references, and the press that prints pages from templates.
"""
