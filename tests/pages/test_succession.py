"""Three platforms after each other: every address of the first day answers, and in the right name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.settings import Language, Settings
from tests import three
from tests.built import without_wordings
from tests.search.asked import ask, found
from tests.three import EDITIONS, FIRST, SECOND, Files, built

ADDRESS = "https://havdal.example/plattform/"

SETTINGS = Settings(
    site_url=ADDRESS,
    languages=(Language("nb"), Language("en", drafts=True), Language("sma")),
)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[Files]:
    """The whole site on the day of the first edition, after the first succession, and at last."""
    lives: Iterator[Path] = three.lives(tmp_path_factory.mktemp("three") / "source")
    return [built(folder, SETTINGS) for folder in lives]


def page(files: Files, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(files[f"{path}index.html"].decode())


def _on_disk(files: Files, folder: Path) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def text(files: Files, path: str, what: str = "main") -> str:
    found = page(files, path).css_first(what)
    assert found is not None
    return " ".join(found.text().split())


def ids(tree: LexborHTMLParser) -> set[str]:
    return {str(node.attributes["id"]) for node in tree.css("[id]")}


def is_html(path: str) -> bool:
    return path.endswith("index.html")


def test_every_file_of_every_day_is_there_on_the_last(days: list[Files]) -> None:
    for day in days[:-1]:
        gone = sorted(path for path in day if path not in days[-1])
        assert [
            path for path in gone if "search/parts/" not in path
        ] == []  # named by what is in them


def test_every_anchor_of_every_day_still_stands(days: list[Files]) -> None:
    """But for those at the desk, where nothing of a platform that is put away is read any more."""
    lost = {}
    for day in days[:-1]:
        for path in filter(is_html, day):
            where = path.removesuffix("index.html")
            if "skrivebord/" not in where and (
                gone := ids(page(day, where)) - ids(page(days[-1], where))
            ):
                lost[where] = gone
    passing = {"gjelder-na", "i-andre-plattformer"}
    assert {where: gone for where, gone in lost.items() if gone - passing} == {}


def test_no_link_of_the_last_day_leads_nowhere(days: list[Files]) -> None:
    files = days[-1]
    trees = {path: LexborHTMLParser(files[path].decode()) for path in filter(is_html, files)}
    known = {path: ids(tree) for path, tree in trees.items()}
    dead = set()
    for path, tree in trees.items():
        base = ADDRESS + path.removesuffix("index.html")
        for node in tree.css("[href], [src]"):
            target = urlsplit(urljoin(base, node.attributes.get("href") or node.attributes["src"]))
            whole = target._replace(query="", fragment="").geturl()
            if not whole.startswith(ADDRESS):
                continue
            at = unquote(whole.removeprefix(ADDRESS))
            at = f"{at}index.html" if not at or at.endswith("/") else at
            fragment = unquote(target.fragment)
            if at not in files and not at.startswith(("guide/", "data/manifest.json")):
                dead.add((path, at))
            elif fragment and at in known and fragment not in known[at] and ":~:" not in fragment:
                dead.add((path, f"{at}#{fragment}"))
    assert dead == set()


@pytest.mark.parametrize("lang", ["", "en/", "sma/"])
def test_an_ended_commitment_speaks_in_the_name_of_its_own_platform(
    days: list[Files], lang: str
) -> None:
    old, now = days[0], days[-1]
    name = text(old, lang, "h1")
    own = f"{name} (2031–2035)"
    tree = page(now, f"{lang}punkt/1/")
    cited = {node.attributes["name"]: node.attributes["content"] for node in tree.css("meta[name]")}
    assert "(2031–2035)" in str(cited["dcterms.title"])
    assert cited["dcterms.issued"] == "2031-04-01"
    (of,) = tree.css("meta[property='og:site_name']")
    assert of.attributes["content"] == own
    assert own in text(now, f"{lang}punkt/1/", "#henvisning")
    assert own in text(now, f"{lang}punkt/1/kort/", "body")
    answer = json.loads(now[f"{lang}punkt/1/oembed.json"])
    assert answer["provider_name"] == own
    assert answer["provider_url"] == f"{ADDRESS}{lang}{FIRST}/"
    assert "Ny kurs" not in text(now, f"{lang}punkt/1/", ".cite")


def test_an_ended_commitment_says_so_and_what_it_is_carried_on_as(days: list[Files]) -> None:
    now = days[-1]
    notice = text(now, "punkt/1/", ".ended")
    assert notice.startswith("Gjaldt 2031–2035.")
    assert "gjelder ikke lenger" in notice
    assert "Ingen har sagt" in notice
    cards = [path for path in now if path.startswith("punkt/1/kort/") and is_html(path)]
    assert len(cards) > 1
    for card in cards:  # which stand on other people's sites, where nothing else says it
        assert "gjelder ikke lenger" in text(now, card.removesuffix("index.html"), ".notice")
    same, other = text(now, "punkt/12/", ".ended"), text(now, "punkt/7/", ".ended")
    assert "de samme ordene, som punkt 13 i Plattform for Havdal 2035–2039" in same
    assert "andre ord, som punkt 14" in other
    beside = text(now, "punkt/7/", ".lineage")
    assert "sette opp flere benker langs Fjordgata (minst 40)." in beside
    assert three.OTHER in beside


def test_what_is_carried_on_names_what_it_was(days: list[Files]) -> None:
    now = days[-1]
    taken_up = text(now, "punkt/16/", ".lineage")
    assert "Politisk plattform for byrådet i Havdal (2031–2035) Punkt 2: andre ord" in taken_up
    kept = text(now, "punkt/8/", ".lineage")
    assert kept.index("2031–2035") < kept.index("2035–2039") < kept.index("Ny kurs for Havdal")
    assert page(now, "punkt/8/").css(".ended") == []
    assert "Ny kurs for Havdal, punkt 8" in text(now, "punkt/8/", "#henvisning")
    assert "2035–2039" not in text(now, "punkt/8/", "#henvisning")
    assert "1. november 2039" in text(now, "punkt/8/", "#henvisning")


def test_every_page_of_a_former_platform_is_marked_with_its_period(days: list[Files]) -> None:
    found = [path for path in days[-1] if is_html(path) and f"{FIRST}/" in path]
    assert len(found) > 20
    for path in found:
        where = path.removesuffix("index.html")
        (banner,) = page(days[-1], where).css("[data-period]")
        assert banner.attributes["data-period"] == FIRST
        assert "2031–2035" in text(days[-1], where, "title")
    for path in filter(is_html, days[0]):
        assert b"data-period" not in days[0][path]


def test_a_former_platform_is_whole_under_its_period(days: list[Files]) -> None:
    """Its pages have the very words that they had, with the ways between them."""
    now, then = days[-1], days[0]
    for path in ("skole-og-barnehage/", "fjord-og-fjell/enkelt/", "tall/", "ordliste/", "om/"):
        for lang in ("", "en/"):
            before, after = kept(then, lang + path), kept(now, f"{lang}{FIRST}/{path}")
            assert before
            assert after == before
    for name in ("platform.json", "commitments.csv", "platform.epub", "platform.akn.xml"):
        assert f"{FIRST}/data/{name}" in now
        assert f"{SECOND}/data/{name}" in now
    data = json.loads(now[f"{FIRST}/data/platform.json"])
    assert data["url"] == f"{ADDRESS}{FIRST}/"
    assert data["title"] == "Politisk plattform for byrådet i Havdal"
    assert [of["id"] for of in data["sectors"]] == [
        "skole-og-barnehage",
        "fjord-og-fjell",
        "gater-og-torg",
    ]


def kept(files: Files, path: str) -> list[str]:
    """What on a page is no word of the interface: adopted words, and what is explained and counted of them."""
    tree = page(files, path)
    for node in tree.css(".unseen, .aside"):
        node.decompose()
    return [" ".join(node.text().split()) for node in tree.css("main :is(.adopted, dd, h3)")]


ASKS = (
    *("Vil du hjelpe", "Foreslå endring", "Meld fra", "Vet du om", "Si fra når", "Slik endrer du"),
    *("ennå", "venter på", "Les gjennom det som venter", "Would you like to help", "Do you know"),
    *("Tell us", "Suggest a change", " yet", "waiting"),
)


def test_a_former_platform_asks_nobody_for_anything(days: list[Files]) -> None:
    """Only the one in force does. What stands under /data/ is about the program's formats, whosever they are."""
    asked = {
        (path, said)
        for path in filter(is_html, days[-1])
        if f"{FIRST}/" in path and "/data/" not in path and not path.startswith("sma/")
        for said in ASKS
        if said in text(days[-1], path.removesuffix("index.html"), "body")
    }
    assert asked == set()


