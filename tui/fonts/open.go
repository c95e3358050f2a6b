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

// withFile opens a font file and hands it to read, with its size in bytes.
func withFile(path string, read func(resource, int64) error) error {
	f, info, err := regular.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if info.Size() > largest {
		return &regular.TooLargeError{Path: path, Limit: largest}
	}
	return guarded(path, func() error {
		if err := read(f, info.Size()); err != nil {
			return fmt.Errorf("the font %s can not be read: %w", path, err)
		}
		return nil
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
	if _, err := startsOf(r, size); err != nil {
		return nil, err
	}
	return opentype.NewLoaders(r)
}

// startsOf finds where in a file the directories of its faces begin, and checks them.
func startsOf(r io.ReaderAt, size int64) ([]int64, error) {
	var head [headSize]byte
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
		if _, err := r.ReadAt(list, headSize); err != nil {
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
	return starts, nil
}

const (
	// headSize is how long the head of a directory of tables is, in bytes, and that of a collection of fonts.
	headSize = 12
	// recordSize is how long what the directory says of a table is, in bytes.
	recordSize = 16
)

// record is what the directory says of a table: where it is in the file and how long, in bytes.
type record struct {
	tag            opentype.Tag
	offset, length int64
}

func (r record) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(r.tag))
	b = binary.BigEndian.AppendUint32(b, 0) // a sum that no reader checks
	b = binary.BigEndian.AppendUint32(b, uint32(r.offset))
	return binary.BigEndian.AppendUint32(b, uint32(r.length))
}

// tablesAt reads the directory of a face: the four bytes that tell its kind, and its tables.
func tablesAt(r io.ReaderAt, at int64) (kind []byte, tables []record, err error) {
	var head [headSize]byte
	if _, err := r.ReadAt(head[:], at); err != nil {
		return nil, nil, errDamaged
	}
	switch string(head[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true":
	default:
		return nil, nil, errors.New("it is neither TrueType nor OpenType")
	}
	n := int64(binary.BigEndian.Uint16(head[4:]))
	if n < 1 || n > mostTables {
		return nil, nil, errDamaged
	}
	list := make([]byte, recordSize*n)
	if _, err := r.ReadAt(list, at+headSize); err != nil {
		return nil, nil, errDamaged
	}
	for b := list; len(b) > 0; b = b[recordSize:] {
		tables = append(tables, record{
			tag:    opentype.Tag(binary.BigEndian.Uint32(b)),
			offset: int64(binary.BigEndian.Uint32(b[8:])), length: int64(binary.BigEndian.Uint32(b[12:])),
		})
	}
	return head[:4], tables, nil
}

// checkTables refuses a face whose tables reach beyond the end of the file, or that is of another kind than TrueType and OpenType.
func checkTables(r io.ReaderAt, at, size int64) error {
	_, tables, err := tablesAt(r, at)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if t.offset > size || t.length > size-t.offset {
			return errDamaged
		}
	}
	return nil
}
