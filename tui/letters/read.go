package letters

import (
	"encoding/binary"
	"hash/crc32"
	"iter"
	"path/filepath"
	"sort"

	"tippani/model/regular"
)

// A file is, with all numbers in little-endian order:
//
//	head     magic; the Identity; CRC-32C of all after it; how many words there are; the Sizes; the height of a row in pixels
//	index    for each word the sum of its key and where it begins in the file, by sum
//	words    one after the other, those first that were used last
const (
	magic     = "tplettr2"
	sumAt     = len(magic) + len(Identity{})
	checkedAt = sumAt + 4
	sizesAt   = checkedAt + 4
	heightAt  = sizesAt + 4*len(Sizes{})
	headSize  = heightAt + 4
	indexSize = 8 + 4

	// wordSize is what a word takes beside its text, its clusters and its pixels: flags, and the numbers below.
	wordSize = 1 + 6*2

	flagBold  = 1
	flagSmall = 2
	flagMask  = 4
	// flagStamps says that a mask has coloured pictures: how many, and each as its figures and its pixels.
	flagStamps = 8
	stampSize  = 4 * 2
	mostStamps = 255

	// longest is the longest word that is kept, in bytes.
	longest = 256
	// largestNumber is the largest that there is room for.
	largestNumber = 1<<16 - 1
	// largest is the size in bytes from which a file is taken for something else.
	largest = 4 << 20
	// mostWords is more words than a file of that size can have.
	mostWords = largest / wordSize
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Case holds the words of a file. It does not change; nil holds none.
type Case struct {
	data   []byte
	words  int
	height int // of a row of text, in pixels
	sizes  Sizes
}

// Read reads the file of an Identity in a directory, for rows of so many pixels; nil when there is none that is whole.
func Read(dir string, id Identity, height int) *Case {
	data, err := regular.Read(filepath.Join(dir, id.name()), largest)
	if err != nil {
		return nil
	}
	return parse(data, id, height)
}

func parse(data []byte, id Identity, height int) *Case {
	if len(data) < headSize || string(data[:len(magic)]) != magic || Identity(data[len(magic):sumAt]) != id {
		return nil
	}
	if crc32.Checksum(data[checkedAt:], castagnoli) != binary.LittleEndian.Uint32(data[sumAt:]) {
		return nil
	}
	words := binary.LittleEndian.Uint32(data[checkedAt:])
	if words > mostWords || headSize+int(words)*indexSize > len(data) || binary.LittleEndian.Uint32(data[heightAt:]) != uint32(height) {
		return nil
	}
	c := &Case{data: data, words: int(words), height: height}
	for i := range c.sizes {
		c.sizes[i] = binary.LittleEndian.Uint32(data[sizesAt+4*i:])
	}
	return c
}

// Sizes are the figures that the words were set by; false where there are none.
func (c *Case) Sizes() (Sizes, bool) {
	if c == nil {
		return Sizes{}, false
	}
	return c.sizes, true
}

// Find is a word. Its mask shares the memory of the Case.
func (c *Case) Find(k Key) (Word, bool) {
	if c == nil {
		return Word{}, false
	}
	sum := k.sum()
	at := func(i int) []byte { return c.data[headSize+i*indexSize:] }
	first := sort.Search(c.words, func(i int) bool { return binary.LittleEndian.Uint64(at(i)) >= sum })
	for i := first; i < c.words && binary.LittleEndian.Uint64(at(i)) == sum; i++ {
		if found, w, _, ok := c.word(int64(binary.LittleEndian.Uint32(at(i)[8:]))); ok && found == k {
			return w, true
		}
	}
	return Word{}, false
}

// All are the words, those first that were used last.
func (c *Case) All() iter.Seq2[Key, Word] {
	return func(yield func(Key, Word) bool) {
		if c == nil {
			return
		}
		place := int64(headSize + c.words*indexSize)
		for range c.words {
			k, w, next, ok := c.word(place)
			if !ok || !yield(k, w) {
				return
			}
			place = next
		}
	}
}

// word decodes the word that begins at a place, and tells where the next one does; false where there is none that holds together.
func (c *Case) word(place int64) (k Key, w Word, next int64, ok bool) {
	if place < int64(headSize) || place+wordSize > int64(len(c.data)) {
		return k, w, 0, false
	}
	b := c.data[place:]
	flags := b[0]
	number := func(i int) int { return int(binary.LittleEndian.Uint16(b[1+2*i:])) }
	text, clusters, m := number(0), number(1), Mask{Left: int(int16(number(2))), Top: number(3), Width: number(4), Rows: number(5)}
	size := wordSize + text + 4*clusters
	if flags&flagMask != 0 {
		size += m.Width * m.Rows
	}
	if clusters == 0 || text > longest || size > len(b) {
		return k, w, 0, false
	}
	k = Key{Text: string(b[wordSize : wordSize+text]), Bold: flags&flagBold != 0, Small: flags&flagSmall != 0}
	figures := make([]int, 2*clusters+1) // the ends, and the edges after them
	w = Word{Ends: figures[:clusters:clusters], Edges: figures[clusters:]}
	for i := range clusters {
		w.Ends[i] = int(binary.LittleEndian.Uint16(b[wordSize+text+2*i:]))
		w.Edges[i+1] = int(binary.LittleEndian.Uint16(b[wordSize+text+2*(clusters+i):]))
	}
	if flags&flagMask != 0 {
		m.Pix = b[size-m.Width*m.Rows : size : size]
		w.Mask = &m
		ok = m.Width > 0 && m.Top+m.Rows <= c.height
	} else {
		ok = true
	}
	if flags&flagStamps != 0 {
		n, whole := w.Mask.stamps(b[size:], c.height)
		size, ok = size+n, ok && whole
	}
	ok = ok && rising(w.Ends, 0) && w.Ends[clusters-1] == text && rising(w.Edges, -1)
	return k, w, place + int64(size), ok
}

// stamps decodes the coloured pictures of a mask, in a row so many pixels high, and tells how many bytes they take; false where they do not
// hold together.
func (m *Mask) stamps(b []byte, height int) (size int, ok bool) {
	if m == nil || len(b) == 0 || b[0] == 0 {
		return 0, false
	}
	m.Stamps = make([]Stamp, b[0])
	size = 1
	for i := range m.Stamps {
		if len(b) < size+stampSize {
			return size, false
		}
		number := func(i int) int { return int(binary.LittleEndian.Uint16(b[size+2*i:])) }
		s := Stamp{X: int(int16(number(0))), Y: number(1), Width: number(2), Height: number(3)}
		size += stampSize
		n := 4 * s.Width * s.Height
		if n == 0 || n > len(b)-size || s.Y+s.Height > height {
			return size, false
		}
		s.Pix = b[size : size+n : size+n]
		size += n
		m.Stamps[i] = s
	}
	return size, true
}
