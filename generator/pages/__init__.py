"""The pages of the site, from ``templates/``.

In comes the book; out come pages as values, in every language; ``PAGES`` lists the makers. What the
pages are dressed in, scripts and style sheets, comes in as it is written and goes out as it is sent.
"""
