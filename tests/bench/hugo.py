"""The same finished bodies, wrapped in the same head and foot by Hugo, which is known to be fast.

Hugo is given what our templates have made, and prints what stands round it: that is what one site
generator after another does with a page whose words are there. It is Debian's package; where it is
not and cannot be installed, the bench says so and does without.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from generator.book.book import build_book
from generator.book.press import Page
from generator.doors.plugin import configured

LAYOUT = """\
<!doctype html>
<html lang="{{ .Params.chrome }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Site.BaseURL }}{{ .Params.path }}">
{{ range .Site.Params.languages }}<link rel="alternate" hreflang="{{ . }}" href="{{ $.Site.BaseURL }}{{ . }}/{{ $.Params.original }}">
{{ end }}<meta property="og:url" content="{{ .Site.BaseURL }}{{ .Params.path }}">
<meta property="og:type" content="{{ .Params.og }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Description }}">
<meta property="og:site_name" content="{{ .Site.Title }}">
<link rel="icon" href="{{ .Params.root }}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{ .Params.root }}assets/site.css">
<script src="{{ .Params.root }}assets/site.js" async></script>
</head>
<body>
<header class="site-header">
<a class="skip" href="#innhold">{{ .Site.Params.skip }}</a>
<nav class="languages"><ul>
{{ range .Site.Params.languages }}<li><a href="{{ $.Params.root }}{{ . }}/{{ $.Params.original }}" lang="{{ . }}" hreflang="{{ . }}"{{ if eq . $.Params.lang }} aria-current="true"{{ end }}>{{ . }}</a></li>
{{ end }}</ul></nav>
<div class="bar"><a class="home" href="{{ .Params.root }}">{{ .Site.Title }}</a>
<search><form class="search" action="{{ .Params.root }}punkt/" method="get"><label for="sok">{{ .Site.Params.search }}</label>
<span class="field"><input id="sok" name="q" type="search" maxlength="200"> <button type="submit">{{ .Site.Params.search }}</button></span></form></search></div>
<nav><details class="menu"><summary>Meny</summary><ul>
{{ range .Site.Params.sectors }}<li><a href="{{ $.Params.root }}{{ .path }}"{{ if eq .id $.Params.sector }} aria-current="true"{{ end }}>{{ .name }}</a></li>
{{ end }}</ul></details></nav>
</header>
<main id="innhold" tabindex="-1">
{{ .Content }}
<p class="address">{{ .Site.BaseURL }}{{ .Params.path }}</p>
</main>
<footer class="site-footer"><p>{{ .Site.Params.foot }}</p><ul>
{{ range .Site.Params.pages }}<li><a href="{{ $.Params.root }}{{ . }}">{{ . }}</a></li>
{{ end }}</ul></footer>
</body>
</html>
"""


def installed() -> str | None:
    """Where Hugo is; installed from Debian's package where that can be done."""
    if shutil.which("hugo") is None and hasattr(os, "geteuid") and os.geteuid() == 0:
        command = ["apt-get", "install", "-y", "--no-install-recommends", "hugo"]
        subprocess.run(command, capture_output=True, check=False)
    return shutil.which("hugo")


def write(folder: Path, ours: Path) -> None:
    """A Hugo project of all pages of our project, the bodies finished."""
    here = Path.cwd()
    os.chdir(ours)
    try:
        ready = configured(Path("mkdocs.yml"))
        book, _ = build_book(Path("source"), ready.settings)
        assert book is not None
        site = ready.site(book)
        pages = [plan.print() for plan in site.plans]
    finally:
        os.chdir(here)
    (folder / "layouts" / "_default").mkdir(parents=True)
    for name in ("single", "list"):
        (folder / "layouts" / "_default" / f"{name}.html").write_text(LAYOUT, "utf-8")
    (folder / "layouts" / "index.html").write_text(LAYOUT, "utf-8")
    platform = site.book.platform
    settings = {
        "baseURL": "https://plattform.example/",
        "title": platform.title,
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "404", "robotsTXT"],
        "params": {
            "languages": [language.code for language in site.book.settings.languages],
            "sectors": [{"id": s.id, "path": f"{s.id}/", "name": s.name} for s in platform.sectors],
            "pages": ["om/", "data/", "tilgjengelighet/", "om/gjennomgang/", "guide/"],
            "skip": "Hopp til innhold",
            "search": "Søk",
            "foot": platform.title,
        },
    }
    (folder / "config.json").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    for n, page in enumerate(pages):
        _write(folder / "content", n, page)


def _write(content: Path, n: int, page: Page) -> None:
    """One page: flat files with an address of their own, so that Hugo swallows no folder."""
    head = {
        "title": page.title,
        "description": page.description,
        "url": f"/{page.path}",
        "path": page.path,
        "original": page.path.removeprefix(f"{page.lang}/"),
        "lang": page.lang,
        "chrome": page.lang,
        "sector": page.sector,
        "og": page.og_type,
        "root": "../" * page.path.count("/") or "./",
    }
    path = content / str(n // 1000) / f"{n}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(head, ensure_ascii=False)
    path.write_text(f"{text}\n{page.body}\n", "utf-8")
