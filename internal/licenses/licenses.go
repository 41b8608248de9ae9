// Package licenses holds the licences of what is linked into the program. THIRD_PARTY_NOTICES is generated:
// go test ./internal/licenses -update.
package licenses

import _ "embed"

// Notices names each module that a build for any system links, with its version and licence.
//
//go:embed THIRD_PARTY_NOTICES
var Notices string
