package docbin

import (
	"encoding/binary"
	"fmt"

	"github.com/tinylib/msgp/msgp"
)

// placed is a span of a group: from its first token to the one after its last, and the same in code points.
type placed struct {
	id, base, label    uint64 // numbers of strings; base is its entry in a knowledge base
	start, end         uint32
	startChar, endChar uint32
}

// placedSize is what a span takes, its numbers in big-endian order.
const placedSize = 3*8 + 4*4

type group struct {
	name  string
	spans []placed
}

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
		packed := make([]byte, 0, placedSize)
		for _, n := range []uint64{s.id, s.base, s.label} {
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
func readGroups(b []byte) ([]group, error) {
	var all []group
	if len(b) == 0 {
		return nil, nil
	}
	if msgp.NextType(b) == msgp.ArrayType {
		n, b, err := msgp.ReadArrayHeaderBytes(b)
		for i := uint32(0); err == nil && i < n; i++ {
			var g group
			g, b, err = readGroup(b)
			all = append(all, g)
		}
		return all, err
	}
	n, b, err := msgp.ReadMapHeaderBytes(b)
	for i := uint32(0); err == nil && i < n; i++ {
		var g group
		if g, b, err = readGroup(b); err != nil {
			break
		}
		var names uint32
		names, b, err = msgp.ReadArrayHeaderBytes(b)
		for k := uint32(0); err == nil && k < names; k++ {
			if g.name, b, err = msgp.ReadStringBytes(b); k == 0 && err == nil {
				all = append(all, g) // further names are of the same spans
			}
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
			g.name, b, err = msgp.ReadStringBytes(b)
		case "spans":
			g.spans, b, err = readPlaced(b)
		default:
			b, err = msgp.Skip(b)
		}
	}
	return g, rest, err
}

func readPlaced(b []byte) (all []placed, rest []byte, err error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	for i := uint32(0); err == nil && i < n; i++ {
		var packed []byte
		if packed, b, err = msgp.ReadBytesZC(b); err != nil {
			break
		}
		if len(packed) != placedSize {
			return nil, b, fmt.Errorf("a span of %d bytes", len(packed))
		}
		u64 := func(at int) uint64 { return binary.BigEndian.Uint64(packed[at:]) }
		u32 := func(at int) uint32 { return binary.BigEndian.Uint32(packed[at:]) }
		all = append(all, placed{id: u64(0), base: u64(8), label: u64(16), start: u32(24), end: u32(28), startChar: u32(32), endChar: u32(36)})
	}
	return all, b, err
}

// readKey reads a key of a map, which is a string; some writers have bytes.
func readKey(b []byte) (key, rest []byte, err error) {
	if msgp.NextType(b) == msgp.BinType {
		return msgp.ReadBytesZC(b)
	}
	return msgp.ReadStringZC(b)
}