def test_a_former_platform_is_spoken_of_in_the_past(days: list[Files]) -> None:
    now = days[-1]
    assert "hva byrådet i Havdal ville i 2031–2035" in text(now, f"{FIRST}/", ".lead")
    assert "Hva ville byrådet i Havdal?" in text(now, f"{FIRST}/skole-og-barnehage/")
    assert "gjaldt for Havdal i 2031–2035" in text(now, f"{FIRST}/om/")
    english = text(now, f"en/{FIRST}/", ".lead")
    assert "wanted to work for in 2031–2035" in english
    assert "hva byrådet vil:" in text(now, "", ".lead")


def test_the_menu_of_a_former_platform_says_whose_it_is_and_leads_to_the_one_in_force(
    days: list[Files],
) -> None:
    now = days[-1]
    for path in (f"{FIRST}/", f"{FIRST}/ordliste/", "punkt/1/"):
        (menu,) = page(now, path).css("nav.menu-nav")
        assert menu.attributes["aria-label"] == "Meny for plattformen 2031–2035"
        (summary,) = menu.css("summary")
        assert summary.text() == "Meny 2031–2035"
        (said,) = menu.css(".notice")
        assert "som ikke gjelder lenger" in said.text()
        (way,) = said.css("a")
        assert urljoin(ADDRESS + path, str(way.attributes["href"])) == ADDRESS
        assert "Ny kurs for Havdal" in way.text()
    assert not page(now, "punkt/16/").css("nav.menu-nav .notice")


