package panel

import (
	"strings"

	"tippani/model/segment"
	"tippani/tui/canvas"
)

// wrap breaks a text between words into at most so many lines, the first of at most first columns and the others of rest. What has no room
// stands at the end of the last line, which will be cut; no more of it than can show. A word that no line has room for is broken.
func wrap(v *canvas.Screen, text string, first, rest, most int) []string {
	var lines []string
	line, used, room := "", 0, max(first, 1)
	next := func() {
		lines = append(lines, line)
		line, used, room = "", 0, max(rest, 1)
	}
	for word, left := field(text); word != ""; word, left = field(left) {
		if len(lines) == most-1 && used > room {
			break // the last line is full
		}
		n := v.TextColumns(word)
		for len(lines) < most-1 {
			blank := min(used, 1)
			if used+blank+n <= room {
				break
			}
			if used == 0 {
				head, _ := split(v, word, room)
				line, word = head, word[len(head):]
				n = v.TextColumns(word)
			}
			next()
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		const seen = 240 // bytes: more never fits a line
		if len(word) > seen {
			word = word[:segment.Floor(word, seen)]
		}
		line, used = line+word, used+n
	}
	return append(lines, line)
}

// field is the first word of a text, and what follows it; "" when there is none.
func field(text string) (word, rest string) {
	text = strings.TrimLeft(text, " \n\t\u00A0")
	if i := strings.IndexAny(text, " \n\t\u00A0"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// split is the beginning of a word in so many columns, at least a cluster of it, and the columns that it takes.
func split(v *canvas.Screen, word string, room int) (head string, columns int) {
	at := segment.Next(word, 0)
	columns = v.TextColumns(word[:at])
	for at < len(word) {
		next := segment.Next(word, at)
		n := v.TextColumns(word[at:next])
		if columns+n > room {
			break
		}
		at, columns = next, columns+n
	}
	return word[:at], columns
}
