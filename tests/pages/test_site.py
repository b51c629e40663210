"""The promises of a built site, read in its HTML, for the city, the hostile city and the real one."""

from __future__ import annotations

import itertools
import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from generator.doors import resources
from generator.platform.model import Part, lead_ins
from tests.built import Site, folded


def says(node: LexborNode, text: str) -> bool:
    """Whether the node, or one thing in it, says exactly this."""
    return any(folded(found.text()) == folded(text) for found in (node, *node.css("*")))


IN_ANOTHER = {
    f"guide/{page.stem}/": said[1]
    for page in resources.GUIDE.glob("*.md")
    if (said := re.search(r"(?m)^lang: (\w+)$", page.read_text("utf-8")))
}
"""Pages written by hand that say that they are in another language."""


def test_norwegian_stands_at_the_root_and_others_under_their_prefix(site: Site) -> None:
    for page in site.pages.values():
        html = page.tree.css_first("html")
        assert html is not None
        first = page.path.split("/")[0]
        # A page that nobody has translated is in Norwegian, and says so; the guide has one in English.
        honest = {first, "nb"} if first in site.languages else {"nb"}
        honest = {IN_ANOTHER[page.path]} if page.path in IN_ANOTHER else honest
        assert html.attributes["lang"] in honest, page.path


def test_every_language_has_the_same_pages_with_the_same_fragments(site: Site) -> None:
    assert site.languages
    for lang in site.languages:
        there = {p.removeprefix(f"{lang}/") for p in site.pages if p.startswith(f"{lang}/")}
        guide = {path for path in site.norwegian if path.startswith("guide/")}  # editors read that
        assert there == set(site.norwegian) - {"404.html"} - guide
        for path in there:
            adopted = [i for i in site.pages[path].ids if i.startswith(("punkt-", "avsnitt-"))]
            found = site.pages[f"{lang}/{path}"].ids
            assert [i for i in found if i.startswith(("punkt-", "avsnitt-"))] == adopted


def test_each_sector_is_a_page_at_its_id(site: Site) -> None:
    for sector in site.platform.sectors:
        page = site.pages[f"{sector.id}/"]
        assert [folded(h1.text()) for h1 in page.tree.css("main h1")] == [folded(sector.title)]
        if sector.tagline:
            assert says(page.by_id("innhold"), sector.tagline)


def test_each_section_heading_has_the_section_id(site: Site) -> None:
    for sector in site.platform.sectors:
        for section in sector.sections:
            heading = site.pages[f"{sector.id}/"].by_id(section.id)
            assert heading.tag == "h2"
            assert folded(heading.text()) == folded(section.title)


def test_every_block_is_one_element_with_its_id_and_its_words_to_the_letter(site: Site) -> None:
    for sector, _, block in site.platform.blocks():
        element = site.pages[f"{sector.id}/"].by_id(block.id)
        assert says(element, block.text), f"{block.id}: {folded(element.text())[:200]}"


def test_the_blocks_of_a_page_stand_in_adopted_order(site: Site) -> None:
    for sector in site.platform.sectors:
        expected = [
            identifier
            for part in sector.parts
            for identifier in (
                *([part.id] if part is not sector else []),
                *(block.id for block in part.content),
            )
        ]
        ids = site.pages[f"{sector.id}/"].ids
        assert [i for i in ids if i in set(expected)] == expected


def test_no_page_uses_an_id_twice(site: Site) -> None:
    for page in site.pages.values():
        twice = {i for i in page.ids if page.ids.count(i) > 1}
        assert not twice, f"/{page.path}: {twice}"


def test_each_commitment_has_a_page_of_its_own_that_stands_by_itself(site: Site) -> None:
    for sector in site.platform.sectors:
        leads = lead_ins(sector)
        for part in sector.parts:
            for commitment in part.commitments:
                page = site.pages[f"punkt/{commitment.number}/"]
                sentence = page.by_id(commitment.id)
                assert folded(sentence.text()) == folded(
                    f"{leads[commitment.id].text} {commitment.text}"
                )
                main = page.by_id("innhold")
                assert f"{site.url}punkt/{commitment.number}/" in folded(main.text())
                for place in {sector.id: sector, part.id: part}.values():
                    assert says(main, place.title.removesuffix(":")), (page.path, place.id)


def test_each_commitment_page_leads_to_the_commitment_in_context(site: Site) -> None:
    for sector in site.platform.sectors:
        for commitment in sector.all_commitments:
            page = site.pages[f"punkt/{commitment.number}/"]
            assert f"{site.url}{sector.id}/#{commitment.id}" in page.addresses


def test_the_neighbours_of_a_commitment_are_the_ones_beside_it_in_the_document(site: Site) -> None:
    numbers = [commitment.number for commitment in site.platform.commitments]
    for before, here in itertools.pairwise(numbers):
        assert f"{site.url}punkt/{before}/" in neighbours(site, here)
        assert f"{site.url}punkt/{here}/" in neighbours(site, before)


def neighbours(site: Site, number: int) -> list[str]:
    page = site.pages[f"punkt/{number}/"]
    links = page.tree.css("nav.neighbours a")
    return [urljoin(site.url + page.path, str(link.attributes["href"])) for link in links]


