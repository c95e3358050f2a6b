package layout

import (
	"tippani/model"
	"tippani/model/width"
)

// Glyph is a cluster in its place on a line.
type Glyph struct {
	Offset model.Offset // where the cluster begins
	Column Column       // where it is drawn
	Cell   width.Cell   // what is drawn
}

// Cells returns the clusters drawn on a line, in order, in the memory of buf.
func (d *Document) Cells(r Ref, buf []Glyph) []Glyph {
	glyphs, column := buf[:0], Column(0)
	scan, start := d.scan(r)
	for scan.Next() {
		cell := fit(d.profile, d.cols, scan.Cell())
		glyphs = append(glyphs, Glyph{start + model.Offset(scan.Start()), column, cell})
		column += Column(cell.Columns)
	}
	return glyphs
}

// scan goes through what is drawn of a line; its offsets count from start. Words are those of the line's block, as in the setter.
func (d *Document) scan(r Ref) (scan width.Scanner, start model.Offset) {
	r, blk := d.locate(r)
	set := blk.lines[r.Line]
	return d.profile.Scan(d.article.Text()[blk.start:blk.end], int(set.start), int(set.end)), blk.start
}

// At is the position on a line whose cluster covers the column. Past the end of the drawn text it is the last position
// that is still on the line: the end of the paragraph on its last line, elsewhere the white space at which the line
// was broken, or its last cluster if it was broken inside a word.
func (d *Document) At(r Ref, c Column) model.Offset {
	line := d.Line(r)
	last, column := line.Range.Start, Column(0)
	scan, start := d.scan(r)
	for scan.Next() {
		column += Column(drawnColumns(d.profile, d.cols, &scan))
		at := start + model.Offset(scan.Start())
		if c < column {
			return at
		}
		last = at
	}
	switch {
	case line.Last && d.endsInCRLF(line):
		return line.Range.End - 1
	case line.Last:
		return line.Range.End
	case line.End < line.Range.End:
		return line.End
	}
	return last
}

// endsInCRLF reports whether the line feed after a line is in one cluster with the carriage return before it (GB3).
func (d *Document) endsInCRLF(line Line) bool {
	text := d.article.Text()
	end := int(line.Range.End)
	return end > int(line.Range.Start) && end < len(text) && text[end-1:end+1] == "\r\n"
}

// ColumnOf is the column at which the cluster at o is drawn on a line. White space that is not drawn, and the end of
// the line, are at the column after the drawn text; a position before the line is at column 0.
func (d *Document) ColumnOf(r Ref, o model.Offset) Column {
	line := d.Line(r)
	if o >= line.End {
		return line.Columns
	}
	column := Column(0)
	scan, start := d.scan(r)
	for scan.Next() && start+model.Offset(scan.End()) <= o {
		column += Column(drawnColumns(d.profile, d.cols, &scan))
	}
	return column
}

// drawnColumns is the width of a cluster on a line of at most cols.
func drawnColumns(p *width.Profile, cols int, cluster *width.Scanner) int {
	if n := cluster.Columns(); n <= cols {
		return n
	}
	return fit(p, cols, cluster.Cell()).Columns
}

// fit returns a cell that a line of cols columns can hold: the cell, or an ellipsis in its place.
func fit(p *width.Profile, cols int, cell width.Cell) width.Cell {
	if cell.Columns <= cols {
		return cell
	}
	for _, less := range []string{"…", "?"} {
		if scan := p.Scan(less, 0, len(less)); scan.Next() && scan.Columns() <= cols {
			return scan.Cell()
		}
	}
	return width.Cell{Text: "?", Columns: 1, Word: "?"}
}
