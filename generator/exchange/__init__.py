"""Texts sent to translators in the formats of their tools, and what comes back from there.

In comes the loaded source, out go files of one language, and the other way round: a file that a
translator has worked in becomes drafts in their slots, matched by the unit's id and nothing else.
"""
