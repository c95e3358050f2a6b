package layout

import (
	"tippani/model"
	"tippani/model/segment"
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
	line := d.Line(r)
	text := d.article.Text()[line.Range.Start:line.End]
	glyphs, column := buf[:0], Column(0)
	scan := segment.NewScanner(text)
	for scan.Next() {
		cell := fit(d.profile, d.cols, d.profile.Cell(text[scan.Start():scan.End()]))
		glyphs = append(glyphs, Glyph{line.Range.Start + model.Offset(scan.Start()), column, cell})
		column += Column(cell.Columns)
	}
	return glyphs
}

// At is the position on a line whose cluster covers the column. Past the end of the drawn text it is the last position
// that is still on the line: the end of the paragraph on its last line, elsewhere the white space at which the line
// was broken, or its last cluster if it was broken inside a word.
func (d *Document) At(r Ref, c Column) model.Offset {
	line := d.Line(r)
	text := d.article.Text()[line.Range.Start:line.End]
	last, column := 0, Column(0)
	scan := segment.NewScanner(text)
	for scan.Next() {
		column += Column(drawnColumns(d.profile, d.cols, text[scan.Start():scan.End()]))
		if c < column {
			return line.Range.Start + model.Offset(scan.Start())
		}
		last = scan.Start()
	}
	switch {
	case line.Last && d.endsInCRLF(line):
		return line.Range.End - 1
	case line.Last:
		return line.Range.End
	case line.End < line.Range.End:
		return line.End
	}
	return line.Range.Start + model.Offset(last)
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
	text := d.article.Text()[line.Range.Start:line.End]
	column := Column(0)
	scan := segment.NewScanner(text)
	for scan.Next() && line.Range.Start+model.Offset(scan.End()) <= o {
		column += Column(drawnColumns(d.profile, d.cols, text[scan.Start():scan.End()]))
	}
	return column
}

// drawnColumns is the columns of a cluster on a line of at most cols.
func drawnColumns(p *width.Profile, cols int, cluster string) int {
	if n := p.Columns(cluster); n <= cols {
		return n
	}
	return fit(p, cols, p.Cell(cluster)).Columns
}

// fit returns a cell that a line of cols columns can hold: the cell, or an ellipsis in its place.
func fit(p *width.Profile, cols int, cell width.Cell) width.Cell {
	if cell.Columns <= cols {
		return cell
	}
	if ellipsis := p.Cell("…"); ellipsis.Columns <= cols {
		return ellipsis
	}
	return width.Cell{Text: "?", Columns: 1}
}