def test_the_last_edition_of_a_former_platform_is_not_called_the_newest(days: list[Files]) -> None:
    first, last = (text(days[-1], f"utgaver/{date}/tekst/", ".lead") for date in EDITIONS[::2])
    assert first == (
        "Slik sto Politisk plattform for byrådet i Havdal (2031–2035) i utgaven 1. april 2031. "
        "Det var den siste utgaven, og den gjelder ikke lenger."
    )
    assert last == "Slik står plattformen i utgaven 1. november 2039, som er den nyeste."
    assert "første utgaven av Ny kurs for Havdal" in text(days[-1], f"utgaver/{EDITIONS[2]}/")


def test_what_stood_at_an_address_before_is_folded_with_one_way_to_it(days: list[Files]) -> None:
    now = days[-1]
    tree = page(now, "punkt/")
    assert len(tree.css("section.onward > details")) == 2
    assert not tree.css("section.onward > details[open]")
    ways = [str(node.attributes["href"]) for node in tree.css("section.onward a.go")]
    assert [urljoin(f"{ADDRESS}punkt/", way) for way in ways] == [
        f"{ADDRESS}{SECOND}/punkt/",
        f"{ADDRESS}{FIRST}/punkt/",
    ]
    assert len(tree.css("[data-onward] > li")) == len(tree.css("details > [data-onward] > li"))


