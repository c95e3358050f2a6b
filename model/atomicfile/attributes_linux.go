package atomicfile

import (
	"bytes"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func datasync(f *os.File) error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return err
		}
	}
}

func copyOwner(info fs.FileInfo, to string) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		if os.Lchown(to, int(stat.Uid), int(stat.Gid)) != nil {
			_ = os.Lchown(to, -1, int(stat.Gid)) // only root gives files away, but a group of one's own can be kept
		}
	}
}

// copyExtended copies extended attributes, which include ACLs (system.posix_acl_access).
func copyExtended(from, to string) {
	size, err := unix.Llistxattr(from, nil)
	if err != nil || size == 0 {
		return
	}
	names := make([]byte, size)
	if size, err = unix.Llistxattr(from, names); err != nil {
		return
	}
	for name := range bytes.SplitSeq(bytes.TrimRight(names[:size], "\x00"), []byte{0}) {
		key := string(name)
		length, err := unix.Lgetxattr(from, key, nil)
		if err != nil {
			continue
		}
		value := make([]byte, length)
		if length, err = unix.Lgetxattr(from, key, value); err == nil {
			_ = unix.Lsetxattr(to, key, value[:length], 0)
		}
	}
}

func linkCount(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Nlink)
	}
	return 1
}
