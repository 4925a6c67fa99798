PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint format screenshots package translations schema lock clean

run: ## the window; without a display, a tour of it
	@$(PYTHON) packaging/bootstrap.py run
	@$(BIN)/python packaging/run.py

test: ## everything that must be green
	@$(PYTHON) packaging/bootstrap.py test
	@$(MAKE) --no-print-directory check-style
	$(BIN)/pytest -n 2 --dist loadgroup

lint: ## style, types, direction of imports
	@$(PYTHON) packaging/bootstrap.py test
	@$(MAKE) --no-print-directory check-style

.PHONY: check-style
check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format:
	@$(PYTHON) packaging/bootstrap.py test
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

screenshots: ## every state of the window, as pictures, into build/screenshots
	@$(PYTHON) packaging/bootstrap.py test
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/gui/screenshots.py $(if $(README),--readme)

package: ## dist/archive-viewer: the program with everything it needs, smoke-tested
	@$(PYTHON) packaging/bootstrap.py package
	PYTHONWARNINGS=ignore::SyntaxWarning $(BIN)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller packaging/archive-viewer.spec
	$(BIN)/python packaging/smoke_test.py dist/archive-viewer/archive-viewer

translations: ## update resources/translations from the sources
	@$(PYTHON) packaging/bootstrap.py test
	$(BIN)/python packaging/translations.py

schema: ## write db/schema.sql from db/migrations
	@$(PYTHON) packaging/bootstrap.py run
	$(BIN)/python packaging/schema.py

lock: ## resolve the dependencies anew
	@$(PYTHON) packaging/bootstrap.py run
	$(BIN)/python packaging/lock.py --upgrade

clean:
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