def test_the_desk_does_not_say_that_all_is_approved_where_nothing_is_written(
    days: list[Files],
) -> None:
    for path in ("skrivebord/", "om/gjennomgang/"):
        assert "ikke skrevet noe her å lese gjennom ennå" in text(days[-1], path)
        assert "ikke skrevet noe her" not in text(days[0], path)
    assert "lagt bort sammen med plattformen" in text(days[-1], "skrivebord/")


def story(files: Files, path: str) -> list[str]:
    """What has happened to a commitment, one thing after the other."""
    return [" ".join(node.text().split()) for node in page(files, path).css(".story > li")]


FIRST_NAME = "Politisk plattform for byrådet i Havdal (2031–2035)"
SECOND_NAME = "Plattform for Havdal 2035–2039"


def test_a_number_that_lives_on_tells_of_each_platform_and_its_words(days: list[Files]) -> None:
    """When, whose, and what it said; and what had happened to it before is not forgotten."""
    now = days[-1]
    began, same, again = [one for one in story(now, "punkt/8/") if "I utgaven" in one]
    assert began == f"I utgaven 1. april 2031 · {FIRST_NAME}Utgitt første gang. {three.KEPT}"
    assert same.startswith(f"I utgaven 1. november 2035 · {SECOND_NAME}Ført videre med de samme")
    assert again.startswith("I utgaven 1. november 2039 · Ny kurs for HavdalFørt videre med de")
    assert "Punktet sto også i " + SECOND_NAME in text(now, "punkt/8/")
    lead = "Vi vil også: " + three.KEPT
    assert lead in text(now, "punkt/8/", ".lineage")
    (only,) = [one for one in story(days[0], "punkt/8/") if "I utgaven" in one]
    assert only.startswith("I utgaven 1. april 2031Utgitt første gang. ")


def test_what_had_happened_to_a_number_is_told_by_the_platform_that_has_it_now(
    kept_in_other_words: Files,
) -> None:
    found = story(kept_in_other_words, "punkt/2/")
    assert [one[:40] for one in found] == [
        "I utgaven 1. april 2031 · Politisk platt",
        "20. mai 2031 · Sak Byrådet la fram sak o",
        "18. juni 2031 · Vedtak Bystyret vedtok å",
        "I utgaven 1. november 2035 · Plattform f",
    ]
    assert "Ført videre med andre ord." in found[-1]
    assert "2 saker" in text(kept_in_other_words, "punkt/2/", ".happened")
    whole = json.loads(kept_in_other_words["punkt/2/index.json"])
    assert [one.get("period") for one in whole["wordings"]] == [FIRST, None]
    assert whole["in_force"] is True


@pytest.mark.parametrize(
    ("lang", "since", "card"),
    [
        ("", f"Lenken du fulgte, viser til ordene i {FIRST_NAME}", f"Dette viste til {FIRST_NAME}"),
        ("en/", "The link you followed is to the words of Political", "This referred to Political"),
    ],
)
def test_a_link_or_a_card_with_former_words_says_whose_they_were(
    kept_in_other_words: Files, lang: str, since: str, card: str
) -> None:
    """The link that remembers a wording, and the frame on somebody's page, both for words of the first."""
    files = kept_in_other_words
    old = next(
        str(node.attributes["data-since"])
        for node in page(files, f"{lang}punkt/2/").css("[data-since]")
        if since in node.text()
    )
    shown = text(files, f"{lang}punkt/2/kort/{old}/", ".notice")
    assert shown.startswith(card)
    assert SECOND_NAME in shown
    assert "Ordlyden er endret" not in shown


