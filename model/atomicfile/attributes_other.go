//go:build !linux

package atomicfile

import (
	"io/fs"
	"os"
)

func datasync(f *os.File) error { return f.Sync() }

func copyOwner(fs.FileInfo, string) {}

func copyExtended(string, string) {}

func linkCount(fs.FileInfo) int { return 1 }
