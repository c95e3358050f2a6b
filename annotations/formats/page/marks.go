package page

import (
	"slices"
	"strconv"
	"strings"

	"tippani/annotations"
	"tippani/model"
)

// piece opens or closes a span, or is text. A span that crosses others, or the end of a paragraph, is opened several times: elements nest.
type piece struct {
	kind     pieceKind
	span     int // index among the article's
	from, to model.Offset
}

type pieceKind uint8

const (
	plain pieceKind = iota
	opening
	closing
	paragraph // a paragraph begins
	finish    // and ends
)

// cutter cuts a text. open are the spans around the place it has reached, the outermost first.
type cutter struct {
	spans []*annotations.Span
	open  []int
	out   []piece
}

// pieces cuts a text at the ends of its spans, which are sorted as in a Set, and of its paragraphs. A paragraph has its line feed in it.
func pieces(text string, spans []*annotations.Span) []piece {
	c := cutter{spans: spans}
	at, next := model.Offset(0), 0
	for line := range strings.Lines(text) {
		end := at + model.Offset(len(line))
		c.out = append(c.out, piece{kind: paragraph})
		c.begin(0)
		for at < end {
			for ; next < len(spans) && spans[next].Range.Start <= at; next++ {
				if spans[next].Range.End > at {
					c.open = append(c.open, next)
					c.begin(len(c.open) - 1)
				}
			}
			to := end
			if next < len(spans) {
				to = min(to, spans[next].Range.Start)
			}
			for _, s := range c.open {
				to = min(to, spans[s].Range.End)
			}
			c.out = append(c.out, piece{kind: plain, from: at, to: to})
			at = to
			c.endAt(at)
		}
		c.close(0)
		c.out = append(c.out, piece{kind: finish})
	}
	return c.out
}

// begin opens the spans from the ith of those around on.
func (c *cutter) begin(i int) {
	for _, s := range c.open[i:] {
		c.out = append(c.out, piece{kind: opening, span: s})
	}
}

// close closes them, the innermost first.
func (c *cutter) close(i int) {
	for _, s := range slices.Backward(c.open[i:]) {
		c.out = append(c.out, piece{kind: closing, span: s})
	}
}

// endAt closes the spans that end at a place, and with them those inside, which are opened again where they go on.
func (c *cutter) endAt(at model.Offset) {
	ends := func(s int) bool { return c.spans[s].Range.End <= at }
	first := slices.IndexFunc(c.open, ends)
	if first < 0 {
		return
	}
	c.close(first)
	c.open = slices.DeleteFunc(c.open, ends)
	c.begin(first)
}

// text writes an article's text with its spans.
func (s *section) text(b *strings.Builder) {
	text := s.doc.Article.Text()
	all := pieces(text, s.doc.Spans)
	last := make([]int, len(s.doc.Spans))
	for i, p := range all {
		if p.kind == opening {
			last[p.span] = i
		}
	}
	begun := make([]bool, len(s.doc.Spans))
	for i, p := range all {
		switch p.kind {
		case paragraph:
			b.WriteString("<p>")
		case finish:
			b.WriteString("</p>")
		case plain:
			b.WriteString(shown(text[p.from:p.to]))
		case closing:
			b.WriteString("</mark>")
		case opening:
			s.open(b, p.span, !begun[p.span], last[p.span] == i)
			begun[p.span] = true
		}
	}
}

// open writes the beginning of a span, or of a further part of it.
func (s *section) open(b *strings.Builder, i int, first, last bool) {
	span := s.doc.Spans[i]
	kind := "e"
	if span.Kind.Passage() {
		kind = "q"
	}
	b.WriteString(`<mark class="` + kind + " " + s.names.class(span.Label) + " s" + strconv.Itoa(i))
	if first {
		b.WriteString(" a")
	}
	if last {
		b.WriteString(" z")
	}
	b.WriteByte('"')
	if first {
		b.WriteString(` id="` + s.mark(i) + `" tabindex="0" aria-describedby="` + s.mark(i) + `-n"`)
	}
	if says := s.linked(i); says != "" {
		b.WriteString(` data-r="` + told(says) + `"`)
	}
	if last {
		tag := s.names.tag(span.Label)
		if span.Note != "" {
			tag += " ✎"
		}
		b.WriteString(` data-t="` + told(tag) + `"`)
	}
	b.WriteByte('>')
}
