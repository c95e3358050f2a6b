package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endings are what can be joined to a name, without the particles ই and ও that may follow. A form with one of them is another
// form's mention only where that other form was seen to stand alone: র ends রহিমার and মেহেরপুর alike.
var endings = endingSet(`র এর ের কে রে তে েতে য় ে এ এতে য়ে
	রা েরা এরা দের েদের এদের দেরকে েদেরকে দিগকে গণ
	টি টির টিকে টিতে টা টার টাকে টাতে টুকু খানা গুলো গুলোর গুলোকে গুলোতে গুলি গুলির গুলিকে গুলিতে জন জনের জনকে
	সহ মতো বাসী বাসীর বাসীকে ’s 's`)

var softY = plain("য়")

var longestEnding int // in code points, with a particle

func endingSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, e := range strings.Fields(list) {
		e = plain(e)
		for _, particle := range []string{"", "ই", "ও"} {
			set[e+particle] = true
			longestEnding = max(longestEnding, utf8.RuneCountInString(e+particle))
		}
	}
	set["ই"], set["ও"] = true, true
	return set
}

// stems calls ok with each part of a word that may be a name with an ending joined to it, the shortest first, until it says true.
func stems(word string, ok func(stem string) bool) bool {
	at := len(word)
	var cuts [16]int
	n := 0
	for range min(longestEnding, len(cuts)) {
		_, size := utf8.DecodeLastRuneInString(word[:at])
		if at -= size; at <= 0 {
			break
		}
		if endings[word[at:]] && joins(word[:at], word[at:]) {
			cuts[n] = at
			n++
		}
	}
	for n--; n >= 0; n-- {
		if ok(word[:cuts[n]]) {
			return true
		}
	}
	return false
}

// joins reports whether a stem can take an ending by its last sound. One letter is no stem.
func joins(stem, ending string) bool {
	last, size := utf8.DecodeLastRuneInString(stem)
	if size == len(stem) && !unicode.IsDigit(last) {
		return false
	}
	if strings.HasPrefix(ending, "র") || strings.HasPrefix(ending, softY) {
		return vowelSign(last) || independent(last) || last < 0x980
	}
	return true
}

func vowelSign(r rune) bool   { return 0x09BE <= r && r <= 0x09CC || r == 0x09D7 }
func independent(r rune) bool { return 0x0985 <= r && r <= 0x0994 }
