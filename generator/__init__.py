"""Turns a political platform, kept as reviewed YAML, into a site and data.

The house has four floors, and the stairs go down only: what stands on one floor may import
from the floors below it, never from above. A test walks the imports and says so.

==========  =====================================================================================
ground      what things are
            ``problems`` a problem: where, what is wrong, what to do about it
            ``source``   YAML read strictly, every value with its line and column
            ``model``    platform, sector, section, paragraph, commitment
first       is it right?
            ``load``     the files under ``source/`` become a platform, or problems
            ``fidelity`` the platform against the adopted document, word by word
            ``checks``   the rules, one a file; ``CHECKS`` lists them in order
second      what comes out
            ``words``    the interface's own words, a catalogue a language in ``locales/``
            ``site_map`` every address, decided in one place
            ``publishing`` what the publisher must have said: whom to contact, the statement
            ``render``   the pages, from ``templates/``
            ``search``   what is searched: a document for each thing that can be found
            ``exports``  the data files; ``EXPORTS`` lists them
top         doors
            ``plugin``   the door to MkDocs, the only file that imports it
            ``cli``      the command ``plattform``
==========  =====================================================================================

To add a rule, a page or an export, see CONTRIBUTING.md: each is a file and a line in its list.
"""
