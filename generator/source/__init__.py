"""The files under ``source/``.

In comes the folder; out comes ``Loaded``, everything in it with its place, or the problems in an editor's
words; and new content for a file: laid out, added to, described by a schema.
"""
