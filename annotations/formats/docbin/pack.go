package docbin

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/klauspost/compress/zlib"
	"github.com/tinylib/msgp/msgp"

	"tippani/annotations/formats"
)

// add takes up the tokens of an article, with the ENT_IOB and ENT_TYPE of each.
func (f *bin) add(d *formats.Doc, tokens []token, tags [][2]uint64) {
	for i, t := range tokens {
		text := d.Article.Slice(t.Range)
		n := number(text)
		f.strings[n] = text
		for _, value := range []uint64{n, tags[i][0], tags[i][1]} {
			f.tokens = binary.LittleEndian.AppendUint64(f.tokens, value)
		}
		f.spaces = append(f.spaces, byte(formats.One(t.space)))
	}
	f.lengths = binary.LittleEndian.AppendUint32(f.lengths, uint32(len(tokens)))
	f.unknown = append(f.unknown, false)
}

// pack writes the file.
func (f *bin) pack(out io.Writer) error {
	if len(f.tokens) > most {
		return fmt.Errorf("the words take %d MiB, and %d are the most; split the dataset", len(f.tokens)>>20, most>>20)
	}
	z := zlib.NewWriter(out)
	if err := f.writeTo(z); err != nil {
		return err
	}
	return z.Close()
}

// writeTo writes the file as it is before compression.
func (f *bin) writeTo(w io.Writer) error {
	b := msgp.AppendMapHeader(nil, 9)
	b = msgp.AppendString(msgp.AppendString(b, "version"), "0.1")
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "attrs"), uint32(len(f.attrs)))
	for _, a := range f.attrs {
		b = msgp.AppendUint64(b, a)
	}
	for _, part := range []struct {
		key  string
		data []byte
	}{{"tokens", f.tokens}, {"spaces", f.spaces}, {"lengths", f.lengths}} {
		b = msgp.AppendBytesHeader(msgp.AppendString(b, part.key), uint32(len(part.data)))
		if _, err := w.Write(b); err != nil {
			return err
		}
		if _, err := w.Write(part.data); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := w.Write(f.appendRest(b))
	return err
}

// appendRest appends what comes after the tokens.
func (f *bin) appendRest(b []byte) []byte {
	articles := uint32(len(f.unknown))
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "strings"), uint32(len(f.strings)))
	for _, s := range slices.Sorted(maps.Values(f.strings)) {
		b = msgp.AppendString(b, s)
	}
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "cats"), articles)
	for range articles {
		b = msgp.AppendMapHeader(b, 0)
	}
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "flags"), articles)
	for _, unknown := range f.unknown {
		b = msgp.AppendBool(msgp.AppendString(msgp.AppendMapHeader(b, 1), "has_unknown_spaces"), unknown)
	}
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "span_groups"), articles)
	for _, g := range f.groups {
		b = msgp.AppendBytes(b, g)
	}
	return b
}
