"""The pages of the site, as values: what stands on them, and how they are written to a file.

A page is front matter and HTML made by a template in ``templates/``. The HTML is one block, so
that Markdown leaves every character of the adopted text alone. Which pages there are, ``PAGES``
says; each maker prints them in the language of its press.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from generator import ids
from generator.book import columns, data_files, site_map, weight
from generator.book.book import Book, Entry, Said
from generator.book.citing import Citing
from generator.book.press import Page, Press, cut
from generator.book.stories import Stories
from generator.checks.rule_pages import rule_pages
from generator.ids import number_of
from generator.platform import freshness
from generator.platform.history import Event
from generator.platform.model import (
    LeadIn,
    Paragraph,
    Part,
    Quote,
    Reviewed,
    Sector,
    Term,
    lead_ins,
    runs,
)
from generator.platform.register import Record, platform_on
from generator.source import key_guide
from generator.wording import readability
from generator.wording.words import Words

WORDS_A_MINUTE = 200
"""How fast an adult reads Norwegian prose; a round figure for "about 9 minutes"."""


def render(book: Book) -> tuple[Page, ...]:
    """Every page of the site, in every language; last the one that counts the others."""
    presses = [Press(book, language.code) for language in book.settings.languages]
    pages = [page for press in presses for make in PAGES for page in make(press)]
    counted = Counter(page.kind for page in pages)
    counted["accessibility"] = len(presses)
    return (*pages, *(_accessibility(press, counted) for press in presses))


def _home(press: Press) -> Iterator[Page]:
    platform = press.book.platform
    description = press.t.plain(
        "home.description",
        place=platform.place,
        commitments=press.t.plain("count.commitments", n=len(platform.commitments)),
        sectors=press.t.plain("count.sectors", n=len(platform.sectors)),
    )
    yield press.page(site_map.HOME, "home", press.say("platform").text, description)


def _sectors(press: Press) -> Iterator[Page]:
    platform = press.book.platform
    for index, sector in enumerate(platform.sectors):
        yield press.page(
            site_map.sector(sector),
            "sector",
            *_sector_head(press, sector, index + 1),
            og_type="article",
            sector=sector.id,
            sector_=sector,
            number=index + 1,
            groups={part.id: runs(part) for part in sector.parts},
            notes=left.notes.get(sector.id, {}) if (left := press.book.left_behind) else {},
            repeated=repeated_quotes(sector),
            minutes=reading_minutes(sector),
            before=platform.sectors[index - 1] if index else None,
            after=platform.sectors[index + 1] if index + 1 < len(platform.sectors) else None,
        )


def _sector_head(press: Press, sector: Sector, number: int) -> tuple[str, str]:
    """The title and the description of a sector's page, all in the language of the page."""
    n, place = len(sector.all_commitments), press.book.platform.place
    title = press.say(sector.id)
    tagline = press.say(ids.tagline(sector.id)) if sector.tagline else None
    if title.attribute or (tagline and tagline.attribute):
        total = len(press.book.platform.sectors)
        kicker = press.t.plain("sector.kicker", n=number, total=total)
        bare = title.text if not title.attribute else kicker
        return bare, press.t.plain("sector.description_bare", kicker=kicker, n=n, place=place)
    return title.text, press.t.plain(
        "sector.description",
        title=title.text,
        tagline=_sentence(tagline.text) if tagline else "",
        n=n,
        place=place,
    )


def repeated_quotes(sector: Sector) -> frozenset[str]:
    """The ids of the pull quotes whose words, in order, are words of one of the paragraphs.

    A screen reader need not hear those twice; a quote that says something else must be heard.
    """
    blocks = [block for part in sector.parts for block in part.content]
    prose = [_bare_words(block.text) for block in blocks if isinstance(block, Paragraph)]
    quotes = [block for block in blocks if isinstance(block, Quote)]
    return frozenset(
        quote.id for quote in quotes if any(_follow(_bare_words(quote.text), p) for p in prose)
    )


def _bare_words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,:;–-!?«»").casefold())]


def _follow(words: list[str], prose: list[str]) -> bool:
    left = iter(prose)
    return all(word in left for word in words)


def _commitments(press: Press) -> Iterator[Page]:
    entries = press.book.entries
    for index, entry in enumerate(entries):
        yield press.page(
            site_map.commitment(entry.commitment),
            "commitment",
            *_commitment_head(press, entry),
            og_type="article",
            data=site_map.commitment_json(entry.commitment),
            sector=entry.sector.id,
            entry=entry,
            position=index + 1,
            sentences=press.book.sentences_by_commitment[entry.id],
            citing=Citing(press.book, entry, press.lang),
            before=entries[index - 1] if index else None,
            after=entries[index + 1] if index + 1 < len(entries) else None,
        )


