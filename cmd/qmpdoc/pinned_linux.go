package main

import "golang.org/x/sys/unix"

// pinned tells whether dir cannot be renamed though the directory around it can be written: it is a mount point, or
// a third party's in a directory that keeps each user's own.
func pinned(dir string) bool {
	var s unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_NO_AUTOMOUNT, unix.STATX_BASIC_STATS, &s)
	if err == nil && s.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT != 0 {
		return s.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0 || isSticky(dir)
	}
	return onOwnDevice(dir) || isSticky(dir)
}
