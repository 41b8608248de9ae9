# The handful of things one does. `make check` is all that must hold before a change goes in.
.PHONY: build test short check sample fmt size

build: # the program, as it is released
	go build -trimpath -ldflags='-s -w' -o qmpdoc ./cmd/qmpdoc

test:
	go test ./...

short: # the fast loop, without the tests over all real trees
	go test -short ./...

check:
	.ci/run

sample: # the site of the built-in sample
	go run ./cmd/qmpdoc build sample

fmt:
	gofmt -w .

size: build # in bytes; at most 27 MB
	@wc -c qmpdoc
