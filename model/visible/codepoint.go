package visible

import (
	"fmt"
	"unicode"
)

const (
	dottedCircle = "\u25CC"
	blackFlag    = '\U0001F3F4'
	zwnj         = '\u200C'
	zwj          = '\u200D'
)

// abbreviations are the names that the Unicode code charts print for invisible characters.
var abbreviations = map[rune]string{
	0x00AD: "<SHY>", 0x061C: "<ALM>", 0x180E: "<MVS>", 0x200B: "<ZWSP>", zwnj: "<ZWNJ>", zwj: "<ZWJ>",
	0x200E: "<LRM>", 0x200F: "<RLM>", 0x2028: "<LS>", 0x2029: "<PS>",
	0x202A: "<LRE>", 0x202B: "<RLE>", 0x202C: "<PDF>", 0x202D: "<LRO>", 0x202E: "<RLO>",
	0x2060: "<WJ>", 0x2066: "<LRI>", 0x2067: "<RLI>", 0x2068: "<FSI>", 0x2069: "<PDI>", 0xFEFF: "<BOM>",
}

// name is the visible stand-in of a code point that must not be sent.
func name(r rune) string {
	switch {
	case r == '\t':
		return "    "
	case r < 0x20:
		return string('\u2400' + r)
	case r == 0x7F:
		return "\u2421"
	case 0x80 <= r && r < 0xA0:
		return fmt.Sprintf("<%02x>", r)
	case 0xFE00 <= r && r <= 0xFE0F:
		return fmt.Sprintf("<VS%d>", r-0xFE00+1)
	case 0xE0100 <= r && r <= 0xE01EF:
		return fmt.Sprintf("<VS%d>", r-0xE0100+17)
	}
	if s, ok := abbreviations[r]; ok {
		return s
	}
	return fmt.Sprintf("<U+%04X>", r)
}

// mustShow reports whether a code point is shown by name because it is a control, or invisible, or has no agreed
// glyph. Marks are not its business.
func mustShow(r rune) bool {
	switch {
	case r < 0x20, 0x7F <= r && r < 0xA0:
		return true
	case r < 0xAD:
		return false
	case r == '\u2028', r == '\u2029', isVariationSelector(r):
		return true
	case r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x2065:
		// Hangul fillers and one unassigned code point: invisible (Default_Ignorable_Code_Point), though not of category Cf.
		return true
	case 0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE, 0xFFF0 <= r && r <= 0xFFF8, 0xE0000 <= r && r <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isMark reports whether r needs a base to stand on, in its own cluster.
func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) && !unicode.Is(separate, r) }

// separate are the spacing marks that UAX #29 leaves out of SpacingMark: in Burmese and a few other scripts they are
// clusters of their own right after a letter, and need no dotted circle.
var separate = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x102B, Hi: 0x102C, Stride: 1}, {Lo: 0x1038, Hi: 0x1038, Stride: 1}, {Lo: 0x1062, Hi: 0x1064, Stride: 1},
		{Lo: 0x1067, Hi: 0x106D, Stride: 1}, {Lo: 0x1083, Hi: 0x1083, Stride: 1}, {Lo: 0x1087, Hi: 0x108C, Stride: 1},
		{Lo: 0x108F, Hi: 0x108F, Stride: 1}, {Lo: 0x109A, Hi: 0x109C, Stride: 1}, {Lo: 0x1A61, Hi: 0x1A61, Stride: 1},
		{Lo: 0x1A63, Hi: 0x1A64, Stride: 1}, {Lo: 0xAA7B, Hi: 0xAA7B, Stride: 1}, {Lo: 0xAA7D, Hi: 0xAA7D, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x11720, Hi: 0x11721, Stride: 1}},
}

func isVariationSelector(r rune) bool {
	return 0xFE00 <= r && r <= 0xFE0F || 0x180B <= r && r <= 0x180D || r == 0x180F || 0xE0100 <= r && r <= 0xE01EF
}

// isTag reports whether r spells the region of a flag after U+1F3F4 (UTS #51, emoji tag sequences). Anywhere else tag
// characters are invisible text, and are shown.
func isTag(r rune) bool { return 0xE0020 <= r && r <= 0xE007F }

// attachesOnly reports whether r means nothing without something before it and has no shape of its own, so that it
// is named rather than set on a dotted circle.
func attachesOnly(r rune) bool { return r == zwj || r == zwnj || isVariationSelector(r) }

// attaches reports whether r may follow a base as it is.
func attaches(r rune) bool {
	return attachesOnly(r) || isMark(r) || r == 0x1160
}

// glues reports whether r at the end of a cluster would draw the next cluster into its own: joiners (GB9, GB11),
// viramas (GB9c) and prepended signs (GB9b).
func glues(r rune) bool {
	switch r {
	case zwj, zwnj, 0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D, 0x0DCA, 0x1039, 0x17D2:
		return true
	}
	return unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
