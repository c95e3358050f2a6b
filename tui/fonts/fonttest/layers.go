package fonttest

import "encoding/binary"

// squares are where the layers of the font of Layers lie, in units of the font: left and bottom. Each is half an em wide and high.
var squares = [len(Quarters)][2]int16{{0, 400}, {500, 400}, {0, -100}}

// Layers is a font as that of Emoji whose pictures are made of outlines (tables COLR and CPAL). The glyphs themselves are blank.
func Layers() []byte {
	tables := common("Test Layers")
	all := glyphs + len(squares)
	tables["maxp"] = binary.BigEndian.AppendUint16(numbers(0x00005000), uint16(all))
	for _, s := range squares {
		tables["hmtx"] = append(tables["hmtx"], numbers(1000<<16|uint32(uint16(s[0])))...)
	}
	binary.BigEndian.PutUint16(tables["hhea"][34:], uint16(all))
	var glyf []byte
	loca := make([]byte, 2*(glyphs+1))
	for _, s := range squares {
		glyf = append(glyf, square(s[0], s[1])...)
		loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
	}
	tables["glyf"], tables["loca"] = glyf, loca
	tables["COLR"], tables["CPAL"] = layered(), colours()
	return file(tables)
}

// square is a glyph of one contour.
func square(left, bottom int16) (b []byte) {
	const side = 500
	for _, n := range []int16{1, left, bottom, left + side, bottom + side, 3, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	b = append(b, 1, 1, 1, 1)
	for _, n := range []int16{left, side, 0, -side, bottom, 0, side, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// layered is a COLR table of version 0 in which every glyph with a code point has all squares.
func layered() []byte {
	const start = 14
	b := numbers(uint32(glyphs-1), start, uint32(start+6*(glyphs-1)))
	b = binary.BigEndian.AppendUint16(b, uint16(len(squares)))
	for id := 1; id < glyphs; id++ {
		for _, n := range []int{id, 0, len(squares)} {
			b = binary.BigEndian.AppendUint16(b, uint16(n))
		}
	}
	for i := range squares {
		b = append(b, numbers(uint32(glyphs+i)<<16|uint32(i))...)
	}
	return b
}

// colours is a CPAL table of one palette.
func colours() []byte {
	b := numbers(uint32(len(Quarters)), 1<<16|uint32(len(Quarters)), 14)
	b = append(b, 0, 0)
	for _, c := range Quarters {
		b = append(b, c.B, c.G, c.R, c.A)
	}
	return b
}