def test_what_had_gone_before_its_platform_ended_was_not_in_force_to_the_end(
    tmp_path: Path,
) -> None:
    """Its page and its card say in which platform it stood; search knows its number; and it may be taken up."""
    folder = without_wordings(three.first(tmp_path / "source"))
    path = folder / "platform.yaml"
    words = path.read_text("utf-8")
    for id_, said in (("punkt-3", "ansette flere barnehagelærere"), ("punkt-5", None)):
        block = re.search(rf" +- commitment: {id_}\n +text: (>-\n +)?.*\n", words)
        assert block, id_
        assert said is None or said in block[0]
        words = words.replace(block[0], "")
    gone = "".join(
        f"  - retired: {id_}\n    fate: withdrawn\n    on: 2032-05-01\n    reason: Ferdig.\n"
        for id_ in ("punkt-3", "punkt-5")
    )
    path.write_text(words + ("" if "\nretired:" in words else "retired:\n") + gone, "utf-8")
    for plain in (folder / "plain").glob("*.yaml"):
        text_ = re.sub(r"covers: \[.*\]", "covers: [avsnitt-2]", plain.read_text("utf-8"))
        plain.write_text(text_, "utf-8")
    three.release(folder, "2032-05-01")
    three.succeed(folder, three.SUCCESSIONS[0])
    again = three.commitment("ansette 50 barnehagelærere.", carried_on="punkt-3")
    three.write(folder, three.second() + again)
    three.release(folder, EDITIONS[1])
    files = built(folder, SETTINGS)
    for number in (3, 5):
        notice, card = (
            text(files, f"punkt/{number}/", ".ended"),
            text(files, f"punkt/{number}/kort/"),
        )
        assert "Gjaldt 2031–2035" not in notice + card
        assert f"Punktet sto i {FIRST_NAME}, og gjelder ikke lenger." in notice
    assert "Ført videre med andre ord, som punkt" in text(files, "punkt/3/", ".ended")
    assert "ført videre" not in text(files, "punkt/5/", ".ended").lower()
    _on_disk(files, tmp_path / "site")
    first, second = ask(tmp_path / "site", ["punkt 3", f"{ADDRESS}punkt/5/"])
    assert found(first) == ["punkt/3/"]
    assert found(second) == ["punkt/5/"]


def test_a_new_platform_may_be_in_another_language(tmp_path: Path) -> None:
    """The root is in the new one; whoever reads the former one in the old is led to that, not to the root."""
    folder = three.first(tmp_path / "source")
    three.succeed(folder, three.SUCCESSIONS[0])
    three.write(folder, three.second().replace("Vi vil", "Vi skal").replace("også", "òg"))
    path = folder / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace("language: nb", "language: nn"), "utf-8")
    three.release(folder, EDITIONS[1])
    codes = ("nn", "nb", "en", "sma")
    files = built(folder, Settings(ADDRESS, languages=tuple(map(Language, codes))))
    assert page(files, "").css_first("html").attributes["lang"] == "nn"  # type: ignore[union-attr]
    for path_, to in ((f"{FIRST}/", "nb/"), (f"nn/{FIRST}/", ""), (f"en/{FIRST}/", "en/")):
        tree = page(files, path_)
        links = {
            urljoin(ADDRESS + path_, str(a.attributes["href"]))
            for a in tree.css(".ended a, .notice a")
        }
        assert ADDRESS + to in links, (path_, links)
    for path_, to in (("", f"nn/{FIRST}/"), ("nb/", f"{FIRST}/"), ("en/", f"en/{FIRST}/")):
        links = {
            urljoin(f"{ADDRESS}{path_}for-og-na/", str(a.attributes["href"]))
            for a in page(files, f"{path_}for-og-na/").css("main h3 a")
        }
        assert ADDRESS + to in links, (path_, links)


