package standoff

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
)

// bratReading is a way to count the characters of a .txt file. brat's server opens it with line ends made one character, in
// versions for Python 2 as they stand; tools in other languages often take a byte order mark for part of the text, or not.
type bratReading struct{ ends, mark bool }

// bratTextOf is the text of a .txt file as its annotations count it: the first way in which the most quotations stand where they
// should, CR LF counted as one character if nothing speaks against it.
func bratTextOf(file string, anns []string) string {
	best, most := "", -1
	for _, way := range []bratReading{{true, false}, {false, false}, {true, true}, {false, true}} {
		if !way.ends && !strings.Contains(file, "\r") || way.mark && !strings.HasPrefix(file, "\uFEFF") {
			continue
		}
		text := way.of(file)
		n := max(quotationsThere([]rune(text), anns, func(r []rune, i, j int) string { return string(r[i:j]) }),
			quotationsThere(utf16.Encode([]rune(text)), anns, func(u []uint16, i, j int) string { return string(utf16.Decode(u[i:j])) }))
		if n > most {
			best, most = text, n
		}
	}
	return best
}

func (w bratReading) of(file string) string {
	if w.mark {
		file = strings.TrimPrefix(file, "\uFEFF")
	}
	if w.ends {
		file = strings.ReplaceAll(strings.ReplaceAll(file, "\r\n", "\n"), "\r", "\n")
	}
	return file
}

// quotationsThere counts the spans in one piece whose quotation stands at their offsets, in units of whatever kind.
func quotationsThere[T any](text []T, anns []string, slice func([]T, int, int) string) int {
	n := 0
	for _, ann := range anns {
		for line := range strings.Lines(ann) {
			id, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
			body, quote, _ := strings.Cut(rest, "\t")
			fields := strings.Fields(body)
			if !strings.HasPrefix(id, "T") || len(fields) != 3 || quote == "" {
				continue
			}
			start, err1 := strconv.Atoi(fields[1])
			end, err2 := strconv.Atoi(fields[2])
			if err1 == nil && err2 == nil && start >= 0 && start < end && end <= len(text) {
				_, ok := foreign.QuotedLength(quote, slice(text, start, end))
				n += formats.One(ok)
			}
		}
	}
	return n
}
