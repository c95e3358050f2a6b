package docbin

import (
	"encoding/binary"
	"fmt"

	"github.com/tinylib/msgp/msgp"

	"tippani/model"
)

// group is spans of an article under a name. They may overlap.
type group struct {
	name  string
	attrs int // what is said of the group as a whole
	spans []groupSpan
}

// groupSpan is a span of a group: from its first token to the one after its last, and the same in code points.
type groupSpan struct {
	id, kbID, label    uint64 // numbers of strings
	start, end         uint32
	startChar, endChar uint32
}

// groupSpanSize is what a span takes, its numbers in big-endian order.
const groupSpanSize = 3*8 + 4*4

// appendGroups appends the groups of an article: a map from each group, itself packed, to the names that it is found by. None are an empty
// list.
func appendGroups(b []byte, all []group) []byte {
	if len(all) == 0 {
		return msgp.AppendArrayHeader(b, 0)
	}
	b = msgp.AppendMapHeader(b, uint32(len(all)))
	for _, g := range all {
		b = msgp.AppendBytes(b, g.pack())
		b = msgp.AppendString(msgp.AppendArrayHeader(b, 1), g.name)
	}
	return b
}

func (g *group) pack() []byte {
	b := msgp.AppendMapHeader(nil, 3)
	b = msgp.AppendString(msgp.AppendString(b, "name"), g.name)
	b = msgp.AppendMapHeader(msgp.AppendString(b, "attrs"), 0)
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "spans"), uint32(len(g.spans)))
	for _, s := range g.spans {
		packed := make([]byte, 0, groupSpanSize)
		for _, n := range []uint64{s.id, s.kbID, s.label} {
			packed = binary.BigEndian.AppendUint64(packed, n)
		}
		for _, n := range []uint32{s.start, s.end, s.startChar, s.endChar} {
			packed = binary.BigEndian.AppendUint32(packed, n)
		}
		b = msgp.AppendBytes(b, packed)
	}
	return b
}

// readGroups reads the groups of an article. Versions before 3.4 wrote a list of them, whose names are in each.
func readGroups(b []byte) (all []group, err error) {
	if len(b) == 0 {
		return nil, nil
	}
	if msgp.NextType(b) == msgp.ArrayType {
		err = each(b, model.MaxElements, func(b []byte) error {
			g, _, err := readGroup(b)
			all = append(all, g)
			return err
		})
		return all, err
	}
	n, b, err := msgp.ReadMapHeaderBytes(b)
	for i := uint32(0); err == nil && i < n; i++ {
		var g group
		if g, b, err = readGroup(b); err != nil {
			break
		}
		names := 0
		err = each(b, model.MaxElements, func(b []byte) error {
			name, _, err := msgp.ReadStringBytes(b)
			if names++; names == 1 { // further names are of the same spans
				g.name = name
			}
			return err
		})
		if all = append(all, g); err == nil {
			b, err = msgp.Skip(b)
		}
	}
	return all, err
}

func readGroup(b []byte) (g group, rest []byte, err error) {
	packed, rest, err := msgp.ReadBytesZC(b)
	if err != nil {
		return g, rest, err
	}
	n, b, err := msgp.ReadMapHeaderBytes(packed)
	for i := uint32(0); err == nil && i < n; i++ {
		var key []byte
		if key, b, err = readKey(b); err != nil {
			break
		}
		switch string(key) {
		case "name":
			g.name, _, err = msgp.ReadStringBytes(b)
		case "attrs":
			var attrs uint32
			attrs, _, err = msgp.ReadMapHeaderBytes(b)
			g.attrs = int(attrs)
		case "spans":
			err = each(b, model.MaxElements, g.take)
		}
		if err == nil {
			b, err = msgp.Skip(b)
		}
	}
	return g, rest, err
}

// take reads a span.
func (g *group) take(b []byte) error {
	packed, _, err := msgp.ReadBytesZC(b)
	if err == nil && len(packed) != groupSpanSize {
		err = fmt.Errorf("a span of %d bytes", len(packed))
	}
	if err != nil {
		return err
	}
	u64 := func(at int) uint64 { return binary.BigEndian.Uint64(packed[at:]) }
	u32 := func(at int) uint32 { return binary.BigEndian.Uint32(packed[at:]) }
	g.spans = append(g.spans, groupSpan{id: u64(0), kbID: u64(8), label: u64(16), start: u32(24), end: u32(28), startChar: u32(32), endChar: u32(36)})
	return nil
}
