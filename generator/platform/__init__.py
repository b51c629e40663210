"""What things are.

In come plain dicts and lists; out come frozen values: the platform and its parts, the glossary, the
translations, the register with its editions, and what follows from these alone.
"""
