//go:build !linux

package output

// isMountPoint is not known on this system.
func isMountPoint(string) bool { return false }
