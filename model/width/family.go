package width

import (
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Family is the rule by which a terminal counts the columns of a cluster. The measured terminals follow eight rules,
// A to H, some with variants; docs/layout.md lists them. The zero Family is unknown, and counts as go-runewidth does.
// Families can be compared with ==.
type Family struct {
	// Letter is the family, 'A' to 'H', and 0 when unknown.
	Letter byte
	// Variant names what sets a terminal apart from its family, and is empty for the plain rule.
	Variant string

	spacing     int  // columns of a spacing mark (Mc)
	nonspacing  int  // columns of a nonspacing mark (Mn, Me)
	joiner      int  // columns of ZWJ and ZWNJ
	limit       int  // most columns a cluster can take; 0: no limit
	aaFree      bool // U+09BE and U+09D7 take none (they are Grapheme_Extend, unlike other Mc)
	stackedFree bool // a spacing mark right after another mark takes none
	afterJoiner afterJoiner
	emoji       emoji
}

// afterJoiner is what a terminal does with the code point right after a joiner.
type afterJoiner byte

const (
	unchanged  afterJoiner = iota
	letterFree             // a letter after ZWJ joins the cell before it: no columns
	markStands             // a mark after a joiner gets a cell of its own: one column
)

// emoji is how a terminal counts emoji sequences. The zero value is unknown.
type emoji struct {
	known           bool
	plain           int  // columns of an emoji by itself
	variation       bool // U+FE0F makes its base wide
	keycapColumns   int
	modifierJoined  bool // a skin tone takes no columns
	flagColumns     int
	sequencesJoined bool // ZWJ sequences take two columns
}

// String is the family's letter with its variant, such as "A (tmux)", or "unknown".
func (f Family) String() string {
	switch {
	case f.Letter == 0:
		return "unknown"
	case f.Variant == "":
		return string(rune(f.Letter))
	}
	return string(rune(f.Letter)) + " (" + f.Variant + ")"
}

// table counts code points as in a western locale; package level, because building it takes a while and it is never
// changed. go-runewidth's own default would follow the environment.
var table = &runewidth.Condition{StrictEmojiNeutral: true}

// Columns returns how many columns a terminal of this family moves for a cluster, by rule. The rules hold for clusters
// that do not begin with a mark; nothing else is ever sent (package visible).
func (f Family) Columns(cluster string) int {
	if f.emoji.known {
		if n, ok := f.emoji.columns(cluster, f.joiner); ok {
			return n
		}
	}
	if f.Letter == 0 {
		f.spacing = 1
	}
	sum, previous := 0, rune(0)
	for _, r := range cluster {
		sum += f.codePoint(r, previous)
		previous = r
	}
	if f.limit > 0 {
		sum = min(sum, max(f.limit, firstColumns(cluster)))
	}
	return sum
}

// firstColumns is the width of a cluster's base: a limit of one does not make a wide ideograph narrow.
func firstColumns(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	return table.RuneWidth(r)
}

func (f Family) codePoint(r, previous rune) int {
	switch kindOf(r) {
	case joining:
		return f.joiner
	case spacing:
		if isJoiner(previous) && f.afterJoiner == markStands {
			return 1
		}
		if f.aaFree && (r == 0x09BE || r == 0x09D7) || f.stackedFree && isMark(previous) {
			return 0
		}
		return f.spacing
	case nonspacing:
		if isJoiner(previous) && f.afterJoiner == markStands {
			return 1
		}
		return f.nonspacing
	}
	if previous == '\u200D' && f.afterJoiner == letterFree {
		return 0
	}
	if narrow(r) {
		return 1
	}
	if 0x1160 <= r && r <= 0x11FF {
		return 0 // vowels and finals of a Hangul syllable in conjoining jamo: its first letter is two columns wide
	}
	return table.RuneWidth(r)
}

// kind sorts code points by how the families treat them.
type kind byte

const (
	other kind = iota
	spacing
	nonspacing
	joining
)

// narrow knows the code points of ordinary Bengali text and of the interface that go-runewidth gives one column too. The answer is
// asked for thousands of times for each profile, and go-runewidth takes a millisecond for its first one.
func narrow(r rune) bool {
	switch {
	case r < 0x7F:
		return r >= ' '
	case r < 0x0964:
		return false
	case r <= 0x09FF:
		return r >= 0x0980 || r <= 0x0965 // Bengali; danda and double danda
	case r < 0x2010:
		return false
	}
	return r <= 0x2027 || // dashes, quotation marks, ellipsis
		// what the interface is drawn with
		0x2190 <= r && r <= 0x2193 || 0x2500 <= r && r <= 0x259F || r == 0x25B8 || r == 0x270E || r == 0x2713
}

func kindOf(r rune) kind {
	switch {
	case r < 0x300:
		return other
	case 0x0980 <= r && r <= 0x09FF:
		return bengali[r-0x0980]
	case isJoiner(r):
		return joining
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
		return nonspacing
	case unicode.Is(unicode.Mc, r):
		return spacing
	}
	return other
}

func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

func isMark(r rune) bool { k := kindOf(r); return k == spacing || k == nonspacing }

// bengali holds the kinds of the Bengali block, U+0980 to U+09FF.
var bengali = func() (kinds [128]kind) {
	for r := rune(0x0980); r <= 0x09FF; r++ {
		switch {
		case unicode.Is(unicode.Mc, r):
			kinds[r-0x0980] = spacing
		case unicode.Is(unicode.Mn, r):
			kinds[r-0x0980] = nonspacing
		}
	}
	return kinds
}()
