"""Whether everyone can use the pages: read by engines, walked by keyboard, listened to, adapted.

``kinds`` finds the pages to look at, ``views`` the ways to look at them. Neither names a page, so
a new kind of page or a new language is looked at without a new test.
"""
