"""The ways in: MkDocs' plugin, the command ``plattform``, the preview, a new edition, a new city.

In come settings and arguments; here, and nowhere else, files are written and messages printed.
"""
