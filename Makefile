# Everything a developer needs is one command away; the work is done by the scripts in tools/.
PYTHON ?= python3
VENV := .venv/bin
export HOST PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test lint lint-deploy audit sbom lock messages frontend bench clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/make \1|\2/' | column -t -s '|' 2>/dev/null \
		|| grep -E '^[a-z-]+:.*##' Makefile

run: ## set up, load the demo content and start the portal (PORT=8001 HOST=0.0.0.0 choose the address)
	@$(PYTHON) tools/run.py

test: ## run the checks and the test suite (ARGS="-k events" goes to pytest)
	@$(PYTHON) tools/test.py $(ARGS)

lint: ## run every check but the tests
	@$(PYTHON) tools/lint.py

lint-deploy: setup ## check what lies in deploy/ (needs nginx, systemd, shellcheck)
	@$(VENV)/python tools/deployment.py

setup: ## install everything for developing, start nothing
	@$(PYTHON) tools/setup.py --dev

audit: setup ## ask PyPI and npm for known vulnerabilities in what is pinned (needs Node)
	@$(VENV)/python tools/audit.py audit

sbom: setup ## write what a portal consists of to var/sbom/, as CycloneDX (needs Node)
	@$(VENV)/python tools/audit.py sbom

lock: setup ## pin requirements.in and requirements-dev.in anew
	$(VENV)/uv pip compile --quiet --python-version 3.11.0 requirements.in -o requirements.txt
	$(VENV)/uv pip compile --quiet --python-version 3.11.0 requirements-dev.in -o requirements-dev.txt
	$(VENV)/uv pip compile --quiet --python-version 3.11.0 deploy/lint-requirements.in -o deploy/lint-requirements.txt
	$(VENV)/uv pip compile --quiet --python-version 3.11.0 deploy/audit-requirements.in -o deploy/audit-requirements.txt

messages: setup ## collect the texts for translation and compile the catalogues (needs gettext)
	$(VENV)/python tools/messages.py

frontend: ## build static/build from frontend/ (needs Node)
	npm --prefix frontend ci && npm --prefix frontend run build

bench: setup ## measure and write docs/benchmarks.md (PART=pages, scale or node; DATABASE_URL names PostgreSQL)
	$(VENV)/python -m tests.bench $(PART) $(ARGS)

clean: ## remove the virtual environment and the local database
	rm -rf .venv var static_collected
