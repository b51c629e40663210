"""A made-up city of any size and shape, with everything that a platform may have in it.

Whatever is asked for more of grows with the number: sectors, sections in each, commitments in each
of those. With them grow what is said of them: figures, summaries, plain wordings, terms, translations,
everyday words, corrections, and what each edition changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.doors.release import prepare
from generator.ids import followup, new_id, renamed
from generator.platform.model import fingerprint
from generator.problems import errors, show
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import whole

Tree = dict[str, Any]

DOES = (
    *("bygge", "åpne", "styrke", "støtte", "pusse opp", "utvide", "rydde", "sikre", "bevare"),
    *("planlegge", "prøve ut", "starte"),
)
WHAT = (
    *("skolen", "parken", "torget", "kaia", "biblioteket", "barnehagen", "svømmehallen", "stien"),
    *("fergen", "klubben", "verkstedet", "museet", "hagen", "broen", "brygga", "kinoen"),
)
WHERE = (
    *("på Øya", "ved elva", "i sentrum", "i nord", "i sør", "langs fjorden", "ved stasjonen"),
    *("på Moen", "i Lia", "under brua", "ved kirken", "på Neset", "i bakken"),
)
HARD = ("skole", "miljø", "helse", "gård", "kultur", "næring", "bolig", "hav")
NOUNS = ("plan", "fond", "kart", "nett", "ordning", "avtale", "tilsyn", "vedtak", "prosjekt")


@dataclass(frozen=True)
class Shape:
    """How much there is of everything."""

    sectors: int = 3
    sections: int = 3
    commitments: int = 3
    editions: int = 3

    def times(self, more: int, *of: str) -> Shape:
        """The same with so many times as much of something."""
        return Shape(**{k: n * more if k in of else n for k, n in vars(self).items()})


@dataclass
class City:
    """The city as it is written, with numbers that are never given twice."""

    shape: Shape
    given: dict[str, int] = field(default_factory=dict)
    released: set[str] = field(default_factory=set)
    terms: list[str] = field(default_factory=list)

    def id(self, prefix: str) -> str:
        """The next id of a kind."""
        self.given[prefix] = self.given.get(prefix, 0) + 1
        return f"{prefix}-{self.given[prefix]}"

    def words(self, n: int) -> str:
        """A wording that no other has: the number, written in words."""
        rest, what = divmod(n, len(WHAT))
        rest, where = divmod(rest, len(WHERE))
        more, does = divmod(rest, len(DOES))
        return f"{DOES[does]} {WHAT[what]} {WHERE[where]}{' igjen' * more}"

    def commitment(self) -> Tree:
        """A commitment; every fourth has a figure, and is long enough to stand on two lines."""
        id_ = self.id("punkt")
        n = self.given["punkt"]
        made: Tree = {"commitment": id_, "text": f"{self.words(n)}."}
        if n % 4 == 0:
            made["text"] += f" Det skal bli {n} plasser til de som bor der."
            about = "Plasser til de som bor der"
            made["figures"] = [{"figure": self.id("tall"), "words": f"{n} plasser", "about": about}]
        return made

    def part(self, id_: str, title: str) -> Tree:
        """A part with a paragraph, in which there is a hard word, and its commitments."""
        noun, hard = divmod(len(self.terms), len(HARD))
        self.terms.append(f"{HARD[hard]}{NOUNS[noun % len(NOUNS)]}")
        paragraph = {
            "paragraph": self.id("avsnitt"),
            "text": f"Byen har en {self.terms[-1]} for {title.lower()}. Den gjelder for alle.",
        }
        new = [self.commitment() for _ in range(self.shape.commitments)]
        return {"id": id_, "title": title, "content": [paragraph, *new]}

    def summary(self, part: Tree) -> Tree:
        """A sentence about the paragraph, and one for each two commitments."""
        blocks = [block for block in part["content"] if "lead_in" not in block]
        pairs = [blocks[:1], *(blocks[n : n + 2] for n in range(1, len(blocks), 2))]
        return {
            "wants": [
                {
                    "sentence": self.id("kort"),
                    "text": "De vil gjøre dette.",
                    "covers": [one.get("commitment") or one.get("paragraph") for one in pair],
                    "source": fingerprint(" ".join(one["text"] for one in pair)),
                }
                for pair in pairs
            ]
        }

    def platform(self) -> Tree:
        """The whole platform."""
        sectors = []
        for s in range(self.shape.sectors):
            sector = self.part(f"omrade-{s + 1}", f"Vi vil {DOES[s % len(DOES)]}")
            lead = {"lead_in": self.id("innledning"), "text": "Byrådet vil:"}
            sector["content"].insert(1, lead)
            sector["tagline"] = f"Det vi vil {WHERE[s % len(WHERE)]}"
            sector["sections"] = [
                self.part(f"del-{s + 1}-{n + 1}", f"Om {WHAT[n % len(WHAT)]}")
                for n in range(self.shape.sections)
            ]
            for part in (sector, *sector["sections"]):
                part["summary"] = self.summary(part)
            sectors.append(sector)
        return {"title": "Plattform for byen", "place": "Byen", "sectors": sectors}


def write_city(folder: Path, shape: Shape) -> None:
    """Write the city into ``folder``, with all its editions and all that is said of it."""
    city = City(shape)
    tree = city.platform()
    _write(folder / "platform.yaml", tree)
    _write_adopted(folder, tree)
    for n in range(shape.editions):
        date = f"{2031 + n}-01-01"
        if n:
            for of in range(2):
                _change(city, tree, tree["sectors"][(n + of) % shape.sectors], date)
            _write(folder / "platform.yaml", tree)
        prepared, problems = prepare(load(folder), date)
        assert prepared is not None, show(problems)
        put_in_place(*prepared.files)
        tree = json.loads(renamed(json.dumps(tree), prepared.register.given))
        tree["edition"] = date
        city.released = set(prepared.register.units)
    _write_words(folder, city)
    assert not errors(whole(folder).problems)


def _write(path: Path, held: Tree) -> None:
    text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _change(city: City, tree: Tree, sector: Tree, date: str) -> None:
    """What an edition brings: a commitment withdrawn, one changed and moved, and two added."""
    content = sector["content"]
    mine = [b for b in content if b.get("commitment") in city.released and "figures" not in b]
    gone, changed = mine[0], mine[1]
    content.remove(gone)
    content.remove(changed)
    content += [{**changed, "text": f"{changed['text'].rstrip('.')} fra {date}."}]
    content += [_unpublished(city.commitment()) for _ in range(2)]
    fate = {"retired": gone["commitment"], "fate": "withdrawn", "on": date, "reason": "Gjort."}
    tree.setdefault("retired", []).append(fate)
    sector["summary"] = city.summary(sector)


def _unpublished(commitment: Tree) -> Tree:
    """The same with the key that it carries until an edition gives it its number."""
    return {**commitment, "commitment": new_id("punkt", commitment["text"])}


def _write_adopted(folder: Path, tree: Tree) -> None:
    """The adopted document, with the number of its page after each sector."""
    lines: list[str] = []
    corrections = []
    for page, sector in enumerate(tree["sectors"], start=1):
        lines += [sector["title"], sector["tagline"], *_lines(sector)]
        for section in sector["sections"]:
            lines += [section["title"], *_lines(section)]
        lines.append(f"{page}")
        corrections.append(
            {
                "line": len(lines),
                "extracted": f"{page}",
                "adopted": "",
                "kind": "page-number",
                "reason": "Sidetallet har havnet midt i teksten.",
            }
        )
    text = "\n".join(lines) + "\n"
    (folder / "adopted.txt").write_text(text, "utf-8")
    held = {"adopted": fingerprint(text), "corrections": [_as_text(c) for c in corrections]}
    _write(folder / "adopted-corrections.yaml", held)


def _as_text(correction: Tree) -> Tree:
    return {key: str(value) for key, value in correction.items()}


def _lines(part: Tree) -> Iterator[str]:
    for block in part["content"]:
        yield f"{'• ' if 'commitment' in block else ''}{block['text']}"


def _write_words(folder: Path, city: City) -> None:
    """The glossary, the everyday words and a translation of everything."""
    terms = [
        {
            "term": f"ord-{n}" if word in city.terms[:n] else word.translate(_PLAIN),
            "title": word.capitalize(),
            "forms": [word],
            "explanation": "Et ord som byen bruker.",
        }
        for n, word in enumerate(city.terms)
        if word not in city.terms[:n]
    ]
    _write(folder / "glossary.yaml", {"terms": terms})
    entries = [
        {"words": [f"min {word}", f"den {word}"], "leads_to": [word]}
        for n, word in enumerate(city.terms)
    ]
    _write(folder / "everyday-words.yaml", {"entries": entries})
    _write_plain(folder)
    _write_followups(folder)
    loaded = whole(folder)
    held = {
        unit.id: {
            "text": f"In English: {unit.text}",
            "source": fingerprint(unit.text),
            "status": "draft",
        }
        for unit in loaded.units()
    }
    _write(folder / "translations" / "en.yaml", {"language": "en", "units": held})


def _write_followups(folder: Path) -> None:
    """Something that has happened to each commitment, and to the one before it."""
    told, before = [], ""
    for commitment in whole(folder).platform.commitments:
        about = [commitment.id, before] if before else [commitment.id]
        made = {
            "followup": followup(commitment.id, ()),
            "commitments": about,
            "on": "2040-01-01",
            "kind": "sak",
            "text": f"Det ble lagt fram en sak om {commitment.id}.",
            "source": {
                "address": f"https://innsyn.example/{commitment.id}",
                "title": f"Sak om {commitment.id}",
                "publisher": "Byen",
            },
        }
        told.append(made)
        before = commitment.id
    _write(folder / "followups.yaml", {"followups": told})


def _write_plain(folder: Path) -> None:
    """Each commitment in everyday words: every third approved, every third outdated."""
    held: dict[str, Tree] = {}
    for sector, _, block in whole(folder).platform.blocks():
        if block.kind != "commitment":
            continue
        words = held.setdefault(sector.id, {"sector": sector.id, "wordings": {}})["wordings"]
        made = {"text": f"Byen skal {block.text}", "source": fingerprint(block.text)}
        match len(words) % 3:
            case 1:
                made |= {"approved_by": "Kari Nordmann", "approved_on": "2031-04-01"}
            case 2:
                made["source"] = fingerprint(f"{block.text} Før.")
        words[block.id] = made
    for sector_id, plain in held.items():
        _write(folder / "plain" / f"{sector_id}.yaml", plain)


_PLAIN = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
