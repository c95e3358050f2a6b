package command

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
)

// mostSaid is how many bytes of a line of the error output are kept.
const mostSaid = 400

// lastLine keeps the last line, of those that are not blank, that is written to it.
type lastLine struct {
	mu             sync.Mutex
	whole, growing []byte
}

// Write implements io.Writer and never fails.
func (l *lastLine) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for part := range bytes.Lines(b) {
		text, complete := bytes.CutSuffix(part, []byte("\n"))
		l.growing = append(l.growing, text[:min(len(text), mostSaid-len(l.growing))]...)
		if complete {
			if len(bytes.TrimSpace(l.growing)) > 0 {
				l.whole = append(l.whole[:0], l.growing...)
			}
			l.growing = l.growing[:0]
		}
	}
	return len(b), nil
}

// String is the line, without what a terminal would take for commands.
func (l *lastLine) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	said := l.growing
	if len(bytes.TrimSpace(said)) == 0 {
		said = l.whole
	}
	return printable(string(said))
}

// printable is a text of the program that may be shown: in one line, and without controls.
func printable(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s))
}
