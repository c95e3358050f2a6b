package formats

import (
	"fmt"

	"tippani/model"
)

// Unit is what the offsets of a file count.
type Unit string

// The units. Until the first character outside the BMP (an emoji) code points and UTF-16 units agree, which is how a
// mix-up passes every test with plain Bengali.
const (
	CodePoints Unit = "codepoints"
	UTF16      Unit = "utf16"
	Bytes      Unit = "bytes"    // of UTF-8
	Clusters   Unit = "clusters" // grapheme clusters; depends on the Unicode version
)

// Units lists the units.
func Units() []Unit { return []Unit{CodePoints, UTF16, Bytes, Clusters} }

// Count is the number of units before o.
func (u Unit) Count(a *model.Article, o model.Offset) int {
	switch u {
	case UTF16:
		return a.Index().UTF16(o)
	case Bytes:
		return int(o)
	case Clusters:
		return a.Index().Cluster(o)
	}
	return a.Index().CodePoint(o)
}

// ByteOf is the byte at which unit n begins; false when n is outside the text or inside a character.
func (u Unit) ByteOf(a *model.Article, n int) (int, bool) {
	switch u {
	case UTF16:
		return a.Index().ByteOfUTF16(n)
	case Bytes:
		text := a.Text()
		if n < 0 || n > len(text) {
			return 0, false
		}
		return n, n == len(text) || text[n]&0xC0 != 0x80
	case Clusters:
		o, ok := a.Index().FromCluster(n)
		return int(o), ok
	}
	return a.Index().ByteOfCodePoint(n)
}

// UnitError says that offsets fit a text in more than one way and nothing decides.
type UnitError struct {
	Where string // file and line
	ID    string // of the article
	Fit   []Unit
}

// Error implements error.
func (e *UnitError) Error() string {
	return fmt.Sprintf("%s: the offsets of article %s fit the text both as %s and as %s, and they mean different spans; say "+
		"which with --unit",
		e.Where, e.ID, e.Fit[0], e.Fit[1])
}
