"""The data files say what the pages say, in shapes that other sites can rely on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import unicodedata

import jsonschema
import pytest

from generator.data.csv_table import FORMULA_SIGNS, unguarded
from generator.platform.freshness import state
from generator.platform.model import fingerprint, lead_ins, units
from tests.built import Site, folded

PAST = {"followups", "status", "wordings", "places", "fate"}
"""What the data remember of a commitment."""


def test_the_published_platform_fits_its_published_schema(site: Site) -> None:
    schema = site.json("data/platform.schema.json")
    jsonschema.Draft7Validator.check_schema(schema)
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    jsonschema.validate(
        site.json("data/platform.json"), schema, jsonschema.Draft7Validator, format_checker=checker
    )


def test_each_published_commitment_fits_its_published_schema(site: Site) -> None:
    schema = site.json("data/commitment.schema.json")
    jsonschema.Draft7Validator.check_schema(schema)
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    valid = jsonschema.Draft7Validator(schema, format_checker=checker)
    for path in site.folder.glob("punkt/*/index.json"):
        valid.validate(json.loads(path.read_text("utf-8")))


def test_the_published_schema_refuses_what_does_not_fit(city: Site) -> None:
    platform = city.json("data/platform.json")
    del platform["sectors"][0]["content"][2]["number"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(platform, city.json("data/platform.schema.json"))


def test_the_published_platform_names_its_schema_and_version(site: Site) -> None:
    platform = site.json("data/platform.json")
    assert platform["$schema"] == f"{site.url}data/platform.schema.json"
    assert site.json("data/platform.schema.json")["$id"] == platform["$schema"]
    assert platform["version"] == "v1"


def test_the_published_platform_holds_every_word(site: Site) -> None:
    published = site.json("data/platform.json")
    of = site.platform
    assert {key: published[key] for key in ("title", "place", "language")} == {
        "title": of.title,
        "place": of.place,
        "language": of.language,
    }
    assert (published["adopted_by"], published["adopted_on"]) == (of.adopted_by, of.adopted_on)
    for sector, row in zip(of.sectors, published["sectors"], strict=True):
        assert (row["id"], row["title"], row["tagline"]) == (
            sector.id,
            sector.title,
            sector.tagline,
        )
        for part, has in zip(sector.parts, (row, *row["sections"]), strict=True):
            assert (has["id"], has["title"]) == (part.id, part.title)
            assert [(b["type"], b["id"], b["text"]) for b in has["content"]] == [
                (block.kind, block.id, block.text) for block in part.content
            ]


def test_each_commitment_is_a_file_beside_its_page(site: Site) -> None:
    for sector in site.platform.sectors:
        leads = lead_ins(sector)
        for part in sector.parts:
            for commitment in part.commitments:
                made = site.json(f"punkt/{commitment.number}/index.json")
                assert (made["status"], made["fate"]) == ("standing", None)
                assert [word["text"] for word in made["wordings"]][-1:] in ([], [commitment.text])
                assert {key: made[key] for key in made if key not in PAST} == {
                    "$schema": f"{site.url}data/commitment.schema.json",
                    "version": "v1",
                    "type": "commitment",
                    "id": commitment.id,
                    "number": commitment.number,
                    "lead_in": leads[commitment.id].text,
                    "text": commitment.text,
                    "translations": shown(site, commitment.id),
                    "fingerprint": fingerprint(commitment.text),
                    "sector": sector.id,
                    "section": None if part is sector else part.id,
                    "sections": [] if part is sector else [part.id],
                    "within": None,
                    "label": None,
                    "title": None,
                    "title_translations": {},
                    **{key: [] for key in ("links", "emphasis", "notes", "behind", "responsible")},
                    "url": f"{site.url}punkt/{commitment.number}/",
                    "plain": plain(site, commitment.id),
                }


def test_anyone_can_work_out_the_fingerprints(site: Site) -> None:
    """As the schema and the page say, from the file alone and with nothing of ours."""

    def of(text: str) -> str:
        folded = " ".join(unicodedata.normalize("NFC", text).split())
        return hashlib.sha256(folded.encode()).hexdigest()[:8]

    whole, said = site.json("data/platform.json"), []
    for sector in whole["sectors"]:
        for part in (sector, *sector["sections"]):
            said += [part["title"], part.get("tagline", "")]
            for block in part["content"]:
                said.append(block["text"])
                assert block.get("fingerprint", of(block["text"])) == of(block["text"])
    assert whole["fingerprint"] == of(" ".join(said))


def test_the_text_has_another_fingerprint_when_one_word_is_another(city: Site) -> None:
    sector = city.platform.sectors[0]
    other = sector.model_copy(update={"tagline": sector.tagline + "!"})
    changed = city.platform.model_copy(update={"sectors": (other, *city.platform.sectors[1:])})
    assert changed.fingerprint != city.platform.fingerprint
    swapped = city.platform.model_copy(update={"sectors": city.platform.sectors[::-1]})
    assert swapped.fingerprint != city.platform.fingerprint


def plain(site: Site, id_: str) -> dict[str, object] | None:
    """What the data say of a commitment in everyday words."""
    of = site.platform.wordings.get(id_)
    if of is None:
        return None
    adopted = {block.id: block.text for _, _, block in site.platform.blocks()}
    return {
        "adopted": False,
        "approved_by": of.approved_by,
        "approved_on": of.approved_on,
        "approved_as": of.approved_as,
        "text": of.text,
        "translations": shown(site, f"{id_}.plain"),
        "outdated": of.source != fingerprint(adopted[id_]),
    }


def shown(site: Site, id_: str) -> dict[str, object]:
    """What the data should say of a unit's translations: the test sites show drafts in English."""
    made = site.loaded.translations.get("en")
    one = made.units.get(id_) if made else None
    if one is None or not one.text:
        return {}
    unit = next(unit for unit in units(site.platform, site.loaded.glossary) if unit.id == id_)
    return {
        "en": {
            "text": one.text,
            "state": state(unit, one),
            "translated_by": one.translated_by,
            "approved_by": one.approved_by,
            "approved_on": one.approved_on,
            "approved_as": one.approved_as,
        }
    }


