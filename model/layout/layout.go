// Package layout sets an article in lines of at most n columns under one terminal's width profile, and converts
// between positions in the text and places on those lines. Lines are made when they are asked for, one block at a time
// (a block is a paragraph, or a piece of a very long one), so the cost does not depend on the article's length.
// docs/layout.md has the rules.
package layout

import (
	"cmp"
	"sort"

	"tippani/model"
	"tippani/model/width"
)

// Column counts terminal columns from the left edge of a line, from 0; where text is drawn (width.Profile.Typesets) it counts pixels.
type Column int

// Ref names a line: the block it is in and its place there, both counted from 0.
type Ref struct{ Block, Line int }

// Compare orders lines as they follow each other in the text: -1, 0 or 1.
func Compare(a, b Ref) int {
	return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Line, b.Line))
}

// Line is one line as set.
type Line struct {
	// Range is all of the line's text. The lines of a paragraph follow each other without a gap; the line feed
	// between two paragraphs belongs to no line.
	Range model.Range
	// End is where drawing ends: Range.End without the white space at the end of the line.
	End model.Offset
	// Columns is the width of what is drawn.
	Columns Column
	// Paragraph is the number of the line's paragraph, counted from 0.
	Paragraph int
	// First and Last tell whether the line begins and ends its paragraph.
	First, Last bool
}

// Document is an article laid out. It is not safe for concurrent use: it remembers the blocks used last.
type Document struct {
	article *model.Article
	profile *width.Profile
	cols    int
	blocks  blockTable
	recent  recentBlocks
	setter  setter
}

// New lays out an article in lines of at most cols columns of the terminal; fewer than one counts as one. It does no work that grows
// with the article's number of lines or paragraphs.
func New(a *model.Article, p *width.Profile, cols int) *Document {
	cols = max(cols, 1)
	if p != nil {
		cols *= p.Unit()
	}
	return &Document{
		article: a,
		profile: p,
		cols:    cols,
		blocks:  newBlockTable(a),
		setter:  newSetter(p, cols),
	}
}

// Article is what is laid out.
func (d *Document) Article() *model.Article { return d.article }

// Profile is the width profile in force.
func (d *Document) Profile() *width.Profile { return d.profile }

// Width is the most a line may take, as Column counts.
func (d *Document) Width() int { return d.cols }

// First is the article's first line. Every article has one, an empty article too.
func (d *Document) First() Ref {
	return Ref{Block: d.nextBlock(-1)}
}

// Last is the article's last line.
func (d *Document) Last() Ref {
	b := d.blocks.count() - 1
	return Ref{b, len(d.block(b).lines) - 1}
}

// Find is the line that holds o. A line feed, and the end of the text, are on the last line of their paragraph. An
// offset outside the article counts as its nearer end.
func (d *Document) Find(o model.Offset) Ref {
	o = min(max(o, 0), d.article.Len())
	b := d.blocks.at(o)
	blk := d.block(b)
	at := uint32(o - blk.start)
	after := sort.Search(len(blk.lines), func(i int) bool { return blk.lines[i].start > at })
	return Ref{b, max(after-1, 0)}
}

// Line describes a line. A Ref outside the article counts as the nearest line.
func (d *Document) Line(r Ref) Line {
	r, blk := d.locate(r)
	set := blk.lines[r.Line]
	line := Line{
		Range:     model.Range{Start: blk.start + model.Offset(set.start), End: blk.end},
		End:       blk.start + model.Offset(set.end),
		Columns:   Column(set.columns),
		Paragraph: blk.paragraph,
		First:     r.Line == 0 && blk.first,
		Last:      r.Line == len(blk.lines)-1 && blk.last,
	}
	if r.Line+1 < len(blk.lines) {
		line.Range.End = blk.start + model.Offset(blk.lines[r.Line+1].start)
	}
	return line
}

// Move goes n lines down, or up if n is negative, and stops at the article's ends. moved is how many lines it went, with
// the sign of n.
func (d *Document) Move(r Ref, n int) (to Ref, moved int) {
	r, blk := d.locate(r)
	for left := n; left != 0; {
		if line := r.Line + left; 0 <= line && line < len(blk.lines) {
			return Ref{r.Block, line}, n
		}
		next := d.nextBlock(r.Block)
		gone := len(blk.lines) - r.Line
		if left < 0 {
			next = d.previousBlock(r.Block)
			gone = -r.Line - 1
		}
		if next < 0 {
			end := 0
			if left > 0 {
				end = len(blk.lines) - 1
			}
			return Ref{r.Block, end}, n - left + end - r.Line
		}
		blk = d.block(next)
		r = Ref{Block: next}
		if left < 0 {
			r.Line = len(blk.lines) - 1
		}
		left -= gone
	}
	return r, n
}

// locate puts a Ref on a line that exists and returns that line's block.
func (d *Document) locate(r Ref) (Ref, *block) {
	switch {
	case r.Block < 0:
		r = d.First()
	case r.Block >= d.blocks.count():
		r = d.Last()
	}
	blk := d.block(r.Block)
	if len(blk.lines) == 0 {
		r = Ref{Block: d.nextBlock(r.Block)}
		blk = d.block(r.Block)
	}
	r.Line = min(max(r.Line, 0), len(blk.lines)-1)
	return r, blk
}

// nextBlock is the nearest block after b that has lines; -1 if there is none.
func (d *Document) nextBlock(b int) int {
	for b++; b < d.blocks.count(); b++ {
		if !d.blocks.empty(b) {
			return b
		}
	}
	return -1
}

// previousBlock is the nearest block before b that has lines; -1 if there is none.
func (d *Document) previousBlock(b int) int {
	for b--; b >= 0; b-- {
		if !d.blocks.empty(b) {
			return b
		}
	}
	return -1
}
