package letters

import (
	"crypto/sha256"
	"hash/fnv"
	"slices"
)

// Identity is what the words of a file depend on. A file of another Identity is not read.
type Identity [32]byte

// fontsPart is how much of an Identity tells the fonts.
const fontsPart = 12

// Identify is the Identity of words in fonts with this sum; rest is all else that they depend on.
func Identify(fonts [32]byte, rest string) Identity {
	id, sum := Identity(fonts), sha256.Sum256([]byte(rest))
	copy(id[fontsPart:], sum[:])
	return id
}

// Key is what a word looks like by.
type Key struct {
	Text        string
	Bold, Small bool
}

// Word is a word as it was set.
type Word struct {
	Ends  []int // the byte at which each grapheme cluster ends
	Edges []int // the pixels between which the clusters stand: one more than there are clusters, from 0, rising
	Mask  *Mask // nil for a word that was measured and not drawn
}

// Mask is how much of each pixel a word covers, of 255, in the rows of pixels that have anything of it.
type Mask struct {
	Left  int // the column of its first pixel, from where the word begins
	Top   int // the first row, from the top of the row of text
	Width int
	Rows  int
	Pix   []uint8 // Width × Rows; shared: nobody writes to it

	Stamps []Stamp // coloured pictures in the word
}

// Stamp is a coloured picture in a word, in the size that it is shown in.
type Stamp struct {
	X, Y   int     // its left top corner, in pixels from where the word begins and from the top of the row of text
	Width  int     // in pixels
	Height int     // in pixels
	Pix    []uint8 // Width × Height, each red, green, blue and how much it covers, of 255; shared: nobody writes to it
}

// fits reports whether a file has room for the figures of a picture.
func (s Stamp) fits() bool {
	return isShort(s.X) && s.Y >= 0 && s.Width > 0 && s.Height > 0 && s.Y+s.Height <= largestNumber &&
		s.Width <= largestNumber && len(s.Pix) == 4*s.Width*s.Height
}

// Sizes are the figures that words were set by, whatever they mean to the package that sets them.
type Sizes [8]uint32

// flags are the parts of a key that are not its text, as a file has them.
func (k Key) flags() (f uint8) {
	if k.Bold {
		f |= flagBold
	}
	if k.Small {
		f |= flagSmall
	}
	return f
}

// sum is what an index is ordered by.
func (k Key) sum() uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte{k.flags()})
	_, _ = h.Write([]byte(k.Text))
	return h.Sum64()
}

// fits reports whether a file has room for the figures of a word, and the word holds together.
func (w Word) fits(k Key) bool {
	n := len(w.Ends)
	if n == 0 || len(w.Edges) != n+1 || w.Edges[0] != 0 || len(k.Text) > longest || w.Ends[n-1] != len(k.Text) || w.Edges[n] > largestNumber {
		return false
	}
	m := w.Mask
	return m == nil || isShort(m.Left) && m.Top >= 0 && m.Top <= largestNumber &&
		m.Width > 0 && m.Width <= largestNumber && m.Rows >= 0 && m.Rows <= largestNumber && len(m.Pix) == m.Width*m.Rows &&
		len(m.Stamps) <= mostStamps && !slices.ContainsFunc(m.Stamps, func(s Stamp) bool { return !s.fits() })
}

// isShort reports whether there is room in a file for a number that may be negative.
func isShort(n int) bool { return n == int(int16(n)) }

// rising reports whether each number is greater than the one before it, and the first one than least.
func rising(numbers []int, least int) bool {
	for _, n := range numbers {
		if n <= least {
			return false
		}
		least = n
	}
	return true
}
