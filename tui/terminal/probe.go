package terminal

import (
	"unicode"
	"unicode/utf8"

	"tippani/tui/environ"
)

const (
	// longestForm is the longest text that is sent as a probe, in bytes.
	longestForm = 64
	// narrowest is the least number of columns in which a form can be measured: the cursor stops at the last one.
	narrowest = 12
	// firstRow is where probes begin. Not in row 1: the reply from there, CSI 1 ; 2 R, is what shift+F3 sends.
	firstRow = 2
	// rowCycle is how many rows the probes go through, so that a reply tells which probe it belongs to even when others are lost.
	rowCycle = 16
)

// probe is one text whose width is asked for.
type probe struct {
	form string
	row  int // where it is printed, from 1
}

// Probable says whether a form can be sent as a probe: printable characters, the joiners, the tags that spell a flag (UTS #51),
// and not too many.
func Probable(form string) bool {
	if form == "" || len(form) > longestForm || !utf8.ValidString(form) {
		return false
	}
	for _, r := range form {
		if !unicode.IsGraphic(r) && r != '\u200c' && r != '\u200d' && (r < 0xE0020 || r > 0xE007F) {
			return false
		}
	}
	return true
}

// The two probes that are not forms: the first tells whether the terminal counts from 0 or 1, the last whether it obeys OSC 66.
const (
	calibration = "a"
	explicit    = explicitWidthTwo
)

// startProbes lays the start-up probes out over the rows of the screen.
func startProbes(forms []string, rows int) []probe {
	texts := append(append([]string{calibration}, forms...), explicit)
	probes := make([]probe, len(texts))
	cycle := max(1, min(rowCycle, rows-firstRow+1))
	for i, text := range texts {
		probes[i] = probe{text, min(firstRow+i%cycle, rows)}
	}
	return probes
}

// startQuestion composes the one write that asks everything. The last question is the fence: every terminal answers it, and
// answers in order.
//
// A multiplexer is not asked by kitty's protocol: tmux would make the question the title of its pane, and screen hand it to a
// terminal whose answer says nothing of screen.
func startQuestion(probes []probe, env environ.Variables) []byte {
	var b []byte
	for _, one := range probes {
		b = moveTo(b, one.row, 1)
		b = append(b, one.form...)
		b = append(b, askCursor...)
	}
	b = append(b, askBackground+askVersion+askSync+askPicture...)
	if multiplexer(env) == "" {
		b = append(b, askKitty...)
	}
	b = moveTo(b, 1, 1)
	return append(b, plain+eraseScreen+askAttributes...)
}
