// Package typeset sets words in the fonts of a set: how wide each grapheme cluster is, and which glyphs stand where. A line of text is as
// high as a cell of the terminal, and the letters as large as fit into it.
package typeset

import (
	"image"
	"strings"
	"sync"

	"github.com/go-text/typesetting/harfbuzz"

	"tippani/model/width"
	"tippani/tui/fonts"
	"tippani/tui/letters"
)

// Setter sets words for cells of one size. It is safe for concurrent use, and gives the same answer every time.
type Setter struct {
	set   *fonts.Set
	cell  image.Point
	sizes [2]measure    // of the text, and of small text
	kept  *letters.Case // words of earlier starts

	mu     sync.Mutex
	faces  map[faceKey]*Face
	buffer *harfbuzz.Buffer
	words  cache
	fresh  int // words that were not kept
}

type faceKey struct {
	font  *fonts.Font
	small bool
}

// New makes a Setter for cells of so many pixels. size is that of the letters, in pixels to the em of the font for Bengali; 0 for the
// largest with which their ink fits the cell.
func New(set *fonts.Set, cell image.Point, size float64) *Setter {
	return Recalling(set, cell, size, nil)
}

// Recalling is New with words that an equal Setter set in an earlier start, and its sizes: no font is read until another word is set.
func Recalling(set *fonts.Set, cell image.Point, size float64, kept *letters.Case) *Setter {
	s := &Setter{set: set, cell: Bounded(cell), kept: kept, faces: map[faceKey]*Face{}, buffer: harfbuzz.NewBuffer()}
	if sizes, ok := kept.Sizes(); !ok || !s.resize(sizes) {
		s.kept = nil
		s.fit(size)
	}
	return s
}

// Bounded is a cell as large as text is set for, where the terminal's is of a size that makes no sense.
func Bounded(cell image.Point) image.Point {
	return image.Pt(min(max(cell.X, 3), 400), min(max(cell.Y, 6), 800))
}

// Cell is the size of a cell in pixels.
func (s *Setter) Cell() image.Point { return s.cell }

// Size is how large the letters are, in pixels to the em of the font for Bengali.
func (s *Setter) Size() float64 { return float64(s.sizes[0].em) }

// Baseline is how many pixels below the top of its row the line stands on which letters stand.
func (s *Setter) Baseline(small bool) int { return s.measure(small).baseline }

// Advances appends the advance of each grapheme cluster of a word, in pixels, to buf. Their sum is the rounded advance of the word, and
// those of a bold word are those of the regular one.
func (s *Setter) Advances(word string, bold, small bool, buf []int) []int {
	w := s.word(letters.Key{Text: word, Bold: bold, Small: small}, false)
	for i := 1; i < len(w.Edges); i++ {
		buf = append(buf, w.Edges[i]-w.Edges[i-1])
	}
	return buf
}

// Word sets a word. It is shared: nobody writes to it.
func (s *Setter) Word(word string, bold, small bool) *Word {
	return s.word(letters.Key{Text: word, Bold: bold, Small: small}, true)
}

// word is a word, with its glyphs if these are asked for: a word of an earlier start comes without.
func (s *Setter) word(key letters.Key, glyphs bool) *Word {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w := s.words.get(key); w != nil && (w.set || !glyphs) {
		return w
	}
	key.Text = strings.Clone(key.Text) // what is kept holds no article
	k, known := s.kept.Find(key)
	if known && !glyphs {
		w := &Word{Ends: k.Ends, Edges: k.Edges}
		s.words.put(key, w)
		return w
	}
	w := s.typeset(key.Text, key.Bold, key.Small)
	s.words.put(key, w)
	if !known {
		s.fresh++
	}
	return w
}

// Regular is the Setter for what is neither bold nor small.
func (s *Setter) Regular() width.Typesetter { return regular{s} }

type regular struct{ *Setter }

func (r regular) Advances(word string, buf []int) []int {
	return r.Setter.Advances(word, false, false, buf)
}

// Small is the Setter for small text.
func (s *Setter) Small() width.Typesetter { return lesser{s} }

type lesser struct{ *Setter }

func (l lesser) Advances(word string, buf []int) []int {
	return l.Setter.Advances(word, false, true, buf)
}

// Word is a word that was set. Its origin is on the baseline at its left end.
type Word struct {
	Ends   []int // the byte at which each cluster ends
	Edges  []int // the pixels between which the clusters stand: one more than there are clusters, from 0, rising
	Glyphs []Glyph

	set bool // Glyphs are there; else only the clusters are known
}

// Kind is how a glyph is drawn.
type Kind uint8

const (
	// Outline is a glyph of a font.
	Outline Kind = iota
	// Ruled is a box-drawing character or block element: it fills its cell exactly, and joins its neighbours.
	Ruled
	// Picture is a glyph of a font of coloured pictures.
	Picture
	// Missing stands for what no font has, or what has no shape: an empty box.
	Missing
)

// Glyph is one glyph of a word.
type Glyph struct {
	Kind Kind
	Face *Face   // Outline, Picture
	ID   uint32  // Outline, Picture: the glyph in the font
	X, Y float32 // pixels from the word's origin to the glyph's; Y rises
	Rune rune    // Ruled, Missing
	Wide int     // Ruled, Missing: pixels
	// Box is where a Picture goes, in pixels from the word's origin and from the top of the row. It lies within the row.
	Box image.Rectangle
	// Where the picture is made of outlines: the left top corner of Box in units of the font, and how many pixels one is.
	Left, Top, Scale float32

	// An outline that would reach out of the row is pressed into it: what of it lies below the baseline is Deep times as deep, and
	// what lies above the height of the headline Tall times as high; 1 for an outline that fits.
	Deep, Tall float32
	Narrow     float32 // a bold outline is so many times as wide, to be no wider than the regular one; else 1
	Smear      float32 // a regular outline is drawn over so many pixels to the right, where there is no bold one
}

// Face is a font at the size of a Setter. Faces are compared by their address.
type Face struct {
	Font     *fonts.Font
	Scale    float32 // pixels to a unit of the font
	Headline float32 // pixels from the baseline to where Tall begins

	shaper *harfbuzz.Font // nil where the font can not be read
}

const (
	// generation is how many words are kept before the older half of those kept may go: the words of hundreds of pages.
	generation = 12000
	// longestKept is the longest word that is kept, in bytes.
	longestKept = 256
)

// cache keeps the words used last, in two halves: what is used is in the younger one, and the older is dropped whole.
type cache struct{ young, old map[letters.Key]*Word }

func (c *cache) get(k letters.Key) *Word {
	if w := c.young[k]; w != nil {
		return w
	}
	w := c.old[k]
	if w != nil {
		k.Text = strings.Clone(k.Text)
		c.put(k, w)
	}
	return w
}

func (c *cache) put(k letters.Key, w *Word) {
	if len(k.Text) > longestKept {
		return
	}
	if c.young == nil || len(c.young) >= generation {
		c.old, c.young = c.young, make(map[letters.Key]*Word, generation/8)
	}
	c.young[k] = w
}
