"""Bytes become YAML, every value with its line and column.

In comes a file; out comes a tree (``tree.Node``) and the problems: what is wrong in the layout, where,
and how it reads mended.
"""
