"""Turns a political platform, kept as reviewed YAML, into a site and data.

The house has rooms, and the stairs go down only: a room may import from the rooms above it on this
map, never from those below. Each room's ``__init__.py`` says what comes in and what goes out. A
test reads the map, walks the imports, and says so where one climbs, or where a room goes in a circle.

================  ======================================================================================
every room        may use these
``ids``           what an id says, taken apart and put together
``problems``      a problem: where, what is wrong, what to do; each message stands where it is found
``writing``       files put in their place whole, or not at all
``settings``      what the publisher decides, in ``mkdocs.yml``
the rooms         from the ground up
``reading``       bytes become YAML with line and column; what is wrong in the layout, how it reads mended
``platform``      what things are: the model, glossary, translations, register, editions, history, what
                  has happened, who approved what, which platform comes after which
``wording``       the interface's words and plurals, language by language; stems, terms, braille, readability
``source``        the files under ``source/``: load, explain, lay out, put something new in its place, schema
``checks``        is it right? one rule a file; ``CHECKS`` lists them
``book``          the platform in each language: every address, stories, citing; the press fills templates
``pages``         the pages of the site; ``PAGES`` lists them, but for those by hand in ``docs/``
``search``        what is searched, how it may be spelt, and the scripts that do it
``data``          the files to take away: data, feeds, PDF, EPUB, braille; ``EXPORTS`` lists them
``exchange``      texts sent to translators in the formats of their tools, and what comes back
``transcribing``  a document in text, Markdown, HTML, ODT or DOCX made into a first ``platform.yaml``
``review``        what a change does, told to those who decide
``doors``         MkDocs' plugin, the command ``plattform``, preview, release, succession, founding and
                  upgrading another city
================  ======================================================================================

To add a rule, a page or an export, see CONTRIBUTING.md: each is a file and a line in its list.
"""
