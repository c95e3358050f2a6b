package columns

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"tippani/annotations/formats"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
)

// splitMisc parts a MISC cell at its bars; one after a backslash belongs to the value.
func splitMisc(cell string) []string {
	var all []string
	start := 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '\\':
			i++
		case '|':
			all, start = append(all, cell[start:i]), i+1
		}
	}
	return append(all, cell[start:])
}

// unescapeMisc reads the escapes of UDPipe, \s \t \n \r \p \\ , of a bar as \| and of any character as \u00A0 or \xA0
// (universaldependencies.org/misc.html, ufal.mff.cuni.cz/udpipe). Other backslashes stay.
func unescapeMisc(s string) string {
	return input.Unescape(s, func(s string) (string, int) {
		switch s[1] {
		case 's':
			return " ", 2
		case 't':
			return "\t", 2
		case 'n':
			return "\n", 2
		case 'r':
			return "\r", 2
		case 'p', '|':
			return "|", 2
		case '\\':
			return `\`, 2
		case 'u', 'x':
			digits := 4 - 2*formats.One(s[1] == 'x')
			if r, ok := hexRune(s[2:], digits); ok {
				return string(r), 2 + digits
			}
		}
		return "", 0
	})
}

func hexRune(s string, digits int) (rune, bool) {
	if len(s) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:digits], 16, 32)
	return rune(n), err == nil && (n < 0xD800 || n > 0xDFFF)
}

// spacing is a value of SpacesAfter or SpacesBefore, which may hold white space only: it becomes part of the article.
func spacing(key, value string) (string, error) {
	space := unescapeMisc(value)
	if strings.TrimFunc(space, unicode.IsSpace) != "" {
		return "", fmt.Errorf("%s=%s is no white space; correct it", key, quote.Clip(value))
	}
	return space, nil
}

// misc reads what is said of a word in MISC: its spacing and its tag. What else there is goes to the sentence's columns.
func (s *conlluSentence) misc(w *conlluWord, cell string) error {
	if cell == "_" {
		return nil
	}
	for _, pair := range splitMisc(cell) {
		key, value, said := strings.Cut(pair, "=")
		var err error
		switch {
		case key == "NER":
			w.tag = unescapeMisc(value)
		case !said && tagging.HasPrefix(key):
			w.tag = unescapeMisc(key)
		case key == "SpaceAfter":
			if value == "No" {
				w.after = ""
			}
		case key == "SpacesAfter":
			w.after, err = spacing(key, value)
			w.explicit = true
		case key == "SpacesBefore":
			w.before, err = spacing(key, value)
		case key == "SpacesInToken":
			// The word as it stands in the text, where FORM has its blanks otherwise.
			if in := unescapeMisc(value); strings.Join(strings.Fields(in), "") == strings.Join(strings.Fields(w.form), "") {
				w.form = in
			}
		case key == "Entity" && strings.ContainsAny(value, "()"):
			s.mentions += strings.Count(value, "(") // brackets of CorefUD and GUM, one for each mention that begins
		case key == "Bridge" || key == "SplitAnte":
			s.links += strings.Count(value, "<") // GUM's links between mentions
		case isTagKey(key):
			w.tag = unescapeMisc(value)
		default:
			s.other("MISC "+key, value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isTagKey tells the keys under which treebanks have the tags of named entities.
func isTagKey(key string) bool {
	switch unread.PlainKey(key) {
	case "ner", "ne", "entity", "namedentity", "nertag", "iob", "bio":
		return true
	}
	return false
}

// other keeps a cell of a column that is not read.
func (s *conlluSentence) other(column, cell string) {
	if s.others == nil {
		s.others = map[string][]string{}
	}
	s.others[column] = append(s.others[column], unescapeMisc(cell))
}
