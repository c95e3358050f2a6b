package store

import (
	"io"
	"io/fs"
	"os"
)

// reader reads a whole file from its start, whatever has been read before.
func reader(f io.ReaderAt, size int64) io.Reader { return io.NewSectionReader(f, 0, size) }

// identity tells whether a file is still the one that was read.
type identity struct{ info fs.FileInfo }

func (i identity) same(now fs.FileInfo) bool {
	return i.info != nil && now != nil && os.SameFile(i.info, now) && i.info.Size() == now.Size() && i.info.ModTime().Equal(now.ModTime())
}
