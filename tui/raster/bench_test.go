package raster

import (
	"image"
	"testing"

	"tippani/tui/picture"
	"tippani/tui/typeset"
)

// articleRows are rows of text and labels of 100 cells each.
func articleRows(b *testing.B, n int) (*typeset.Setter, []*picture.Row) {
	s := setter(b, image.Pt(8, 16))
	lines := sample(s, dark)[:6]
	var rows []*picture.Row
	for i := range n {
		row := *lines[i%len(lines)]
		row.Width = 800
		rows = append(rows, &row)
	}
	return s, rows
}

// BenchmarkWarmRow paints a row whose words were painted before.
func BenchmarkWarmRow(b *testing.B) {
	s, rows := articleRows(b, 6)
	r := New(s)
	for i := 0; b.Loop(); i++ {
		r.Paint(rows[i%len(rows)])
	}
}

// BenchmarkColdRows paints 6 rows of different words, none painted before; a page of 30 takes at most five times as long.
func BenchmarkColdRows(b *testing.B) {
	s, rows := articleRows(b, 6)
	for b.Loop() {
		r := New(s)
		for _, row := range rows {
			r.Paint(row)
		}
	}
}
