# Each target does all the set-up it needs; on a fresh machine only Python 3.11+ and make must be there.
PYTHON ?= python3
SOURCE_DATE_EPOCH ?= 0
export SOURCE_DATE_EPOCH
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site offline documents translators founders serve check fmt test proof coverage bench lint bless pages pictures new dist sbom lock clean help

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

site: $(VENV)/.site ## Build the site into site/
	$(BIN)/plattform build --to site

offline: $(VENV)/.site ## Build a site that opens from a disk, without a server, into offline/
	$(BIN)/plattform build --offline --to offline

documents: $(VENV)/.documents ## Build the site with its PDF documents
	DOCUMENTS=true $(BIN)/plattform build --to site

translators: $(VENV)/.translators ## Fetch what makes and reads translators' files: plattform translations export, import

founders: $(VENV)/.founders ## Fetch what reads documents: plattform new platform --from

serve: $(VENV)/.site ## Preview the site; an edit in source/ shows at once
	$(BIN)/plattform serve

check: $(VENV)/.site ## Check the text without building anything
	$(BIN)/plattform check

pages: $(VENV)/.site ## Write the generated pages to pages/
	$(BIN)/plattform pages --to pages

test: $(VENV)/.dev $(VENV)/.documents $(VENV)/.browser $(VENV)/.node lint ## Run every test, in a real browser too
	$(BIN)/python -m pytest -n 2 -m "not long"

proof: $(VENV)/.dev $(VENV)/.documents $(VENV)/.browser $(VENV)/.node $(VENV)/.proof ## Run the long proofs: every page, every state
	PROOF=true $(BIN)/python -m pytest tests/accessibility tests/proof
	$(BIN)/python -m pytest -m long --ignore tests/accessibility tests

coverage: $(VENV)/.dev $(VENV)/.documents $(VENV)/.browser $(VENV)/.node ## Run the tests and name the lines of the generator that none of them reaches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 -m "not long"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(VENV)/.dev $(VENV)/.node ## Check types, style and layout of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet --no-progress .github
	$(BIN)/python -m tests.node run --silent scripts
	$(BIN)/python -m tests.node run --silent types
	$(BIN)/python -m tests.node run --silent styles

bless: $(VENV)/.dev ## Accept today's pages and messages as the expected ones
	$(BIN)/python -m pytest tests -k "golden or wrong" --bless

bench: $(VENV)/.dev $(VENV)/.browser $(VENV)/.node ## Measure beside plain Material, Hugo, and an earlier revision: make bench BEFORE=9c3c3df
	$(BIN)/python -m tests.bench $(BENCH) $(if $(BEFORE),--before $(BEFORE))

fmt: $(VENV)/.site ## Lay out the files under source/; no word changes
	$(BIN)/plattform fmt

pictures: $(VENV)/.dev $(VENV)/.browser ## Take the pictures of the guide and the README anew
	$(BIN)/python -m tests.pictures

new: $(VENV)/.site $(if $(FROM),$(VENV)/.founders) ## Set up a folder for another platform: make new DIR=../fjordvik PLACE=Fjordvik BODY="byrådet i Fjordvik" KIND=platform LANG=nb FROM=vedtak.docx
	@test -n "$$DIR" -a -n "$$PLACE" || { echo "Skriv / Write: make new DIR=../fjordvik PLACE=Fjordvik"; exit 1; }
	@$(BIN)/plattform new platform "$$DIR" --place "$$PLACE" $(if $(BODY),--body "$$BODY") \
	  $(if $(KIND),--kind "$$KIND") $(if $(findstring command,$(origin LANG)),--language "$$LANG") \
	  $(if $(FROM),--from "$$FROM")

dist: $(VENV)/.site ## Build the wheel and the source of the program, to be released, into dist/
	rm -f dist/plattform-*
	$(BIN)/python -m hatchling build -d dist

sbom: $(VENV)/.sbom ## List what the program is made from, and in which versions (CycloneDX), into dist/
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements/site.txt --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --output-format JSON --output-file dist/sbom.cdx.json

lock: $(VENV)/.dev ## Pin the dependencies anew, the same everywhere; make lock UPGRADE=1 takes newer ones
	$(COMPILE) --extra dev --output-file requirements/dev.txt
	$(COMPILE) --extra site --constraint requirements/dev.txt --output-file requirements/site.txt
	$(COMPILE) --extra documents --constraint requirements/dev.txt --output-file requirements/documents.txt
	$(COMPILE) --extra proof --constraint requirements/dev.txt --output-file requirements/proof.txt
	$(COMPILE) --extra translators --constraint requirements/dev.txt --output-file requirements/translators.txt
	$(COMPILE) --extra founders --constraint requirements/dev.txt --output-file requirements/founders.txt
	$(COMPILE) --extra sbom --constraint requirements/dev.txt --output-file requirements/sbom.txt

COMPILE := $(BIN)/uv pip compile --quiet $(if $(UPGRADE),--upgrade) pyproject.toml --universal --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

clean: ## Remove what the targets made
	rm -rf $(VENV) node_modules tests/proof/node_modules site offline pages dist

$(VENV)/.site: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 eller nyere trengs. Sett PYTHON=… / Python 3.11 or newer is needed; set PYTHON=…"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || \
	  { echo "Kunne ikke lage et virtuelt miljø. På Debian: apt install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.documents: requirements/documents.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/documents.txt
	@touch $@

$(VENV)/.sbom: requirements/sbom.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/sbom.txt
	@touch $@

$(VENV)/.translators: requirements/translators.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/translators.txt
	@touch $@

$(VENV)/.founders: requirements/founders.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/founders.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/browser.py
	$(BIN)/python -m tests.browser
	@touch $@

$(VENV)/.proof: tests/proof/package-lock.json requirements/proof.txt $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/proof.txt
	$(BIN)/python -m tests.node ci --prefix tests/proof --ignore-scripts
	@touch $@

$(VENV)/.node: package-lock.json $(VENV)/.dev
	$(BIN)/python -m tests.node ci
	@touch $@
