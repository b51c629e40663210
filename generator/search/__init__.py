"""What is searched.

In comes the book; out come the search index of each language, the everyday words, and the scripts.
"""
