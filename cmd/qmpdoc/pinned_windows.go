package main

// pinned tells whether dir cannot be renamed. A volume that is mounted in a folder is reached through a link.
func pinned(string) bool { return false }
