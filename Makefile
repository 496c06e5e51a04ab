# Named one-liners; "make" lists them. Whatever needs more than a line is Go.

FUZZ     ?= FuzzReadNeverPanics
PKG      ?= ./article
FUZZTIME ?= 30s
DATA     ?= ../shared/cases
PEERS    ?= -docs 10000

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
check: ## all that must hold before a change goes in
	.ci/run
test: ## the tests
	go test ./...
update: ## rewrite goldens, scores and captures; then read the diff
	go test $$(grep -rl 'flag.Bool("update"' --include='*_test.go' . | xargs -n 1 dirname | sort -u) -update
fuzz: ## one fuzz target: make fuzz PKG=./text FUZZ=FuzzNormaliseMapsBack FUZZTIME=1m
	go test $(PKG) -run '^$$' -fuzz '^$(FUZZ)$$' -fuzztime $(FUZZTIME)
bench: ## time each stage and hold it against bench/main.txt
	go test -run '^$$' -bench . -count 6 . | tee bench/new.txt && go tool -modfile=tools/go.mod benchstat bench/main.txt bench/new.txt
bench-peers: ## hold the index of passages against MinHash and SimHash
	cd bench/peers && go run . $(PEERS)
load: ## ask a server for each thing for a minute, as fast as it answers
	go test ./server -run TestLoad -load 60s -timeout 30m -v
eval: ## score the labelled cases in DATA
	go run ./cmd/recount eval cases --data $(DATA)
page: ## write the example as a page, report.html
	go run ./cmd/recount compare examples/ferry/wire.txt examples/ferry/rewrite.txt -o report.html
build: ## the binary, as released
	CGO_ENABLED=0 go build -trimpath ./cmd/recount

.PHONY: help check test update fuzz bench bench-peers load eval page build
.DEFAULT_GOAL := help