def _commitment_head(press: Press, entry: Entry) -> tuple[str, str]:
    """The title and the description of a commitment's page, all in the language of the page."""
    said = press.say(entry.id)
    lead = press.say(entry.lead_in.id) if entry.lead_in else None
    if lead and lead.attribute:
        said = replace(said, lang=lead.lang)
    return _head(press, entry.number, said, lead.text if lead else "")


def _head(press: Press, number: int, said: Said, lead_in: str) -> tuple[str, str]:
    """The same from its words; words in another language than the page's are left out."""
    if said.attribute:
        place = press.book.platform.place
        bare = press.t.plain("commitment.description_bare", number=str(number), place=place)
        return press.t.plain("commitment.name", number=str(number)), bare
    title = press.t.plain("commitment.title", number=str(number), text=cut(said.text, 70))
    return title, f"{lead_in} {said.text}".strip()


def _retired(press: Press) -> Iterator[Page]:
    """The permanent page of every commitment that stands no longer."""
    history = press.book.history
    if history is None:
        return
    for id_ in press.book.retired:
        record = history.register.units[id_]
        number, said, lead_in = number_of(id_, "punkt"), press.say(id_), history.lead_in(id_)
        yield press.page(
            site_map.numbered(number),
            "retired",
            *_head(press, number, said, "" if said.state in ("draft", "valid") else lead_in),
            og_type="article",
            data=site_map.numbered_json(number),
            id_=id_,
            number=number,
            record=record,
            lead_in=lead_in,
            last_with=history.last_with(id_),
            reference=_reference(press, number, record, history.last_with(id_)),
            heirs=history.heirs(id_),
            changed=len(record.wordings) > 1,
        )


def _reference(press: Press, number: int, record: Record, edition: str) -> Markup:
    """How one cites a commitment that stands no longer: as it stood in its last edition."""
    last = record.places[-1]
    parts = [id_ for id_ in (last.sector, last.section) if id_]
    address = site_map.prefixed(site_map.numbered(number), press.lang)
    return press.t(
        "commitment.reference_edition",
        title=press.say("platform").span,
        number=str(number),
        where=Markup(", ").join(press.say(id_).span for id_ in parts),
        edition=press.t.date(edition),
        address=press.book.settings.absolute(address),
    )


def _left(press: Press) -> Iterator[Page]:
    """A page at the address of every sector that has gone."""
    left = press.book.left_behind
    for id_, anchors in left.pages.items() if left else ():
        said = press.say(id_)
        yield press.page(
            f"{id_}/",
            "left",
            press.t.plain("left.title") if said.attribute else said.name,
            press.t.plain("left.description"),
            indexed=False,
            id_=id_,
            anchors=anchors,
            fate=left.history.register.units[id_].fate if left else None,
        )


def _editions(press: Press) -> Iterator[Page]:
    """The list of editions, and for each what it changed, and the whole of it."""
    history = press.book.history
    if history is None:
        return
    stories = Stories(press.book, press.lang, str)
    yield press.page(
        site_map.EDITIONS,
        "editions",
        press.t.plain("editions.title"),
        press.t.plain("editions.description"),
        editions=[(e, stories.tally(e.date)) for e in reversed(history.editions)],
    )
    for n, edition in enumerate(history.editions):
        about = {"date": press.t.date(edition.date), "place": press.book.platform.place}
        events = history.on(edition.date)
        yield press.page(
            site_map.edition(edition.date),
            "edition",
            press.t.plain("edition.title", **about),
            press.t.plain("edition.description", **about),
            edition=edition,
            tally=stories.tally(edition.date),
            groups=_by_sector(events),
            changed=any(event.kind in ("changed", "corrected") for event in events),
            before=history.editions[n - 1] if n else None,
            after=history.editions[n + 1] if n + 1 < len(history.editions) else None,
        )
        then = platform_on(history.register, edition.date, press.book.platform)
        yield press.page(
            site_map.edition_text(edition.date),
            "edition_text",
            press.t.plain("edition.text_title", **about),
            press.t.plain("edition.text_description", **about),
            indexed=False,
            edition=edition,
            then=then,
            groups={part.id: runs(part) for _, part in then.parts},
            last=edition is history.editions[-1],
        )


def _by_sector(events: list[Event]) -> list[tuple[str, list[tuple[str, list[Event]]]]]:
    """What happened, by the sector and then by the thing that it happened to."""
    found: dict[str, dict[str, list[Event]]] = {}
    for event in events:
        found.setdefault(event.sector, {}).setdefault(event.id, []).append(event)
    return [(sector, list(things.items())) for sector, things in found.items()]


def _all_commitments(press: Press) -> Iterator[Page]:
    platform = press.book.platform
    yield press.page(
        site_map.ALL,
        "commitments",
        press.t.plain("commitments.title"),
        press.t.plain("commitments.description", n=len(platform.commitments), place=platform.place),
        leads={id_: lead for sector in platform.sectors for id_, lead in lead_ins(sector).items()},
    )


def _glossary(press: Press) -> Iterator[Page]:
    terms = press.book.glossary.terms
    if terms:
        yield press.page(
            site_map.GLOSSARY,
            "glossary",
            press.t.plain("glossary.title"),
            press.t.plain("glossary.description", n=len(terms), place=press.book.platform.place),
            letters=_letters(press, terms),
        )


def _letters(press: Press, terms: tuple[Term, ...]) -> list[tuple[str, list[Term]]]:
    """The terms under the letter that they begin with, in the order of the alphabet."""
    found: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda of: _alphabetical(press.say(ids.term(of.id)).text)):
        first = press.say(ids.term(term.id)).text[0].upper()
        found.setdefault(first if first.isalpha() else "#", []).append(term)
    return list(found.items())


def _alphabetical(text: str) -> str:
    """A key that sorts as Norwegian does: æ, ø and å last, and å after ø."""
    return text.casefold().translate(str.maketrans("æøå", "\ue000\ue001\ue002"))


def _figures(press: Press) -> Iterator[Page]:
    found = list(press.book.figures())
    if found:
        yield press.page(
            site_map.FIGURES,
            "figures",
            press.t.plain("figures.title"),
            press.t.plain("figures.description", n=len(found), place=press.book.platform.place),
            found=found,
        )


def _about(press: Press) -> Iterator[Page]:
    platform = press.book.platform
    yield press.page(
        site_map.ABOUT,
        "about",
        press.t.plain("about.title"),
        press.t.plain("about.description" if press.book.fidelity else "about.description_plain"),
        lead_in=next((b.id for _, _, b in platform.blocks() if isinstance(b, LeadIn)), ""),
        readability=[_readability(sector) for sector in platform.sectors],
    )


def _readability(sector: Sector) -> tuple[Sector, int | None, int | None]:
    """A sector, the LIX of its adopted text, and that of its summaries."""
    adopted = (block.text for part in sector.parts for block in part.content)
    ours = (s.text for part in sector.parts if part.summary for s in part.summary.sentences)
    return sector, readability.lix(adopted), readability.lix(ours)


def _translations(press: Press) -> Iterator[Page]:
    book = press.book
    rows = []
    for language in book.settings.languages:
        of = book.translations.get(language.code)
        if of is not None:
            whole = freshness.count(book.units.values(), of)
            by_sector = [
                (
                    sector,
                    freshness.count((u for u in book.units.values() if u.sector == sector.id), of),
                )
                for sector in book.platform.sectors
            ]
            rows.append((language, Words(language.code), whole, by_sector))
    if rows:
        yield press.page(
            site_map.TRANSLATIONS,
            "translations",
            press.t.plain("translations.title"),
            press.t.plain("translations.description"),
            languages=rows,
            states=freshness.STATES,
        )


def _data(press: Press) -> Iterator[Page]:
    of = press.book.platform
    yield press.page(
        site_map.DATA,
        "data",
        press.t.plain("data.title"),
        press.t.plain("data.description", n=len(of.commitments), place=of.place),
        files=_by_format(press.book),
        columns=columns.COLUMNS,
        version=data_files.VERSION,
        changes=data_files.CHANGES,
        example=press.book.entries[0] if press.book.entries else None,
        word=_looked_for(press.book),
        name_of=press.t.name_of,
        spoken=lambda file: data_files.spoken(press.book, file),
        languages=data_files.languages(press.book),
        size=weight.size,
        documents=[*data_files.documents(press.book)] if press.book.settings.documents else [],
    )


def _looked_for(book: Book) -> str:
    """A word to find in the examples: one that most cities have, or else one of this city's own."""
    everyday = "skole"
    if any(everyday in f"{entry.part.name} {entry.text}".lower() for entry in book.entries):
        return everyday
    own = (word for entry in book.entries[:1] for word in re.findall(r"\w+", entry.part.name))
    return max(own, key=len, default=everyday).lower()


