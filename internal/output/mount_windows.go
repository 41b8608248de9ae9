package output

// isMountPoint is false: a volume that is mounted in a folder is reached through a link.
func isMountPoint(string) bool { return false }
