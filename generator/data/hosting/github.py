"""What is to be set on the forge's own pages, where there is no configuration to write."""

from __future__ import annotations

from generator.data.hosting.rules import Rules


def recipe(of: Rules) -> str:
    """The settings, one by one, and what holds there and what does not."""
    address = f"https://{of.host}{of.root}"
    left = "".join(_LEFT.format(old.host, old.root, address) for old in of.former)
    return f"""\
GitHub Pages leser ingen innstillinger fra oss. Gjør dette i stedet, i repoet på GitHub:

1. Settings → Pages → Build and deployment → Source: velg «GitHub Actions».
2. Har nettstedet egen adresse: Settings → Pages → Custom domain: skriv {of.host}, og huk av
   «Enforce HTTPS».
3. Settings → Secrets and variables → Actions → Variables → New repository variable: kall den
   SITE_URL, og skriv {address} der. Uten den brukes adressen som GitHub gir nettstedet.
4. Actions → Publiser → Run workflow. Siden bygges på nytt hver gang noe legges inn på main.
5. Settings → Actions → General → huk av for «Allow GitHub Actions to create and approve pull
   requests». Da kan skjemaene (/guide/skjemaer/ på nettstedet) åpne forslag selv.

Dette holder der: 404.html vises med svaret 404, data kan hentes fra andre nettsteder, og sidene
henter aldri noe fra andre, for det står i sidene selv.

Dette holder ikke der, for GitHub sender ingen hoder av våre: at bare kortene kan vises inne i andre
nettsteder (frame-ancestors), og at nettleseren ikke gjetter hva en fil er (nosniff). Må det holde,
trengs en annen tjener. Det som endres, vises først etter inntil ti minutter.
{left}"""


_LEFT = """
https://{0}{1} skal lede til {2}: GitHub gjør det bare selv når den nye adressen er «Custom domain» for
det samme repoet. Ellers må den som har {0}, sette det opp.
"""
