package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"tippani/model/visible"
)

// pen writes a command's output: in colour on a terminal that has some, plain elsewhere. Text may come from anywhere; on a
// terminal the printer makes it visible, and only the sequences of the pen's own go out as they are.
type pen struct {
	out      *bufio.Writer
	terminal *printer // nil when the output is no terminal, or colours are not wanted
}

// colour is the number of an SGR sequence.
type colour string

const (
	red    colour = "31"
	green  colour = "32"
	yellow colour = "33"
	cyan   colour = "36"
	bold   colour = "1"
	faint  colour = "2"
)

func newPen(env environment) *pen {
	p := &pen{out: bufio.NewWriter(env.stdout)}
	if t, ok := env.stdout.(*printer); ok && env.vars.Get("NO_COLOR") == "" && env.vars.Get("TERM") != "dumb" && t.obeyed() {
		p.terminal = t
	}
	return p
}

func (p *pen) print(format string, values ...any) { fmt.Fprintf(p.out, format, values...) }

// paint prints a row in a colour. A line feed ends it; one before its end, as names of other tools may hold, is shown as a sign.
func (p *pen) paint(c colour, text string) {
	line, ended := strings.CutSuffix(text, "\n")
	if strings.ContainsAny(line, lineEnds) {
		line = shownEnds(line)
	}
	if p.terminal == nil {
		_, _ = p.out.WriteString(line)
	} else {
		_ = p.out.Flush()
		p.terminal.control("\x1b[" + string(c) + "m")
		_, _ = io.WriteString(p.terminal, line)
		p.terminal.control("\x1b[m")
	}
	if ended {
		_ = p.out.WriteByte('\n')
	}
}

// lineEnds are the characters at which a row would go on in the next one (UAX #14, classes BK, CR, LF and NL).
const lineEnds = "\n\r\v\f\u0085\u2028\u2029"

// shownEnds is a text with a sign for each line end in it.
func shownEnds(s string) string {
	var signs []string
	for _, r := range lineEnds {
		signs = append(signs, string(r), visible.Form(string(r)))
	}
	return strings.NewReplacer(signs...).Replace(s)
}

func (p *pen) flush() error { return p.out.Flush() }
