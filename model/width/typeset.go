package width

import (
	"unicode"
	"unicode/utf8"

	"tippani/model/segment"
	"tippani/model/visible"
)

// Typesetter knows how wide words are where text is drawn as pictures instead of being printed.
type Typesetter interface {
	// Advances appends the advance of each grapheme cluster of a word, in pixels, to buf. A word holds no blanks.
	// It must be safe for concurrent use and give the same answer every time.
	Advances(word string, buf []int) []int
}

// Typeset is the profile of the same terminal where text is drawn by t: clusters have the widths that t gives them, in pixels, and a column
// has so many of them.
func (p *Profile) Typeset(t Typesetter, pixels int) *Profile {
	drawn := *p
	drawn.typesetter, drawn.unit = t, max(pixels, 1)
	return &drawn
}

// Typesets reports whether text is drawn as pictures.
func (p *Profile) Typesets() bool { return p.typesetter != nil }

// Unit is how many of the units in which Scanner and Cell count make one column: 1, or where text is drawn the pixels of a column.
func (p *Profile) Unit() int { return max(p.unit, 1) }

// longestWord is the longest word that is shaped as one, in bytes. What is longer, a line of base64 say, is shaped cluster by cluster, so
// that a line may begin anywhere in it without looking back to its start.
const longestWord = 192

// Scanner goes through a text cluster by cluster and knows how wide each is: by itself where text is printed, in its word where it is
// drawn.
type Scanner struct {
	profile  *Profile
	text     string
	to       int
	clusters segment.Scanner
	base     int // where clusters begins in text

	from, end int   // where text is drawn: the word that the cluster is in
	advances  []int // of the word's clusters
	next      int   // index in advances of the next cluster
	lead      int   // sum of the advances before it
	long      bool  // within a word that is too long to be shaped as one
	cell      Cell
}

// Scan begins at the byte offset from of a text, on a cluster boundary, and ends at to. The words are those of the whole text.
func (p *Profile) Scan(text string, from, to int) Scanner {
	s := Scanner{profile: p, text: text, to: to, base: from, clusters: segment.NewScanner(text[from:to])}
	if p.typesetter != nil && from > 0 {
		s.enter(from)
	}
	return s
}

// enter takes up the word that a line begins in.
func (s *Scanner) enter(at int) {
	start := at
	for start > 0 && at-start <= longestWord {
		before := segment.Prev(s.text, start)
		if !joins(s.text[before:start]) {
			break
		}
		start = before
	}
	if start == at || !joins(s.text[at:segment.Next(s.text, at)]) {
		return
	}
	s.take(start)
	for scan := segment.NewScanner(s.text[start:at]); !s.long && scan.Next(); {
		s.lead += max(s.advances[s.next], 1)
		s.next++
	}
}

// take finds the word that begins at a letter, and shapes it.
func (s *Scanner) take(start int) {
	s.from, s.end, s.next, s.lead = start, start, 0, 0
	for s.end < len(s.text) && s.end-start <= longestWord {
		after := segment.Next(s.text, s.end)
		if !joins(s.text[s.end:after]) {
			break
		}
		s.end = after
	}
	if s.long = s.end-start > longestWord; !s.long {
		s.advances = s.profile.typesetter.Advances(s.text[start:s.end], s.advances[:0])
	}
}

// Next goes on to the next cluster, or reports that there is none.
func (s *Scanner) Next() bool {
	if !s.clusters.Next() {
		return false
	}
	if s.profile.typesetter != nil {
		s.draw()
	}
	return true
}

// draw finds the width of the cluster in its word.
func (s *Scanner) draw() {
	start, end := s.Start(), s.End()
	cluster := s.text[start:end]
	if !joins(cluster) {
		s.long, s.end = false, 0
		s.single(visible.Form(cluster))
		return
	}
	if !s.long && (start >= s.end || s.end == 0) {
		s.take(start)
	}
	if s.long || s.next >= len(s.advances) {
		s.single(cluster)
		return
	}
	s.cell = Cell{Text: cluster, Columns: max(s.advances[s.next], 1), Word: s.text[s.from:s.end], At: start - s.from, Lead: s.lead}
	s.lead += s.cell.Columns
	s.next++
}

// single is a cluster that is no part of a word.
func (s *Scanner) single(form string) {
	s.advances = s.profile.typesetter.Advances(form, s.advances[:0])
	sum := 0
	for _, n := range s.advances {
		sum += n
	}
	s.cell = Cell{Text: form, Columns: max(sum, 1), Word: form}
	s.advances = s.advances[:0]
}

// Start and End are the byte offsets of the cluster in the text.
func (s *Scanner) Start() int { return s.base + s.clusters.Start() }
func (s *Scanner) End() int   { return s.base + s.clusters.End() }

// Cell is what is drawn for the cluster.
func (s *Scanner) Cell() Cell {
	if s.profile.typesetter != nil {
		return s.cell
	}
	return s.profile.Cell(s.text[s.Start():s.End()])
}

// Columns is the cluster's width, as Cell has it.
func (s *Scanner) Columns() int {
	if s.profile.typesetter != nil {
		return s.cell.Columns
	}
	return s.profile.Columns(s.text[s.Start():s.End()])
}

// joins reports whether a cluster is shaped together with its neighbours: letters, digits and what they carry. Everything else, punctuation
// and blanks, stands alone, and so does what is drawn by name.
func joins(cluster string) bool {
	if c := cluster[0]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case 0x0985 <= r && r <= 0x09B9, 0x09DC <= r && r <= 0x09E1, 0x09E6 <= r && r <= 0x09F1, r == 0x09CE:
		return true
	case r >= 0x3000:
		return false // CJK, Hangul, emoji: nothing joins there, and lines break anywhere
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && visible.Form(cluster) == cluster
}
