package layout

import (
	"sort"

	"tippani/model"
	"tippani/model/segment"
)

const (
	// blockBytes is the size of the pieces that a longer paragraph is set in, so that no jump has to set more.
	blockBytes = 128 << 10
	// cutBytes is how far before a multiple of blockBytes a cut looks for white space.
	cutBytes = 1 << 10
)

// blockTable numbers an article's blocks. A paragraph of up to blockBytes is one block; only longer ones, of which
// there are few, are listed.
type blockTable struct {
	article *model.Article
	long    []longParagraph // ascending
}

type longParagraph struct {
	paragraph int
	block     int // number of its first block
	blocks    int
}

// piece is where a block lies: piece number piece of a paragraph that has pieces of them.
type piece struct{ paragraph, piece, pieces int }

func newBlockTable(a *model.Article) blockTable {
	t := blockTable{article: a}
	extra := 0
	// A paragraph longer than blockBytes covers a multiple of blockBytes, so looking at those finds all of them.
	for o := model.Offset(0); o < a.Len(); o += blockBytes {
		p := a.ParagraphAt(o)
		if n := len(t.long); n > 0 && t.long[n-1].paragraph == p {
			continue
		}
		if length := a.Paragraph(p).Len(); length > blockBytes {
			blocks := (length + blockBytes - 1) / blockBytes
			t.long = append(t.long, longParagraph{p, p + extra, blocks})
			extra += blocks - 1
		}
	}
	return t
}

func (t *blockTable) count() int {
	count := t.article.Paragraphs()
	if n := len(t.long); n > 0 {
		last := t.long[n-1]
		count += last.block - last.paragraph + last.blocks - 1
	}
	return count
}

// pieceOf finds a block from its number.
func (t *blockTable) pieceOf(b int) piece {
	i := sort.Search(len(t.long), func(i int) bool { return t.long[i].block > b }) - 1
	if i < 0 {
		return piece{b, 0, 1}
	}
	l := t.long[i]
	if b < l.block+l.blocks {
		return piece{l.paragraph, b - l.block, l.blocks}
	}
	return piece{l.paragraph + b - l.block - l.blocks + 1, 0, 1}
}

// at is the number of the block that holds o.
func (t *blockTable) at(o model.Offset) int {
	p := t.article.ParagraphAt(o)
	i := sort.Search(len(t.long), func(i int) bool { return t.long[i].paragraph > p }) - 1
	if i < 0 {
		return p
	}
	l := t.long[i]
	if l.paragraph != p {
		return p + l.block - l.paragraph + l.blocks - 1
	}
	r := t.article.Paragraph(p)
	piece := min(int(o-r.Start)/blockBytes, l.blocks-1)
	for piece+1 < l.blocks && t.cut(r, piece+1) <= o {
		piece++
	}
	return l.block + piece
}

// span is the text of a block.
func (t *blockTable) span(at piece) model.Range {
	r := t.article.Paragraph(at.paragraph)
	if at.pieces == 1 {
		return r
	}
	piece := r
	if at.piece > 0 {
		piece.Start = t.cut(r, at.piece)
	}
	if at.piece+1 < at.pieces {
		piece.End = t.cut(r, at.piece+1)
	}
	return piece
}

// empty reports whether a block has no lines: a piece that lies wholly inside one cluster, which is an earlier piece's.
func (t *blockTable) empty(b int) bool {
	at := t.pieceOf(b)
	return at.pieces > 1 && t.span(at).Empty()
}

// cut is where piece n of a long paragraph r begins: after the last white space in the cutBytes before the multiple of
// blockBytes, else at the cluster boundary before it. It depends on nothing but the text.
func (t *blockTable) cut(r model.Range, n int) model.Offset {
	text := t.article.Text()[r.Start:r.End]
	target := n * blockBytes
	for i := target; i > target-cutBytes; i-- {
		if isBlank(text[i-1]) && !isBlank(text[i]) && segment.Floor(text[i-1:min(i+blockBytes, len(text))], 1) == 1 {
			return r.Start + model.Offset(i)
		}
	}
	return r.Start + model.Offset(segment.Floor(text, target))
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }
