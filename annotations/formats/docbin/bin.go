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
	data, err := regular.ReadAll("", z, 0, most)
	if err != nil {
		return nil, err
	}
	said := map[string][]byte{}
	n, b, err := msgp.ReadMapHeaderBytes(data)
	for i := uint32(0); err == nil && i < n; i++ {
		var key []byte
		if key, b, err = readKey(b); err != nil {
			break
		}
		value := b
		b, err = msgp.Skip(b)
		said[string(key)] = value[:len(value)-len(b)]
	}
	if err != nil {
		return nil, err
	}
	f := &bin{strings: map[uint64]string{}}
	for _, read := range []func(map[string][]byte) error{f.takeTokens, f.takeStrings, f.takeArticles} {
		if err := read(said); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// mostAttrs is more attributes than spaCy has.
const mostAttrs = 1000

// takeTokens reads what is said of tokens, and sees that it fits together.
func (f *bin) takeTokens(said map[string][]byte) (err error) {
	for key, to := range map[string]*[]byte{"tokens": &f.tokens, "spaces": &f.spaces, "lengths": &f.lengths} {
		if *to, _, err = msgp.ReadBytesZC(said[key]); err != nil {
			return err
		}
	}
	err = each(said["attrs"], mostAttrs, func(b []byte) error {
		n, _, err := msgp.ReadUint64Bytes(b)
		f.attrs = append(f.attrs, n)
		return err
	})
	if err != nil {
		return err
	}
	if f.column(orth) < 0 {
		return errors.New("it keeps no words")
	}
	total := 0
	for at := 0; at+4 <= len(f.lengths); at += 4 {
		total += int(binary.LittleEndian.Uint32(f.lengths[at:]))
	}
	if len(f.lengths)%4 != 0 || len(f.tokens) != 8*total*len(f.attrs) || len(f.spaces) != total {
		return fmt.Errorf("its %d tokens have %d bytes of attributes and %d of spaces", total, len(f.tokens), len(f.spaces))
	}
	return nil
}

func (f *bin) takeStrings(said map[string][]byte) error {
	return each(said["strings"], most, func(b []byte) error {
		s, _, err := msgp.ReadStringBytes(b)
		f.strings[number(s)] = s
		return err
	})
}

// takeArticles reads what is said of each article beside its tokens. Older versions leave some of it out.
func (f *bin) takeArticles(said map[string][]byte) error {
	for key, take := range map[string]func([]byte) error{
		"cats": func(b []byte) error {
			n, _, err := msgp.ReadMapHeaderBytes(b)
			f.cats = append(f.cats, int(n))
			return err
		},
		"flags": f.takeFlags,
		"span_groups": func(b []byte) error {
			g, _, err := msgp.ReadBytesZC(b)
			f.groups = append(f.groups, g)
			return err
		},
		"user_data": func(b []byte) error {
			// One byte is an empty map.
			data, _, err := msgp.ReadBytesZC(b)
			f.userData = append(f.userData, err == nil && len(data) > 1)
			return nil
		},
	} {
		if value, ok := said[key]; ok {
			if err := each(value, len(f.lengths)/4, take); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *bin) takeFlags(b []byte) error {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	unknown := false
	for i := uint32(0); err == nil && i < n; i++ {
		var key []byte
		if key, b, err = readKey(b); err != nil {
			break
		}
		if string(key) == "has_unknown_spaces" && msgp.NextType(b) == msgp.BoolType {
			unknown, _, _ = msgp.ReadBoolBytes(b)
		}
		b, err = msgp.Skip(b)
	}
	f.unknown = append(f.unknown, unknown)
	return err
}

// each reads the elements of a list, which has no more than so many.
func each(b []byte, most int, read func([]byte) error) error {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err == nil && int64(n) > int64(most) {
		return fmt.Errorf("a list of %d, where %d are the most", n, most)
	}
	for i := uint32(0); err == nil && i < n; i++ {
		if err = read(b); err == nil {
			b, err = msgp.Skip(b)
		}
	}
	return err
}

// readKey reads a key of a map, which is a string; some writers have bytes.
func readKey(b []byte) (key, rest []byte, err error) {
	if msgp.NextType(b) == msgp.BinType {
		return msgp.ReadBytesZC(b)
	}
	return msgp.ReadStringZC(b)
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
