package docbin

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
	"github.com/tinylib/msgp/msgp"

	"tippani/model/regular"
)

// largest is the most that a file may hold when it is unpacked, in bytes.
const largest = 512 << 20

// bin is what a file holds. All of it is in memory.
type bin struct {
	attrs    []uint64
	tokens   []byte
	spaces   []byte
	lengths  []byte
	strings  map[uint64]string
	cats     []int    // how many categories each article has
	unknown  []bool   // whether its spaces are
	groups   [][]byte // packed; as many as unknown when it is written
	userData []bool   // whether it has any
}

// unpack reads a file whole. What it says of sizes is checked before it is believed.
func unpack(r io.Reader) (*bin, error) {
	z, err := zlib.NewReader(r)
	if err != nil {
		return nil, err
	}
	data, err := regular.ReadAll("the unpacked file", z, 0, largest)
	if err != nil {
		return nil, err
	}
	f := &bin{strings: map[uint64]string{}}
	n, b, err := msgp.ReadMapHeaderBytes(data)
	for i := uint32(0); err == nil && i < n; i++ {
		var key []byte
		if key, b, err = readKey(b); err == nil {
			b, err = f.take(string(key), b)
		}
	}
	if err == nil && len(bytes.TrimSpace(b)) > 0 {
		err = errors.New("more follows after its end")
	}
	if err != nil {
		return nil, err
	}
	return f, f.check()
}

// take reads what stands under a key.
func (f *bin) take(key string, b []byte) (rest []byte, err error) {
	switch key {
	case "tokens":
		f.tokens, rest, err = msgp.ReadBytesZC(b)
	case "spaces":
		f.spaces, rest, err = msgp.ReadBytesZC(b)
	case "lengths":
		f.lengths, rest, err = msgp.ReadBytesZC(b)
	case "attrs":
		return each(b, func(b []byte) (rest []byte, err error) {
			var n uint64
			n, rest, err = msgp.ReadUint64Bytes(b)
			f.attrs = append(f.attrs, n)
			return rest, err
		})
	case "strings":
		return each(b, func(b []byte) (rest []byte, err error) {
			var s string
			s, rest, err = msgp.ReadStringBytes(b)
			f.strings[number(s)] = s
			return rest, err
		})
	case "cats":
		return each(b, func(b []byte) (rest []byte, err error) {
			n, _, err := msgp.ReadMapHeaderBytes(b)
			f.cats = append(f.cats, int(n))
			return skip(b, err)
		})
	case "flags":
		return each(b, f.takeFlags)
	case "span_groups":
		return each(b, func(b []byte) (rest []byte, err error) {
			var g []byte
			g, rest, err = msgp.ReadBytesZC(b)
			f.groups = append(f.groups, g)
			return rest, err
		})
	case "user_data":
		return each(b, func(b []byte) (rest []byte, err error) {
			some := false
			if msgp.NextType(b) == msgp.BinType {
				var data []byte
				data, _, err = msgp.ReadBytesZC(b)
				some = len(data) > 1 // one byte is an empty map
			}
			f.userData = append(f.userData, some)
			return skip(b, err)
		})
	default:
		return msgp.Skip(b)
	}
	return rest, err
}

func (f *bin) takeFlags(b []byte) (rest []byte, err error) {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	unknown := false
	for i := uint32(0); err == nil && i < n; i++ {
		var key []byte
		if key, b, err = readKey(b); err != nil {
			break
		}
		if string(key) == "has_unknown_spaces" && msgp.NextType(b) == msgp.BoolType {
			unknown, _, err = msgp.ReadBoolBytes(b)
		}
		b, err = skip(b, err)
	}
	f.unknown = append(f.unknown, unknown)
	return b, err
}

// each reads the elements of a list.
func each(b []byte, read func([]byte) ([]byte, error)) ([]byte, error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	for i := uint32(0); err == nil && i < n; i++ {
		b, err = read(b)
	}
	return b, err
}

func skip(b []byte, err error) ([]byte, error) {
	if err != nil {
		return b, err
	}
	return msgp.Skip(b)
}

// check sees that the parts of the file fit together.
func (f *bin) check() error {
	if len(f.attrs) == 0 || f.column(orth) < 0 {
		return errors.New("it keeps no words")
	}
	total, width := 0, 8*len(f.attrs)
	for at := 0; at+4 <= len(f.lengths); at += 4 {
		total += int(binary.LittleEndian.Uint32(f.lengths[at:]))
	}
	if len(f.lengths)%4 != 0 || len(f.tokens) != total*width || len(f.spaces) != total {
		return fmt.Errorf("its %d tokens have %d bytes of attributes and %d of spaces", total, len(f.tokens), len(f.spaces))
	}
	return nil
}

// column is where an attribute stands among those of a token; -1 if it is not kept.
func (f *bin) column(attr uint64) int {
	for i, a := range f.attrs {
		if a == attr {
			return i
		}
	}
	return -1
}

// Is tells a file by its beginning: a zlib stream of a map whose first key is one of DocBin's.
func Is(head []byte) bool {
	z, err := zlib.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	first := make([]byte, 32)
	n, _ := io.ReadFull(z, first)
	_, b, err := msgp.ReadMapHeaderBytes(first[:n])
	if err != nil {
		return false
	}
	key, _, err := readKey(b)
	return err == nil && (string(key) == "version" || string(key) == "attrs")
}