def test_every_address_in_the_data_leads_to_something(site: Site) -> None:
    def addresses(value: object) -> list[str]:
        if isinstance(value, dict):
            ours = (
                "url" in value and "publisher" not in value
            )  # which a source has, and nothing of ours
            own = [value["url"]] if ours else []
            return own + [a for inner in value.values() for a in addresses(inner)]
        return [a for inner in value for a in addresses(inner)] if isinstance(value, list) else []

    found = addresses(site.json("data/platform.json"))
    assert len(found) > len(site.platform.commitments)
    for address in found:
        path, _, fragment = address.removeprefix(site.url).partition("#")
        assert not fragment or fragment in site.pages[path].ids, address
        assert path in site.pages, address


def test_the_table_comes_back_as_it_went_out(site: Site) -> None:
    data = (site.folder / "data" / "commitments.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    commitments = site.platform.commitments
    assert [row["id"] for row in rows] == [c.id for c in commitments]
    assert [int(row["number"]) for row in rows] == [c.number for c in commitments]
    assert [unguarded(row["text"]) for row in rows] == [c.text for c in commitments]
    assert all(row["url"].startswith(site.url) for row in rows)


@pytest.mark.parametrize("table", ["commitments.csv", "followups.csv"])
def test_no_cell_of_the_table_can_be_run_as_a_formula(site: Site, table: str) -> None:
    data = (site.folder / "data" / table).read_bytes().decode("utf-8-sig")
    for row in csv.reader(io.StringIO(data, newline="")):
        assert not [cell for cell in row if cell.startswith(FORMULA_SIGNS)]


def test_a_spreadsheet_sees_that_the_table_is_utf_8(city: Site) -> None:
    assert (city.folder / "data" / "commitments.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_commitment_is_a_document_of_the_search_index(site: Site) -> None:
    documents = {d["location"]: d for d in site.json("search/search_index.json")["docs"]}
    for commitment in site.platform.commitments:
        found = documents[f"punkt/{commitment.number}/"]
        assert folded(found["text"]) == folded(commitment.text)
        assert str(commitment.number) in found["title"]


def test_every_document_of_the_search_index_leads_to_something(site: Site) -> None:
    for document in site.json("search/search_index.json")["docs"]:
        path, _, fragment = document["location"].partition("#")
        assert path in site.pages
        assert not fragment or fragment in site.pages[path].ids


def test_the_search_page_is_there_and_has_a_way_on_without_script(site: Site) -> None:
    page = site.pages["sok/"]
    field = page.tree.css_first('main form[method="get"] input[name="q"]')
    assert field is not None
    without = page.tree.css_first("noscript a")
    assert without is not None
