package output

import "golang.org/x/sys/unix"

// isMountPoint reports whether a file system is mounted at dir, as far as the system knows (Linux since 5.8).
func isMountPoint(dir string) bool {
	var s unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_NO_AUTOMOUNT, unix.STATX_BASIC_STATS, &s)
	return err == nil && s.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}
