#!/usr/bin/env bash
# corpus.sh QEMU_CLONE DIR [TAG…] lays out releases of QEMU as the tests read them:
#
#   DIR/corpus/vX.Y.Z/   the files about QMP of each TAG (default: the releases that the tests name)
#   DIR/qemu.bundle      the same files of all releases of the clone, as a git repository with their tags
#   DIR/oracle/          what the release's own parser (scripts/qapi, since 4.2) says, and what it complains of
#
# PYTHON names the interpreter (default python3). The status is 1 when a parser that should have answered did not.
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
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "$0: no $python, which runs QEMU's parsers" >&2; exit 2; }
failed=""
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

main() {
	for tag in "${tags[@]}"; do
		layOut "$tag" "$dir/corpus/$tag"
		ask "$tag"
	done
	pack
	[ -z "$failed" ] || { echo "did not answer: $failed(see $dir/oracle/TAG.log)" >&2; exit 1; }
}

# about lists the files of a tag that are about QMP.
about() {
	git -C "$clone" ls-tree -r --name-only "$1" | grep -E \
		-e '^(VERSION|qemu-deprecated\.texi|qapi-schema.*\.json|q(mp|api)-[a-z-]*\.(hx|txt)|hmp-commands.*\.hx)$' \
		-e '^(qapi|qga|storage-daemon|block|QMP)/([^/]*/)?[^/]*\.(json|txt)$' \
		-e '^docs/(about|interop|qmp|system|devel)/.*\.(rst|rst\.inc|md|txt|json|texi)$' \
		-e '^docs/[^/]*\.(md|txt|rst)$'
}

# layOut puts the files of a tag into a directory.
layOut() {
	rm -rf "$2"
	mkdir -p "$2"
	about "$1" >"$scratch/files"
	xargs -d '\n' git -C "$clone" archive --format=tar "$1" -- <"$scratch/files" | tar x -C "$2"
	echo "$1: $(wc -l <"$scratch/files") files"
}

# ask runs the release's own parser over its schemas. What it complains of stays in DIR/oracle/TAG.log.
ask() {
	local scripts=$scratch/$1 tree=$dir/corpus/$1 log=$dir/oracle/$1.log schema name answered=()
	rm -f "$log" "$dir/oracle/$1.json" "$dir/oracle/$1-qga.json" "$dir/oracle/$1-qsd.json"
	if ! has "$1" scripts/qapi/parser.py; then
		if has "$1" scripts/qapi.py || has "$1" scripts/qapi/common.py || has "$1" scripts/qapi-types.py; then
			echo "$1: no oracle: its parser is from before 4.2, and Python 3 does not run it as it is"
		else
			echo "$1: no oracle: the clone has no scripts of this release"
		fi
		return
	fi
	mkdir -p "$scripts"
	git -C "$clone" archive --format=tar "$1" scripts/qapi | tar x -C "$scripts"
	while read -r name schema; do
		[ -f "$tree/$schema" ] || continue
		if (cd "$tree" && "$python" "$here/oracle.py" "$scripts/scripts" "$schema" "${1#v}") >"$scratch/answer" 2>>"$log"; then
			mv "$scratch/answer" "$dir/oracle/$1${name%-}.json"
			answered+=("$schema")
		else
			echo "$1: no oracle of $schema: $(tail -n 1 "$log")"
			case " $failed" in *" $1 "*) ;; *) failed+="$1 " ;; esac
		fi
	done <<-'SCHEMAS'
		-qga qga/qapi-schema.json
		-qsd storage-daemon/qapi/qapi-schema.json
		- qapi-schema.json
		- qapi/qapi-schema.json
	SCHEMAS
	[ -s "$log" ] || rm -f "$log"
	[ ${#answered[@]} -eq 0 ] || echo "$1: oracle of ${answered[*]}"
}

# has tells whether a tag has a file.
has() { git -C "$clone" cat-file -e "$1:$2" 2>/dev/null; }

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
