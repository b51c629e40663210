"""The pages of the site, from ``templates/``.

In comes the book; out come pages as values, in every language; ``PAGES`` lists the makers.
"""