@pytest.fixture(scope="module")
def kept_in_other_words(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The site of a second platform that keeps a number, with other words, of the first."""
    folder = three.first(tmp_path_factory.mktemp("kept") / "source")
    three.succeed(folder, three.SUCCESSIONS[0])
    other = three.commitment("bygge to barnehager på Løkka.", "punkt-2", "punkt-2")
    three.write(folder, three.second() + other)
    three.release(folder, EDITIONS[1])
    (folder / "followups.yaml").write_text(LATE, "utf-8")
    return built(folder, SETTINGS)


LATE = """followups:
  - followup: hendelse-x6zcbm
    commitments: [punkt-1]
    on: 2035-12-01
    kind: rapport
    text: Revisjonen la fram en rapport om bydelene.
    source:
      address: https://havdal.example/rapport
      title: Rapport
      publisher: Havdal kommunerevisjon
"""


def test_what_happens_to_an_ended_commitment_afterwards_is_told_where_it_is_read(
    kept_in_other_words: Files,
) -> None:
    """On its own page, in its own platform, and in the list of the one in force, which says that it has ended."""
    files = kept_in_other_words
    words = "Revisjonen la fram en rapport om bydelene."
    assert words in story(files, "punkt/1/")[-1]
    assert words in text(files, f"{FIRST}/siden-sist/")
    now = text(files, "siden-sist/")
    assert words in now
    assert f"Punkt 1 sto i {FIRST_NAME}, og gjelder ikke lenger." in now
    one = json.loads(files["punkt/1/index.json"])
    assert words in [of["text"] for of in one["followups"]]
    assert one["in_force"] is False
    assert files["endringer/feed.xml"].decode().count(f"{words}&lt;/p&gt;") == 1
    docs = json.loads(files["search/search_index.json"])["docs"]
    assert [of["location"] for of in docs if of["text"] == words] == ["siden-sist/#hendelse-x6zcbm"]


def test_former_platforms_are_in_the_sitemap_and_what_leads_on_is_not(days: list[Files]) -> None:
    listed = days[-1]["sitemap.xml"].decode()
    for path in (f"{FIRST}/", f"{SECOND}/byrom/", f"{FIRST}/ordliste/", "punkt/1/", "punkt/16/"):
        assert f"<loc>{ADDRESS}{path}</loc>" in listed
    assert f"<loc>{ADDRESS}gater-og-torg/</loc>" not in listed
    (robots,) = page(days[-1], "gater-og-torg/").css("meta[name=robots]")
    assert robots.attributes["content"] == "noindex"


def test_an_old_address_leads_to_what_it_meant(days: list[Files]) -> None:
    now = days[-1]
    for path in ("gater-og-torg/", "tall/", "ordliste/", "skole-og-barnehage/enkelt/"):
        ways = {node.attributes["href"] for node in page(now, path).css("a.go")}
        assert {urljoin(ADDRESS + path, str(way)) for way in ways} == {f"{ADDRESS}{FIRST}/{path}"}
    (item,) = page(now, "punkt/").css("[data-onward] > #punkt-4")
    (way,) = (node.attributes["href"] for node in item.css("a"))
    assert urljoin(f"{ADDRESS}punkt/", str(way)) == f"{ADDRESS}{FIRST}/punkt/#punkt-4"
    heirs = page(days[1], "gater-og-torg/").css("#gjelder-na ~ ul a")
    assert [node.text() for node in heirs] == ["Byrom"]
    assert "Gater og torg" in now["endringer/gater-og-torg/feed.xml"].decode()


def entries(files: Files, path: str) -> dict[str, tuple[str, str]]:
    """The entries of a feed by what names them, each with its title and its date."""
    atom = "{http://www.w3.org/2005/Atom}"
    found = ET.fromstring(files[path]).findall(f"{atom}entry")  # noqa: S314 - our own
    told = [
        [one.findtext(f"{atom}{tag}") or "" for tag in ("id", "title", "updated")] for one in found
    ]
    assert len({id_ for id_, _, _ in told}) == len(told)
    return {id_: (title, updated[:10]) for id_, title, updated in told}


@pytest.mark.parametrize("lang", ["", "en/", "sma/"])
def test_a_feed_goes_on_with_one_entry_for_a_new_platform(days: list[Files], lang: str) -> None:
    """What was told stays, under the same names and dates; nothing comes anew but the one entry."""
    feed = f"{lang}endringer/feed.xml"
    first, second, third = (entries(day, feed) for day in days)
    assert first.items() <= second.items() <= third.items()
    ((title, date),) = (second[id_] for id_ in second.keys() - first.keys())
    assert (date, title.rpartition(": ")[2]) == ("2035-11-01", "Plattform for Havdal 2035–2039")
    assert [date for _, date in (third[id_] for id_ in third.keys() - second.keys())] == [
        "2039-11-01"
    ]


def test_the_feed_of_a_sector_goes_on_too_and_tells_of_the_new_platform(days: list[Files]) -> None:
    """Also that of one that went with its platform, where nothing else would ever be told."""
    for sector in ("fjord-og-fjell", "gater-og-torg"):
        before, after = (entries(day, f"endringer/{sector}/feed.xml") for day in days[:2])
        assert before.items() <= after.items()
        assert [after[id_] for id_ in after.keys() - before.keys()] == [
            ("Ny: Plattform for Havdal 2035–2039", "2035-11-01")
        ]
    gone = days[1]["endringer/gater-og-torg/feed.xml"].decode()
    assert "gjelder ikke lenger. Dette gjelder nå: Plattform for Havdal 2035–2039" in gone


def test_the_two_are_laid_side_by_side(days: list[Files]) -> None:
    counts = page(days[1], "for-og-na/").css("dl.figures dd")
    assert [node.text() for node in counts] == ["2", "1", "1", "5"]
    counts = page(days[2], "for-og-na/").css("dl.figures dd")
    assert [node.text() for node in counts] == ["1", "2", "0", "2"]
    assert "for-og-na/index.html" not in days[0]
    shown = text(days[1], "for-og-na/")
    for words in (three.SAME, three.KEPT, three.NEW):
        assert words in shown


def test_each_is_said_to_be_compared_with_its_own_document(days: list[Files]) -> None:
    now = days[-1]
    words = text(days[0], "om/", "dl.figures dd")
    assert f"{words} ord er sammenlignet" in text(now, "om/")
    assert f"<dd>{words}</dd>" in now[f"{FIRST}/om/index.html"].decode()
    assert page(now, "om/").css("h3#tall") == []


def test_data_say_which_platforms_there_are_and_which_each_commitment_is_of(
    days: list[Files],
) -> None:
    now = days[-1]
    whole = json.loads(now["data/platform.json"])
    assert [of["period"] for of in whole["platforms"]] == [FIRST, SECOND, None]
    assert [of["commitments"] for of in whole["platforms"]] == [8, 4, 3]
    for of in whole["platforms"]:
        assert of["data"].removeprefix(ADDRESS) in now
        assert f"{of['url'].removeprefix(ADDRESS)}index.html" in now
    assert "period" not in whole
    assert json.loads(now[f"{FIRST}/data/platform.json"])["period"] == FIRST
    of_each = {
        n: json.loads(now[f"punkt/{n}/index.json"]) for n in (1, 8, 12, 13, 16)
    }  # fmt: skip
    assert {n: of["platform"].removeprefix(ADDRESS) for n, of in of_each.items()} == {
        1: f"{FIRST}/",
        12: f"{FIRST}/",
        13: f"{SECOND}/",
        8: "",
        16: "",
    }
    assert {n: of.get("period") for n, of in of_each.items()} == {
        1: FIRST,
        12: FIRST,
        13: SECOND,
        8: None,
        16: None,
    }
    assert of_each[16]["carried_on"] == ["punkt-2"]
    assert of_each[8]["carried_on"] == ["punkt-8"]
    assert "carried_on" not in of_each[1]
    assert not {"platform", "carried_on"} & json.loads(days[0]["punkt/1/index.json"]).keys()
    assert not {"platforms", "period"} & json.loads(days[0]["data/platform.json"]).keys()


@pytest.mark.parametrize("under", ["", f"{FIRST}/", f"{SECOND}/"])
def test_data_of_each_platform_are_as_their_schema_says(days: list[Files], under: str) -> None:
    now = days[-1]
    schema = json.loads(now[f"{under}data/platform.schema.json"])
    whole = json.loads(now[f"{under}data/platform.json"])
    assert schema["$id"] == whole["$schema"] == f"{ADDRESS}{under}data/platform.schema.json"
    jsonschema.validate(whole, schema)
    assert f"{ADDRESS}{under}" in now[f"{under}data/platform.akn.xml"].decode()


def test_a_site_with_one_platform_knows_nothing_of_others(days: list[Files]) -> None:
    """What is there for several leaves no trace where there is one."""
    for path, content in days[0].items():
        if path.endswith((".html", ".json", ".xml")) and "guide/" not in path:
            assert b"for-og-na" not in content, path
            assert b'class="onward"' not in content, path


@pytest.mark.parametrize("lang", ["", "en/", "sma/"])
def test_search_knows_former_commitments_marked_and_after_those_in_force(
    days: list[Files], lang: str
) -> None:
    """They have a kind of their own, which weighs half; a reader may choose a platform by its period."""
    now = days[-1]
    docs = json.loads(now[f"{lang}search/search_index.json"])["docs"]
    kinds = [doc["kind"] for doc in docs]
    first = kinds.index("former")
    assert set(kinds[first:]) == {"former"}
    places = [doc["location"] for doc in docs]
    assert len(set(places)) == len(places)
    for n in range(1, 18):
        assert (f"punkt/{n}/" in places) == (n in {1, 2, 3, 4, 5, 7, 8, 12, 13, 14, 15, 16, 17})
    for doc in docs[first:]:
        path, _, fragment = doc["location"].partition("#")
        assert f"{lang}{path}index.html" in now
        assert not fragment or fragment in ids(page(now, lang + path))
        assert doc["title"].endswith(("(2031–2035)", "(2035–2039)"))
    options = {node.attributes["value"] for node in page(now, f"{lang}sok/").css("option")}
    assert {doc["sector"] for doc in docs[first:]} == {FIRST, SECOND} <= options
    assert page(now, f"{lang}sok/").css('template[data-kind="former"]')
    assert page(days[0], f"{lang}sok/").css('template[data-kind="former"]') == []
    assert "i_kraft" in options
    assert page(days[0], f"{lang}sok/").css("option[value=i_kraft]") == []


def test_a_reader_finds_a_former_promise_and_sees_that_it_has_ended(
    days: list[Files], tmp_path: Path
) -> None:
    """By the worker itself: by its words, by its number, and among those of one platform alone."""
    _on_disk(days[-1], tmp_path)
    words, number, both = ask(tmp_path, ["svømmeopplæring", "punkt 4", "Torggata biltrafikk"])
    assert found(words)[0] == "punkt/4/"
    assert words["hits"][0]["kind"] == "former"
    assert words["hits"][0]["title"] == "Punkt 4 (2031–2035)"
    assert found(number) == ["punkt/4/"]
    assert found(both)[0] == "punkt/8/"
    assert both["hits"][0]["kind"] == "commitment"
    (chosen,) = ask(tmp_path, ["byrådet barnehage"], sector=FIRST)
    assert {hit["sector"] for hit in chosen["hits"]} == {FIRST}
    (every,) = ask(tmp_path, ["bussene gratis"])
    ended = [hit["kind"] == "former" for hit in every["hits"]]
    assert ended == sorted(ended)
    assert set(ended) == {False, True}
    (now,) = ask(tmp_path, ["bussene gratis"], sector="i_kraft")
    assert now["total"] == len(now["hits"]) == ended.count(False)
    assert "former" not in {hit["kind"] for hit in now["hits"]}
    assert every["sectors"]["i_kraft"] == now["total"]
    assert ask(tmp_path, ["svømmeopplæring"], sector="i_kraft")[0]["total"] == 0
