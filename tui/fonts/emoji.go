package fonts

import "sort"

// emoji are the families of coloured pictures, the best first.
var emoji = []string{"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji", "Twitter Color Emoji"}

// leastEmoji is how many emoji a font of pictures must have to be one of emoji.
const leastEmoji = 200

// pictured are the ranges of code points that are pictures unless a variation selector says otherwise: Emoji_Presentation of UTS #51
// (emoji-data.txt of Unicode 17), with what is not assigned yet among those of the last block.
var pictured = [][2]rune{
	{0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653},
	{0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE},
	{0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705},
	{0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
	{0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
	{0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F1E6, 0x1F1FF}, {0x1F201, 0x1F201}, {0x1F21A, 0x1F21A}, {0x1F22F, 0x1F22F},
	{0x1F232, 0x1F236}, {0x1F238, 0x1F23A}, {0x1F250, 0x1F251}, {0x1F300, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
	{0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
	{0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A},
	{0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2},
	{0x1F6D5, 0x1F6D8}, {0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0},
	{0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
}

// Pictured reports whether a code point is a coloured picture by itself.
func Pictured(r rune) bool {
	i := sort.Search(len(pictured), func(i int) bool { return pictured[i][1] >= r })
	return i < len(pictured) && pictured[i][0] <= r
}

// ofEmoji reports whether a font that has these code points is one of emoji.
func (c coverage) ofEmoji() bool {
	n := 0
	for _, p := range pictured {
		for r := p[0]; r <= p[1]; r++ {
			if c.has(r) {
				n++
			}
		}
	}
	return n >= leastEmoji
}

// emojiFace is the face of coloured pictures that emoji are taken from; nil where there is none.
func emojiFace(all []found) *found {
	var best *found
	for i := range all {
		f := &all[i]
		if f.Pictures && f.runes.ofEmoji() && (best == nil || before(f, best, emoji)) {
			best = f
		}
	}
	return best
}

// Emoji is the font of coloured pictures; nil where there is none.
func (s *Set) Emoji() *Font { return s.emoji }

// Pictures reports whether the glyphs of the font are coloured pictures, not outlines.
func (f *Font) Pictures() bool { return f.face.Pictures }
