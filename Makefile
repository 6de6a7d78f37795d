# SPDX-License-Identifier: Apache-2.0
# Everything that is done with this repository, in one word each. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build run test check bench release golden clean-data help

DATA ?= fairway-data
PORT ?= 8080

build: ## build the debug binary, .build/debug/fairway
	@scripts/packages build
	@scripts/check-swift
	swift build --product fairway

run: ## build, fill an empty data directory with the demonstration, serve it (DATA=fairway-data PORT=8080)
	@scripts/run "$(DATA)" "$(PORT)"

test: ## all tests, third-party validators included (AREA=Plans: only that area)
	@scripts/test "$(AREA)"

check: ## format, explicit imports, warnings, rules of the house
	@scripts/check

bench: ## measure beside cp, bagit.py, ocfl-py and with wrk (QUICK=1: a tenth of the data)
	@QUICK="$(QUICK)" scripts/bench

release: ## the stripped binary, .build-release/fairway-VERSION-linux-ARCH/
	@scripts/release

golden: ## write the golden files anew; look at the difference before you commit it
	@scripts/golden "$(AREA)"

clean-data: ## delete the demonstration's data directory, after asking (DATA=fairway-data)
	@scripts/clean-data "$(DATA)"

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile
