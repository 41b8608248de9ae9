#!/usr/bin/env bash
# corpus.sh QEMU_CLONE DIR [TAG…] lays out releases of QEMU as the tests read them:
#
#   DIR/corpus/vX.Y.Z/   the files about QMP of each TAG (default: the releases that the tests name)
#   DIR/qemu.bundle      the same files of all releases of the clone, as a git repository with their tags
#   DIR/oracle/          what the release's own parser (scripts/qapi) says, where Python 3 runs it
#
# Then run: QMPDOC_CORPUS=DIR/corpus go test ./...
set -euo pipefail

[ $# -ge 2 ] || { echo "usage: $0 QEMU_CLONE DIR [TAG…]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
clone=$(cd "$1" && pwd)
mkdir -p "$2/corpus" "$2/oracle"
dir=$(cd "$2" && pwd)
shift 2
tags=("$@")
[ ${#tags[@]} -gt 0 ] || tags=(v1.1.0 v1.7.0 v2.1.0 v2.7.0 v2.8.0 v2.9.0 v4.2.0 v6.2.0 v8.2.0 v9.2.0 v10.2.0)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

main() {
	for tag in "${tags[@]}"; do
		layOut "$tag" "$dir/corpus/$tag"
		ask "$tag"
	done
	pack
}

# about lists the files of a tag that are about QMP.
about() {
	git -C "$clone" ls-tree -r --name-only "$1" | grep -E \
		-e '^(VERSION|qemu-deprecated\.texi|qapi-schema.*\.json|q(mp|api)-[a-z-]*\.(hx|txt)|hmp-commands.*\.hx)$' \
		-e '^(qapi|qga|storage-daemon|block|QMP)/([^/]*/)?[^/]*\.(json|txt)$' \
		-e '^docs/(about|interop|qmp|system|devel)/.*\.(rst|rst\.inc|txt|json|texi)$' \
		-e '^docs/[^/]*\.(txt|rst)$'
}

# layOut puts the files of a tag into a directory.
layOut() {
	rm -rf "$2"
	mkdir -p "$2"
	about "$1" >"$scratch/files"
	xargs -d '\n' git -C "$clone" archive --format=tar "$1" -- <"$scratch/files" | tar x -C "$2"
	echo "$1: $(wc -l <"$scratch/files") files"
}

# ask runs the release's own parser over its three schemas.
ask() {
	local scripts=$scratch/$1 tree=$dir/corpus/$1 schema name
	if ! git -C "$clone" cat-file -e "$1:scripts/qapi/parser.py" 2>/dev/null; then
		echo "$1: no oracle: the clone has no scripts/qapi/parser.py of this release"
		return
	fi
	command -v python3 >/dev/null || { echo "$1: no oracle: Python 3 is not installed"; return; }
	mkdir -p "$scripts"
	git -C "$clone" archive --format=tar "$1" scripts/qapi | tar x -C "$scripts"
	while read -r name schema; do
		[ -f "$tree/$schema" ] || continue
		if ! (cd "$tree" && python3 "$here/oracle.py" "$scripts/scripts" "$schema" "${1#v}") >"$scratch/answer" 2>"$scratch/trouble"; then
			echo "$1: no oracle of $schema: $(tail -n 1 "$scratch/trouble")"
			continue
		fi
		mv "$scratch/answer" "$dir/oracle/$1${name%-}.json"
	done <<-'SCHEMAS'
		-qga qga/qapi-schema.json
		-qsd storage-daemon/qapi/qapi-schema.json
		- qapi-schema.json
		- qapi/qapi-schema.json
	SCHEMAS
}

# pack commits the files of each release to a repository of their own, so that the bundle is small.
pack() {
	local tag name all=$scratch/all
	git init -q "$all"
	for tag in $(git -C "$clone" tag --list v1.0 'v[0-9]*.[0-9]*.0' --sort=version:refname); do
		git -C "$all" rm -rqf --ignore-unmatch .
		about "$tag" >"$scratch/files" || continue
		xargs -d '\n' git -C "$clone" archive --format=tar "$tag" -- <"$scratch/files" | tar x -C "$all"
		git -C "$all" add -A -f
		git -C "$all" -c user.name=corpus -c user.email=corpus@localhost commit -q --allow-empty -m "$tag"
		name=$tag
		[ "$tag" != v1.0 ] || name=v1.0.0
		git -C "$all" tag "$name"
	done
	git -C "$all" bundle create -q "$dir/qemu.bundle" --all
	echo "qemu.bundle: $(git -C "$all" tag | wc -l) releases"
}

main
