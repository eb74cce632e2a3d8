# Two commands are enough: `make run` and `make test`. The rest are their parts.
SHELL := /bin/bash
PORT ?= 8080
SOURCES := $(shell find src style scripts/seal.mjs .cargo -type f) $(wildcard build.rs) index.html Cargo.toml Cargo.lock Trunk.toml

.DEFAULT_GOAL := help
.PHONY: help run dev test build check unit browser-test attack browsers screenshots bench mutate spark fmt setup clean

help:          ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /make \1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

run: build     ## set up, build in release, serve at http://127.0.0.1:8080 (PORT=… for another)
	@node scripts/serve.mjs dist $(PORT)

dev: setup     ## a debug page at http://127.0.0.1:8080 that is built anew on every save
	@source scripts/env.sh && trunk serve --release false --dist target/dev --port $(PORT)

test:          ## everything: format, lints, docs, tests, build, size, browser
	@scripts/test.sh

build: setup dist/index.html   ## set up and build dist/ in release

check:         ## the quick part: format, lints, unit tests
	@scripts/test.sh setup fmt clippy unit

unit:          ## native tests only
	@scripts/test.sh unit

browser-test:  ## the browser tests against a fresh build
	@scripts/test.sh setup build browser

screenshots: build   ## pictures of every page, to target/screenshots and docs/overview.png
	@scripts/setup.sh browser && node tests/browser/pictures.mjs

bench: build   ## time and memory of an import in the browser (ROWS=…, RUNS=…, SPOIL=…)
	@scripts/setup.sh browser && SPOIL=$(SPOIL) node bench/import.mjs $(ROWS) $(RUNS)

mutate:        ## files spoiled at random, ten million of them (MUTATIONS=…, SEED=…)
	@source scripts/env.sh && MUTATIONS=$${MUTATIONS:-10000000} cargo test --quiet --locked --release --test mutate -- --nocapture

attack:        ## all that must not lose or halve anything, in the browser (about ten minutes)
	@scripts/setup.sh browser && ATTACK=1 node --test --test-reporter=spec tests/browser/attack.test.mjs

browsers: build   ## the main flow in Firefox and WebKit, held against Chromium
	@scripts/setup.sh browsers && source scripts/env.sh && node --test --test-reporter=spec tests/browser/browsers.mjs

spark:         ## the SQL of all KPIs on Spark, against the engine (needs Java; DEALS=…)
	@DEALS=$(DEALS) scripts/spark.sh

fmt:           ## format the code
	@source scripts/env.sh && own_cargo fmt

setup:         ## install what is missing of the tools
	@scripts/setup.sh build

clean:         ## remove what was built; the tools stay
	rm -rf dist target

# Trunk writes dist/ only when all of it is ready, so its page is the stamp.
dist/index.html: $(SOURCES) | setup
	@source scripts/env.sh && echo "building dist/ (release)" && RUST_BACKTRACE=0 trunk build --quiet
