"""Turns a political platform, kept as reviewed YAML, into a site and data.

The house has four floors, and the stairs go down only: a file may import from the floors below
it, and from what stands before it on its own. A test reads this map, walks the imports, and says
so where one climbs.

==========  =====================================================================================
ground      what things are
            ``problems``       a problem: where, what is wrong, what to do about it
            ``characters``     bytes become text; characters that no text may hold
            ``sheet``          the lines of a file as an editor sees them
            ``levels``         lines that stand too far in or out, and where they belong
            ``tabs``           tabs in the layout, and the spaces that should stand there
            ``misread``        what YAML reads otherwise than it was meant, told from the lines alone
            ``mistakes``       the likely mistakes in the layout; ``LIKELY`` lists them
            ``layout``         what is wrong where YAML cannot be read, and how it reads mended
            ``source``         YAML read strictly, every value with its line and column
            ``model``          platform, sector, section, paragraph, commitment, summary, term
            ``everyday_words`` what people call things, and what that leads search to
            ``stems``          what a Norwegian word is compared by
            ``borrowed``       words of another language inside a translation, marked
            ``writing``        files put in their place whole, or not at all
            ``canonical``      the one layout of the files, so that a diff shows what has changed
first       is it right?
            ``differences``    what differs between two wordings, word by word
            ``register``       the memory: every id ever published, its wordings and its fate
            ``corrections``    where the extraction differs from the adopted document, and why
            ``fidelity``       the platform against the adopted document, word by word
            ``freshness``      whether what is made from the Norwegian text still fits it
            ``plain_language`` how hard a text is to read
            ``explanations``   what Pydantic finds, at its line and in the editor's words
            ``load``           the files under ``source/`` become a platform, or problems
            ``additions``      something new for a file, in its place, with the next free number
            ``revisions``      the files as they stood at some revision in git
            ``checks``         the rules, one a file; ``CHECKS`` lists them in order
            ``release``        a new edition, worked out before a byte of it is written
            ``history``        what each edition changed, read out of the register
second      what comes out
            ``words``          the interface's own words, a catalogue a language in ``locales/``
            ``settings``       what the publisher decides, in ``mkdocs.yml``
            ``site_map``       every address, decided in one place
            ``publishing``     what the publisher must have said: whom to contact, the statement
            ``left_behind``    what stands where something stood before
            ``book``           the platform as pages need it, each text in each language
            ``terms``          the glossary's terms, found in a text
            ``rule_pages``     what the guide says of each rule, with examples that are its tests
            ``schema``         the JSON Schema of the files under ``source/``
            ``keys``           what the guide says of each key of the YAML
            ``formats``        every file under ``/data/``, and what is new in them
            ``table``          the columns of the table of commitments
            ``linked``         what machines read in a page: JSON-LD
            ``stories``        what has happened to a thing, told in the words of a page
            ``citing``         links that last, references, and HTML ready to be pasted
            ``weight``         what a reader downloads: on a first visit, and as data
            ``press``          a book in one language, ready to print pages
            ``render``         the pages, from ``templates/``
            ``search``         what is searched: a document for each thing that can be found
            ``slots``          the slots of a translations file
            ``exports``        the data files; ``EXPORTS`` lists them
            ``extraction``     what a change does to the adopted document itself
            ``report``         what a change does, from one state of the files to another
            ``telling``        that report in plain Norwegian
            ``printing``       what is told, written as Markdown, HTML or JSON
            ``preview``        what an editor sees in the browser while something is wrong
            ``founding``       a folder for a new platform
top         doors
            ``plugin``         the door to MkDocs, the only file that imports it
            ``editing``        the part of the command that editors use: fmt, new, diff
            ``cli``            the command ``plattform``
==========  =====================================================================================

To add a rule, a page or an export, see CONTRIBUTING.md: each is a file and a line in its list.
"""
