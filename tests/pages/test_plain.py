"""Each commitment in everyday words: on its page, on its sector's, in the data and in the index."""

from __future__ import annotations

from generator.book.site_map import plain
from generator.platform.model import Commitment, Paragraph, lead_ins
from tests.built import Site, folded


def test_every_commitment_is_said_in_everyday_words_on_its_own_page(real: Site) -> None:
    wordings = real.platform.wordings
    assert {c.id for c in real.platform.commitments} <= wordings.keys()
    for commitment in real.platform.commitments:
        page = real.pages[f"punkt/{commitment.number}/"]
        (box,) = page.tree.css("section.summary")
        assert " ".join(wordings[commitment.id].text.split()) in " ".join(box.text().split())
        assert "Ikke vedtatt" in box.text()


def test_a_sector_in_plain_words_has_the_anchors_of_its_page(real: Site) -> None:
    for sector in real.platform.sectors:
        page, own = real.pages[plain(sector)], real.pages[f"{sector.id}/"]
        said = [
            b.id
            for part in sector.parts
            for b in part.content
            if isinstance(b, (Commitment, Paragraph))
        ]
        assert [id_ for id_ in page.ids if id_ in said] == said
        assert set(said) <= set(own.ids)
        assert 'href="enkelt/"' in own.html
        notice = page.tree.css_first(".notice:not([data-unaddressed])")
        assert notice is not None
        assert "ikke vedtatt" in notice.text()


def test_what_is_outdated_says_so_and_shows_the_norwegian(city: Site) -> None:
    assert "endret siden" in city.pages["skole-og-barnehage/enkelt/"].by_id("punkt-3").text()
    english = city.pages["en/skole-og-barnehage/enkelt/"].by_id("punkt-3")
    assert "The nurseries get ten more teachers." in english.text()
    (norwegian,) = english.css('p[lang="nb"]')
    assert norwegian.text() == "Barnehagene får flere barnehagelærere."
    assert len(english.css(".note")) == 2
    (missing,) = city.pages["en/skole-og-barnehage/enkelt/"].tree.css("p#avsnitt-1 > span")
    assert missing.attributes["lang"] == "nb"


def test_what_is_not_said_in_plain_words_stands_as_it_was_adopted(city: Site) -> None:
    page = city.pages["skole-og-barnehage/enkelt/"]
    (paragraph,) = page.tree.css("p.note + p#avsnitt-3.adopted > span")
    assert paragraph.text() == "Leksehjelpen er for alle."


def test_a_commitment_without_plain_words_has_its_lead_in(hostile: Site) -> None:
    for sector in hostile.platform.sectors:
        page = hostile.pages.get(plain(sector))
        leads = lead_ins(sector)
        for item in page.tree.css("li.commitment") if page else ():
            if item.attributes["id"] in hostile.platform.wordings:
                continue
            (said,) = item.css(".note + p.adopted")
            lead = leads.get(item.attributes["id"] or "")
            assert folded(said.text()).startswith(folded(lead.text) if lead else "")
            assert len(folded(said.text())) > len(folded(lead.text) if lead else "")


def test_commitments_in_a_row_are_a_list(city: Site) -> None:
    listed, *_ = city.pages["skole-og-barnehage/enkelt/"].tree.css("#barnehagen ~ ul")
    assert [item.attributes["id"] for item in listed.css("li")] == ["punkt-2", "punkt-3"]


def test_english_pages_say_it_in_english(real: Site) -> None:
    page = real.pages["en/punkt/14/"]
    (box,) = page.tree.css("section.summary")
    assert "In plain words" in box.text()
    assert "fiscal rules" in box.text()


def test_the_index_and_the_data_have_the_words(real: Site) -> None:
    said = real.platform.wordings["punkt-145"].text
    (found,) = [
        d for d in real.json("search/search_index.json")["docs"] if d["location"] == "punkt/145/"
    ]
    assert found["plain"] == said
    data = real.json("punkt/145/index.json")["plain"]
    assert (data["text"], data["adopted"], data["outdated"]) == (said, False, False)
    assert data["translations"]["en"]["text"]
