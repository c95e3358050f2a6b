package atomicfile

// renamesOpen: Go opens files without FILE_SHARE_DELETE, and MoveFileEx then refuses both the file and its target.
const renamesOpen = false

// syncDir has nothing to do: FlushFileBuffers takes no directory, and NTFS keeps a journal of names.
func syncDir(string) error { return nil }
