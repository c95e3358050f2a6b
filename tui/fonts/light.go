package fonts

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"

	"tippani/tui/fonts/glyf"
)

var (
	tagGlyf = opentype.MustNewTag("glyf")
	tagLoca = opentype.MustNewTag("loca")
	tagHead = opentype.MustNewTag("head")
	tagMaxp = opentype.MustNewTag("maxp")
	tagHhea = opentype.MustNewTag("hhea")
	tagHmtx = opentype.MustNewTag("hmtx")
)

// unread are the tables that nothing here asks a font for, and that take their time to be read: without end, if a hostile file has a tree
// of paints (COLR) whose branches are the same one.
var unread = []opentype.Tag{
	opentype.MustNewTag("post"), opentype.MustNewTag("name"), opentype.MustNewTag("SVG "), opentype.MustNewTag("COLR"),
	opentype.MustNewTag("CPAL"), opentype.MustNewTag("STAT"),
}

// wholeOnly are the tables with which the boxes of glyphs are not all that shaping needs of outlines, or outlines lie elsewhere.
var wholeOnly = []opentype.Tag{
	opentype.MustNewTag("fvar"), opentype.MustNewTag("CFF "), opentype.MustNewTag("CFF2"), opentype.MustNewTag("bhed"),
}

// parse reads a face of a font. The parser would read every outline at once, which takes longer than all the rest: it is given the boxes
// of the glyphs only, and outlines is what their contours are read from. Where that can't be, outlines is nil, and the parser has those as
// well.
func parse(r resource, size int64, index int) (data *font.Font, outlines *glyf.Outlines, err error) {
	starts, err := startsOf(r, size)
	if err != nil {
		return nil, nil, err
	}
	loaders, err := opentype.NewLoaders(r)
	if err != nil {
		return nil, nil, err
	}
	if index >= len(loaders) || index >= len(starts) {
		return nil, nil, fmt.Errorf("there is no face %d in it", index)
	}
	whole := loaders[index]
	outlines, head := outlinesOf(whole)
	var own []table
	if outlines != nil {
		own = boxesOf(outlines, head)
	}
	front, err := lightFront(r, starts[index], own)
	if err != nil {
		return nil, nil, err
	}
	light, err := opentype.NewLoader(io.NewSectionReader(behind{front, r}, 0, int64(len(front))+size))
	if err != nil {
		return nil, nil, err
	}
	data, err = font.NewFont(light)
	return data, outlines, err
}

// outlinesOf is what the outlines of a font are read from one by one, and its head table; nil where they have to be read at once.
func outlinesOf(l *opentype.Loader) (o *glyf.Outlines, head []byte) {
	for _, tag := range wholeOnly {
		if l.HasTable(tag) {
			return nil, nil
		}
	}
	raw := map[opentype.Tag][]byte{}
	for _, tag := range []opentype.Tag{tagGlyf, tagLoca, tagHead, tagMaxp, tagHhea, tagHmtx} {
		b, err := l.RawTable(tag)
		if err != nil {
			return nil, nil
		}
		raw[tag] = b
	}
	h, _, errHead := tables.ParseHead(raw[tagHead])
	maxp, _, errMaxp := tables.ParseMaxp(raw[tagMaxp])
	hhea, _, errHhea := tables.ParseHhea(raw[tagHhea])
	if errHead != nil || errMaxp != nil || errHhea != nil {
		return nil, nil
	}
	glyphs, long := int(maxp.NumGlyphs), int(hhea.NumOfLongMetrics)
	loca, errLoca := tables.ParseLoca(raw[tagLoca], glyphs, h.IndexToLocFormat == 1)
	hmtx, _, errHmtx := tables.ParseHmtx(raw[tagHmtx], long, glyphs-long)
	if errLoca != nil || errHmtx != nil {
		return nil, nil
	}
	return glyf.New(raw[tagGlyf], loca, hmtx), raw[tagHead]
}

// locaForm is the place in the head table of the form of the loca table.
const locaForm = 50

// table is a table that is put in the place of a font's own.
type table struct {
	tag     opentype.Tag
	content []byte
}

// boxesOf are the tables of outlines that have nothing but their boxes, and the head that tells their form.
func boxesOf(o *glyf.Outlines, head []byte) []table {
	boxes, loca := o.Boxes()
	head = append([]byte(nil), head...)
	binary.BigEndian.PutUint16(head[locaForm:], 1)
	return []table{{tagGlyf, boxes}, {tagLoca, loca}, {tagHead, head}}
}

// lightFront is what is put before a font file: a directory of tables in which some are replaced, and those that nobody asks for are left
// out.
func lightFront(r io.ReaderAt, at int64, own []table) ([]byte, error) {
	kind, records, err := tablesAt(r, at)
	if err != nil {
		return nil, err
	}
	kept := records[:0]
	for _, rec := range records {
		if !slices.Contains(unread, rec.tag) && !slices.ContainsFunc(own, func(t table) bool { return t.tag == rec.tag }) {
			kept = append(kept, rec)
		}
	}
	directory := headSize + recordSize*(len(kept)+len(own))
	length := directory
	for _, t := range own {
		length += len(t.content)
	}
	front := make([]byte, 0, length)
	front = append(front, kind...)
	front = binary.BigEndian.AppendUint16(front, uint16(len(kept)+len(own)))
	front = append(front, make([]byte, headSize-len(front))...)
	for place, i := directory, 0; i < len(own); i++ {
		front = record{own[i].tag, int64(place), int64(len(own[i].content))}.append(front)
		place += len(own[i].content)
	}
	for _, rec := range kept {
		rec.offset += int64(length)
		front = rec.append(front)
	}
	for _, t := range own {
		front = append(front, t.content...)
	}
	return front, nil
}

// behind is a file behind something else.
type behind struct {
	front []byte
	file  io.ReaderAt
}

// ReadAt implements io.ReaderAt.
func (b behind) ReadAt(p []byte, at int64) (n int, err error) {
	if at < int64(len(b.front)) {
		n = copy(p, b.front[at:])
		if n == len(p) {
			return n, nil
		}
	}
	more, err := b.file.ReadAt(p[n:], at+int64(n)-int64(len(b.front)))
	return n + more, err
}
