// Package doctor measures how a terminal counts and draws Bengali, and says what that means: the family, where the
// common libraries are wrong, and what the user can do.
package doctor

import (
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"

	"tippani/model/layout"
	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/drawing"
	"tippani/tui/environ"
	"tippani/tui/terminal"
)

// Patience is how long Examine waits for a terminal that did not answer in the time that a start of the program takes.
const Patience = 3 * time.Second

// Examination is what was found out about a terminal.
type Examination struct {
	Env     environ.Variables
	Size    terminal.Size
	Colours terminal.Colors
	Answers terminal.Answers
	Asked   int // how many texts were asked for

	// Identity names the terminal for what is remembered of it.
	Identity string
	// Profile holds what was measured, without a drawing.
	Profile *width.Profile
	// Pictures is what was found about them.
	Pictures Pictures
	// Fonts are what drawn text would be set in, the one for Bengali first, by name; FontsFault is why there are none, or
	// others than were asked for.
	Fonts      []string
	FontsFault error
}

// Examine asks the terminal for everything in one write and waits for the answers.
func Examine(t *terminal.Terminal, env environ.Variables, patience time.Duration) Examination {
	forms := asked()
	answers := wait(t, t.Ask(forms), patience)
	if answers.Complete {
		// What another drawing sends in place of the forms is measured as it is sent.
		var more []string
		for _, d := range []width.Drawing{width.Visual()} {
			more = append(more, width.New(answers.Widths).Drawn(d).Unmeasured(forms...)...)
		}
		for form, columns := range t.Ask(more).Widths {
			answers.Widths[form] = columns
		}
	}
	return Examination{
		Env: env, Size: t.Size(), Colours: t.Colors(), Answers: answers, Asked: len(forms),
		Identity: t.Identity(answers.Version), Profile: width.New(answers.Widths),
		Pictures: pictures(t),
	}
}

// wait collects answers that come late.
func wait(t *terminal.Terminal, answers terminal.Answers, patience time.Duration) terminal.Answers {
	if answers.Complete {
		return answers
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for !answers.Complete {
		select {
		case late := <-t.Late():
			for form, columns := range answers.Widths {
				if _, ok := late.Widths[form]; !ok {
					late.Widths[form] = columns
				}
			}
			answers = late
		case <-t.Gone():
			return answers
		case <-timer.C:
			return answers
		}
	}
	return answers
}

// asked is every text whose columns the report or a saved profile gives, each once.
func asked() []string {
	seen := map[string]bool{}
	var all []string
	add := func(forms ...string) {
		for _, form := range forms {
			if !seen[form] {
				seen[form] = true
				all = append(all, form)
			}
		}
	}
	add(width.Telling()...)
	for _, c := range classes {
		for _, s := range c.texts {
			add(s)
			add(width.Distinct(s, len(s))...)
		}
	}
	add(letters()...)
	add(width.Distinct(paragraph+trial, len(paragraph+trial))...)
	add("│", "─")
	return all
}

func isMark(r rune) bool { return unicode.Is(unicode.M, r) }

func isUnassigned(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S)
}

// Figure is the columns of one text: as measured, and as the libraries have it.
type Figure struct {
	Text     string `json:"text"`
	Measured *int   `json:"measured"` // nil: not answered
	// Runewidth is go-runewidth, Uniseg rivo/uniseg, AnsiWc and Ansi the two countings of charmbracelet/x/ansi: by code
	// point and by cluster.
	Runewidth int `json:"runewidth"`
	Uniseg    int `json:"uniseg"`
	AnsiWc    int `json:"ansi_wc"`
	Ansi      int `json:"ansi_grapheme"`
}

// western counts code points as in a western locale, whatever the environment says.
var western = &runewidth.Condition{StrictEmojiNeutral: true}

// Figures are the figures of one class.
type Figures struct {
	Class   string   `json:"class"`
	Figures []Figure `json:"texts"`
	class   class
}

// Figures compares the measurements with the libraries, class by class.
func (e Examination) Figures() []Figures {
	all := make([]Figures, len(classes))
	for i, c := range classes {
		all[i] = Figures{Class: c.id, class: c}
		for _, s := range c.texts {
			f := Figure{
				Text: s, Runewidth: western.StringWidth(s), Uniseg: uniseg.StringWidth(s),
				AnsiWc: ansi.StringWidthWc(s), Ansi: ansi.StringWidth(s),
			}
			if n, ok := e.Answers.Widths[s]; ok {
				f.Measured = &n
			}
			all[i].Figures = append(all[i].Figures, f)
		}
	}
	return all
}

// Name is what the terminal is called, "" if nothing tells.
func (e Examination) Name() string { return drawing.Name(e.Env, e.Answers) }

// Settled is how clusters are sent to the terminal if the user wishes nothing else.
func (e Examination) Settled(remembered drawing.Choice) drawing.Choice {
	return drawing.Settle(drawing.Auto, remembered, e.Env, e.Answers, e.Profile.Family())
}

// other is the drawing to compare logical order with; Logical if there is none that the terminal can show.
func (e Examination) other() drawing.Choice {
	for _, c := range []drawing.Choice{drawing.Explicit, drawing.Visual} {
		if c.Possible(e.Answers, e.Profile.Family()) {
			return c
		}
	}
	return drawing.Logical
}

// ruled sets a text between two rules, in columns of text. The right rule stands after as many blanks as the line is
// thought to lack: it is straight only if every cluster takes the columns that it is thought to take.
func ruled(p *width.Profile, text string, columns int) []string {
	edge := "+"
	for range columns + 2 {
		edge += "-"
	}
	edge += "+"
	rows := []string{edge}
	for _, line := range lines(p, text, columns) {
		rows = append(rows, "| "+pad(line.text, line.columns, columns)+" |")
	}
	return append(rows, edge)
}

type drawnLine struct {
	text    string
	columns int
}

// lines sets a text as the reader does.
func lines(p *width.Profile, text string, columns int) []drawnLine {
	a := article(text)
	d := layout.New(a, p, columns)
	var set []drawnLine
	var cells []layout.Glyph
	for r, moved := d.First(), 1; moved != 0; r, moved = d.Move(r, 1) {
		cells = d.Cells(r, cells[:0])
		one := drawnLine{columns: int(d.Line(r).Columns)}
		for _, g := range cells {
			one.text += g.Cell.Text
		}
		set = append(set, one)
	}
	return set
}

// sampled is a short text as the profile sends it, with its columns.
func sampled(p *width.Profile, s string) (string, int) {
	text, columns := "", 0
	for scan := segment.NewScanner(s); scan.Next(); {
		cell := p.Cell(s[scan.Start():scan.End()])
		text += cell.Text
		columns += cell.Columns
	}
	return text, columns
}
