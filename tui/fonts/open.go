package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/go-text/typesetting/font/opentype"

	"tippani/model/regular"
)

const (
	// largest is the most bytes that a font file may have: several times what the largest collections of system fonts have.
	largest = 64 << 20
	// mostFaces and mostTables bound what is read of a file's directories.
	mostFaces  = 64
	mostTables = 128
)

var errDamaged = errors.New("its table directory is damaged")

// guarded runs what reads a font. The parser was not written for hostile files: a panic in it is an error of the file.
func guarded(path string, read func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the font %s is damaged: %v", path, p)
		}
	}()
	return read()
}

// withLoaders opens a font file and hands the faces of it to read.
func withLoaders(path string, read func([]*opentype.Loader) error) error {
	f, info, err := regular.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if info.Size() > largest {
		return &regular.TooLargeError{Path: path, Limit: largest}
	}
	return guarded(path, func() error {
		loaders, err := loadersOf(f, info.Size())
		if err != nil {
			return fmt.Errorf("the font %s can not be read: %w", path, err)
		}
		return read(loaders)
	})
}

// resource is what the parser reads a font from.
type resource interface {
	io.Reader
	io.Seeker
	io.ReaderAt
}

var _ resource = (*os.File)(nil)

// loadersOf checks the directories of a font before the parser makes room for the tables that they tell of.
func loadersOf(r resource, size int64) ([]*opentype.Loader, error) {
	var head [12]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return nil, errDamaged
	}
	starts := []int64{0}
	if string(head[:4]) == "ttcf" {
		n := int64(binary.BigEndian.Uint32(head[8:]))
		if n < 1 || n > mostFaces {
			return nil, errDamaged
		}
		list := make([]byte, 4*n)
		if _, err := r.ReadAt(list, 12); err != nil {
			return nil, errDamaged
		}
		starts = starts[:0]
		for i := range n {
			starts = append(starts, int64(binary.BigEndian.Uint32(list[4*i:])))
		}
	}
	for _, at := range starts {
		if err := checkTables(r, at, size); err != nil {
			return nil, err
		}
	}
	return opentype.NewLoaders(r)
}

// checkTables refuses a face whose tables reach beyond the end of the file, or that is of another kind than TrueType and OpenType.
func checkTables(r io.ReaderAt, at, size int64) error {
	var head [12]byte
	if _, err := r.ReadAt(head[:], at); err != nil {
		return errDamaged
	}
	switch string(head[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true":
	default:
		return errors.New("it is neither TrueType nor OpenType")
	}
	n := int64(binary.BigEndian.Uint16(head[4:]))
	if n < 1 || n > mostTables {
		return errDamaged
	}
	list := make([]byte, 16*n)
	if _, err := r.ReadAt(list, at+12); err != nil {
		return errDamaged
	}
	for i := range n {
		offset, length := int64(binary.BigEndian.Uint32(list[16*i+8:])), int64(binary.BigEndian.Uint32(list[16*i+12:]))
		if offset > size || length > size-offset {
			return errDamaged
		}
	}
	return nil
}
