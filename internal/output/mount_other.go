//go:build !linux

package output

// isMountPoint returns false, as this system does not tell.
func isMountPoint(string) bool { return false }