def _by_format(book: Book) -> list[tuple[data_files.Format, list[data_files.DataFile]]]:
    found: dict[data_files.Format, list[data_files.DataFile]] = {}
    for file in data_files.files(book):
        found.setdefault(file.format, []).append(file)
    return list(found.items())


def _search(press: Press) -> Iterator[Page]:
    yield press.page(
        site_map.SEARCH,
        "search",
        press.t.plain("search.title"),
        press.t.plain("search.intro"),
        indexed=False,
    )


def _accessibility(press: Press, counted: Counter[str]) -> Page:
    """How everyone can read the site, with the number of pages of each kind that it has."""
    others = (Words(language.code) for language in press.book.settings.languages)
    return press.page(
        site_map.ACCESSIBILITY,
        "accessibility",
        press.t.plain("accessibility.title"),
        press.t.plain("accessibility.description"),
        counted=counted,
        borrowed=[words for words in others if words.lang != words.chrome],
        first_visit=weight.PLACE,
    )


def _review(press: Press) -> Iterator[Page]:
    """What a person has approved of what is ours, and what waits."""
    book = press.book
    unread = [part for _, part in book.platform.parts if part.summary and not part.summary.approved]
    unread_terms = [term for term in book.glossary.terms if not term.approved]
    sectors = book.platform.sectors
    summaries = [(s, [part.summary for part in s.parts if part.summary]) for s in sectors]
    codes = [of.code for of in book.settings.languages if of.code in book.translations]
    translated = [
        (Words(code), [(s, *_reviewed(book, code, s)) for s in sectors]) for code in codes
    ]
    yield press.page(
        site_map.REVIEW,
        "review",
        press.t.plain("review.title"),
        press.t.plain("review.description"),
        summaries=[(sector, *_approved(of)) for sector, of in summaries if of],
        waiting_summaries=_in_their_sectors(book, unread) if len(unread) < MOST_NAMED else [],
        terms=_approved(book.glossary.terms),
        waiting_terms=unread_terms if len(unread_terms) < MOST_NAMED else [],
        titles={press.say(part.id).name for sector in sectors for part in sector.parts},
        languages=[(of, rows) for of, rows in translated if any(a or w for _, a, w in rows)],
    )


MOST_NAMED = 600
"""What waits is named where it is fewer than this; a longer list helps nobody."""


def _in_their_sectors(book: Book, parts: list[Part]) -> list[tuple[Sector, list[Part]]]:
    found = [(s, [part for part in s.parts if part in parts]) for s in book.platform.sectors]
    return [(sector, of) for sector, of in found if of]


def _reviewed(book: Book, lang: str, sector: Sector) -> tuple[int, int]:
    """How many translations in a sector are approved, and how many wait for it."""
    units = (unit for unit in book.units.values() if unit.sector == sector.id)
    counted = freshness.count(units, book.translations[lang])
    return counted["valid"], counted["draft"] + counted["outdated"]


def _approved(things: Iterable[Reviewed]) -> tuple[int, int]:
    """How many are approved, and how many wait."""
    counted = Counter(thing.approved for thing in things)
    return counted[True], counted[False]


def _guide(press: Press) -> Iterator[Page]:
    """The pages of the guide that are made: the rules and the keys. Editors write Norwegian."""
    if press.lang != "nb":
        return
    pages = rule_pages()
    description = press.t.plain("rules.description")
    yield press.page(
        site_map.RULES, "rules", press.t.plain("rules.title"), description, rules=pages
    )
    for page in pages:
        title = press.t.plain("rules.of", title=page.title)
        yield press.page(site_map.rule(page.name), "rule", title, page.what.striptags(), rule=page)
    yield press.page(
        site_map.KEYS,
        "keys",
        press.t.plain("keys.title"),
        press.t.plain("keys.description"),
        files=key_guide.files(),
    )


PAGES: tuple[Callable[[Press], Iterator[Page]], ...] = (
    _home,
    _sectors,
    _commitments,
    _retired,
    _left,
    _editions,
    _all_commitments,
    _glossary,
    _figures,
    _about,
    _translations,
    _data,
    _review,
    _search,
    _guide,
)
"""Every kind of page but the last, in the order in which they are made."""


def reading_minutes(sector: Sector) -> int:
    """About how many minutes a sector takes to read, at least one."""
    words = sum(len(block.text.split()) for part in sector.parts for block in part.content)
    return max(1, round(words / WORDS_A_MINUTE))


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."
