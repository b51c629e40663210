"""What a publisher must have said before the site stands on its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.problems import Place, Problem, Severity, cut
from generator.reading.characters import fault_in
from generator.settings import Settings, is_address, may_be_followed

PRETENDED = ("example", "test", "invalid", "localhost", "127.0.0.1")
"""Endings of addresses at which nobody publishes (RFC 2606)."""


WANTED = {
    "contact": (
        "Innstillingen «contact» er tom. Skriv adressen til siden eller e-posten («mailto:…») der "
        "lesere kan si fra om feil.",
        "The setting “contact” is empty. Give the address of the page or the e-mail (“mailto:…”) "
        "where readers can tell of faults.",
    ),
    "statement": (
        "Innstillingen «statement» er tom. Offentlige virksomheter må ha en "
        "tilgjengelighetserklæring: lag den i uustatus.no, og skriv adressen til den her. Den "
        "kommer nederst på hver side.",
        "The setting “statement” is empty. Public bodies must have an accessibility statement: "
        "make it at uustatus.no and give its address here. It is shown at the foot of each page.",
    ),
}
"""The settings that must be filled in, with what to say where they are not."""


NOWHERE = (
    "Innstillingen «site_url» er ingen adresse på nettet. Skriv adressen som nettstedet skal ha: den "
    "står i alle lenker, henvisninger og data.",
    "The setting “site_url” is no address on the web. Give the address that the site will have: it "
    "stands in every link, reference and data file.",
)


def wrong_with(address: str) -> tuple[str, str] | None:
    """What is wrong with an address that a site is given, and what to write; None where nothing is."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return MISSPELT
    wrong = (
        (parts.scheme not in ("http", "https") or not host, WITHOUT_SCHEME),
        ("?" in address or "#" in address, WITH_MORE),
        (parts.username or not _PLAIN.fullmatch(parts.netloc + parts.path), MISSPELT),
        (parts.path.rstrip("/").endswith((".html", ".htm")), OF_A_PAGE),
        (host in FORGES, OF_A_FORGE),
    )
    return next((told for is_so, told in wrong if is_so), None)


_PLAIN = re.compile(r"[\w.:~%@!$&'()*+,;=\[\]/-]+")

FORGES = ("github.com", "www.github.com", "gitlab.com", "codeberg.org", "bitbucket.org")
"""Where repositories lie: no site has an address there."""

WITHOUT_SCHEME = (
    "Innstillingen «site_url» begynner ikke med https://. Skriv hele adressen, for eksempel "
    "https://plattform.kommune.no/",
    "The setting “site_url” does not begin with https://. Give the whole address, such as "
    "https://plattform.kommune.no/",
)

WITH_MORE = (
    "Innstillingen «site_url» har et «?» eller «#» i seg. Ta bort det og alt etter det: adressen er "
    "bare begynnelsen på alle de andre.",
    "The setting “site_url” has a “?” or “#” in it. Take that away, and all after it: the address is "
    "only how all the others begin.",
)

MISSPELT = (
    "Innstillingen «site_url» er ingen adresse som en nettleser kan gå til. Skriv den slik den står i "
    "adressefeltet, uten mellomrom, navn og passord.",
    "The setting “site_url” is no address that a browser can go to. Write it as it stands in the "
    "address bar, without spaces, names and passwords.",
)

OF_A_PAGE = (
    "Innstillingen «site_url» er adressen til en side. Skriv adressen til mappen som nettstedet ligger "
    "i, uten navnet på filen.",
    "The setting “site_url” is the address of a page. Give that of the folder which the site lies in, "
    "without the name of the file.",
)

OF_A_FORGE = (
    "Innstillingen «site_url» er adressen til repoet. Skriv adressen som leserne bruker; repoets egen "
    "hører hjemme i «repo_url».",
    "The setting “site_url” is the address of the repository. Give the one that readers use; the "
    "repository's own belongs in “repo_url”.",
)


def check(settings: Settings, file: str = "mkdocs.yml") -> Iterator[Problem]:
    """What readers have a right to and the settings do not say.

    With ``production`` it stops the build; without, a site that has an address of its own is
    warned. At a pretended address nothing is said: that is a preview.
    """
    lines = dict(settings.lines)
    wrong = wrong_with(settings.site_url) if settings.site_url != "/" else None
    if wrong:
        yield Problem(Place(file, lines.get("site_url", 1)), "site_url", *wrong)
    yield from (p for p in _unfit(settings, file) if not (wrong and p.rule == "site_url"))
    if wrong:
        return
    if settings.production or _is_published(settings):
        severity: Severity = "error" if settings.production else "warning"
        if not _is_published(settings):
            yield Problem(Place(file, lines.get("site_url", 1)), "site_url", *NOWHERE, severity)
        given = {"contact": settings.contact, "statement": settings.statement}
        for name, (nb, en) in WANTED.items():
            if not given[name]:
                yield Problem(Place(file, lines.get(name, 1)), name, nb, en, severity)


def _unfit(settings: Settings, file: str) -> Iterator[Problem]:
    """Settings that hold what may not stand anywhere: a hidden character, an address that runs."""
    lines = dict(settings.lines)
    given = {
        "site_url": (settings.site_url, is_address, WEB),
        "repo_url": (settings.repository, is_address, WEB),
        "contact": (settings.contact, may_be_followed, REACHED),
        "statement": (settings.statement, is_address, WEB),
        "licence": (settings.licence, _no_strange_address, WEB),
        "publisher": (settings.publisher, _anything, WEB),
        "organisation_number": (settings.organisation_number, _anything, WEB),
    }
    for name, (said, fits, wanted) in given.items():
        place = Place(file, lines.get(name, 1))
        if fault := fault_in(said):
            nb = f"Innstillingen «{name}» holder {fault[0]}. Slett det, og skriv det på nytt."
            en = f"The setting “{name}” holds {fault[1]}. Delete it, and type it again."
            yield Problem(place, name, nb, en)
        elif said and said != "/" and not fits(said):
            nb = f"Innstillingen «{name}» er «{cut(said, 60, 60)}», og det er ingen adresse som en lenke "
            en = f"The setting “{name}” is “{cut(said, 60, 60)}”, which is no address that a link may lead "
            yield Problem(place, name, f"{nb}kan gå til. {wanted[0]}", f"{en}to. {wanted[1]}")


WEB = (
    "Skriv den helt ut, fra https:// av.",
    "Write it whole, from https:// on.",
)

REACHED = (
    "Skriv den helt ut, fra https:// av, eller mailto: foran en e-post, eller tel: foran et nummer.",
    "Write it whole, from https:// on, or with mailto: before an e-mail, or tel: before a number.",
)


def _no_strange_address(said: str) -> bool:
    """Whether a licence is an address on the web, or words."""
    return is_address(said) or not re.match(r"\s*[a-z][a-z0-9+.-]*:\S", said, re.IGNORECASE)


def _anything(_: str) -> bool:
    return True


def _is_published(settings: Settings) -> bool:
    """Whether the site's address is one that readers can come to."""
    host = urlsplit(settings.site_url).hostname or ""
    return bool(host) and not any(host == end or host.endswith(f".{end}") for end in PRETENDED)