def test_every_page_makes_a_good_preview_when_shared(site: Site) -> None:
    for path, page in site.norwegian.items():
        if path == "404.html":
            continue
        assert page.meta("og:title").strip()
        assert page.meta("og:url") == site.url + path
        canonical = page.tree.css_first('link[rel="canonical"]')
        assert canonical is not None
        assert canonical.attributes["href"] == site.url + path
        assert page.meta("description").strip()
        assert page.meta("description") == page.meta("og:description")


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles: dict[str, str] = {}
    for path, page in site.norwegian.items():
        title = page.tree.css_first("title")
        assert title is not None
        assert folded(title.text()) not in titles, (path, titles)
        titles[folded(title.text())] = path


def test_every_page_has_one_main_one_h1_and_headings_that_skip_no_level(site: Site) -> None:
    for page in site.pages.values():
        assert len(page.tree.css("main")) == 1, page.path
        levels = [int(str(h.tag)[1]) for h in page.tree.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, page.path
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_a_pull_quote_that_repeats_the_prose_is_not_said_twice_to_a_screen_reader(
    city: Site, real: Site
) -> None:
    assert hidden_quotes(city) == hidden_quotes(real) == {"sitat-1": True}


def test_a_pull_quote_that_says_something_of_its_own_is_heard(hostile: Site) -> None:
    assert hidden_quotes(hostile) == {"sitat-1": False}


def hidden_quotes(site: Site) -> dict[str, bool]:
    """Each pull quote, and whether a screen reader passes it over."""
    return {
        block.id: site.pages[f"{sector.id}/"].by_id(block.id).attributes.get("aria-hidden")
        == "true"
        for sector, _, block in site.platform.blocks()
        if block.kind == "quote"
    }


def test_all_commitments_stand_on_one_page_in_order(site: Site) -> None:
    page = site.pages["punkt/"]
    wanted = [commitment.id for commitment in site.platform.commitments]
    assert [i for i in page.ids if i.startswith("punkt-")] == wanted
    for commitment in site.platform.commitments:
        assert says(page.by_id(commitment.id), commitment.text)


def test_the_front_page_names_every_sector_with_its_tagline_and_count(site: Site) -> None:
    main = site.pages[""].by_id("innhold")
    for sector in site.platform.sectors:
        count = len(sector.all_commitments)
        assert says(main, sector.title)
        assert not sector.tagline or says(main, sector.tagline)
        told = f"{count} {'punkt' if count == 1 else 'punkter'}"
        assert says(main, told) == (count > 0), "of none nothing is counted"


def test_a_note_to_other_editors_is_published_nowhere(city: Site) -> None:
    notes = [note for _, _, b in city.platform.blocks() if (note := getattr(b, "note", None))]
    assert notes == ["Byggingen er utsatt til 2033."]
    for file in city.folder.rglob("*"):
        if file.is_file():
            assert notes[0].encode() not in file.read_bytes(), file


def test_a_section_title_loses_its_closing_colon_only_where_it_is_named_elsewhere(
    city: Site,
) -> None:
    assert says(city.pages["skole-og-barnehage/"].by_id("barnehagen"), "Barnehagen:")
    assert says(city.pages["punkt/2/"].by_id("innhold"), "Barnehagen")


def test_an_empty_section_says_that_it_is_empty(city: Site) -> None:
    page = city.pages["fjord-og-fjell/"]
    section = page.by_id("fjellet").parent
    assert section is not None
    assert says(section, "Her står det ingen tekst i dokumentet.")


def test_the_text_itself_says_who_adopted_it_or_nothing_is_said(city: Site, real: Site) -> None:
    assert says(city.pages[""].by_id("innhold"), "Vedtatt av Havdal bystyre 14. mars 2031.")
    assert real.platform.adopted_by is None
    assert "Vedtatt av" not in folded(real.pages[""].by_id("innhold").text())


def test_the_about_page_shows_the_figures_and_every_correction(city: Site) -> None:
    main = city.pages["om/"].by_id("innhold")
    figures = {
        folded(dt.text()): folded(dd.text())
        for dt, dd in zip(main.css("dl.figures dt"), main.css("dl.figures dd"), strict=True)
    }
    assert figures == {
        "Ord sammenlignet": str(words(city.platform.sectors)),
        "Punkter": "8",
        "Avsnitt": "5",
        "Deler med egen overskrift": "4",
        "Ord som avviker": "0",
        "Rettede feil fra uthentingen": "4",
    }
    for correction in city.loaded.corrections:
        assert says(main, correction.extracted)
        assert says(main, correction.adopted or "(tatt bort)")
        assert says(main, correction.reason)


def words(sectors: tuple[Part, ...]) -> int:
    """The words of the platform, counted another way than ``fidelity`` does."""
    texts = []
    for sector in sectors:
        texts.append(getattr(sector, "tagline", ""))
        for part in (sector, *getattr(sector, "sections", ())):
            texts += [part.title, *(block.text for block in part.content)]
    return len(" ".join(texts).split())
