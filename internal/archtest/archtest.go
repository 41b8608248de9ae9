// Package archtest holds the test that compares the packages of the module, and what they import, with the table in
// docs/architecture.md.
package archtest
