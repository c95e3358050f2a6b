package doctor

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"tippani/model/visible"
	"tippani/tui/drawing"
	"tippani/tui/lang"
)

// slowFrom is when answers take longer than a start of the program waits for the first.
const slowFrom = 150 * time.Millisecond

func (e Examination) slow() bool { return e.Answers.Took > slowFrom }

var (
	textTerminal  = lang.Text{En: "Terminal", Bn: "টার্মিনাল"}
	textNoAnswer  = lang.Text{En: "no answer", Bn: "উত্তর নেই"}
	textNotSet    = lang.Text{En: "not set", Bn: "বসানো নেই"}
	textSize      = lang.Text{En: "size", Bn: "মাপ"}
	textSizeIs    = lang.Text{En: "%s columns, %s rows", Bn: "%s ঘর, %s সারি"}
	textColours   = lang.Text{En: "colours", Bn: "রং"}
	textAnswers   = lang.Text{En: "answers", Bn: "উত্তর"}
	textAnswered  = lang.Text{En: "%s of %s cursor questions in %s ms", Bn: "%s, মোট %s প্রশ্নের, %s মিলিসেকেন্ডে"}
	textFamily    = lang.Text{En: "family", Bn: "পরিবার"}
	textDrawing   = lang.Text{En: "drawing", Bn: "আঁকার ধরন"}
	textRemember  = lang.Text{En: "as you chose earlier", Bn: "আপনার আগের বাছাই"}
	textByDefault = lang.Text{En: "as known of this terminal", Bn: "এই টার্মিনাল সম্পর্কে যা জানা"}
	textColumns   = lang.Text{En: "Columns: measured in this terminal, and as libraries count (! differs from the terminal)",
		Bn: "ঘর: এই টার্মিনালে মাপা, আর লাইব্রেরির গণনা (! টার্মিনালের সঙ্গে মেলে না)"}
	textMeasured = lang.Text{En: "here", Bn: "এখানে"}
	textAgree    = lang.Text{En: "agree", Bn: "মেলে"}
	textSample   = lang.Text{En: "Sample: the right rule is straight if all is well", Bn: "নমুনা: সব ঠিক থাকলে ডান রেখা সোজা"}
	textDrawings = lang.Text{En: "The drawings that this terminal can show", Bn: "এই টার্মিনাল যেভাবে আঁকতে পারে"}
	textAdvice   = lang.Text{En: "Advice", Bn: "পরামর্শ"}
	textNumber   = map[drawing.Choice]lang.Text{
		drawing.Logical:  {En: "logical: as in the text", Bn: "logical: লেখায় যেমন"},
		drawing.Composed: {En: "composed: য় ড় ঢ় as one letter", Bn: "composed: য় ড় ঢ় এক অক্ষরে"},
		drawing.Spaced: {En: "spaced: য় ড় ঢ় as one letter, and room for signs that get none",
			Bn: "spaced: য় ড় ঢ় এক অক্ষরে, আর ঘরহীন চিহ্নের জন্য ফাঁকা"},
		drawing.Visual:   {En: "visual: ি ে ৈ before their letters", Bn: "visual: ি ে ৈ বর্ণের আগে"},
		drawing.Explicit: {En: "explicit: conjuncts in two cells", Bn: "explicit: যুক্তবর্ণ দুই ঘরে"},
	}
)

// Write prints the report as text. Everything that came from the terminal or the environment is made visible first.
func (e Examination) Write(w io.Writer, l lang.Lang, remembered drawing.Choice) error {
	r := report{Examination: e, l: l}
	r.identity(remembered)
	r.figures()
	r.samples(e.Settled(remembered))
	r.advice()
	_, err := io.WriteString(w, r.b.String())
	return err
}

type report struct {
	Examination
	l lang.Lang
	b strings.Builder
}

func (r *report) title(t lang.Text) { fmt.Fprintf(&r.b, "\n%s\n", r.l.Of(t)) }

// item is one line with its name in a column of its own.
func (r *report) item(name, value string) {
	fmt.Fprintf(&r.b, "  %s %s\n", r.cell(name, 14), visible.String(value))
}

// cell is a text, as this terminal draws it, with blanks up to the columns.
func (r *report) cell(s string, columns int) string {
	text, n := sampled(r.Profile, visible.String(s))
	return pad(text, n, columns)
}

func (r *report) identity(remembered drawing.Choice) {
	fmt.Fprintln(&r.b, r.l.Of(textTerminal))
	answer := func(s string) string {
		if s == "" {
			return r.l.Of(textNoAnswer)
		}
		return s
	}
	r.item("XTVERSION", answer(r.Answers.Version))
	r.item("DA1", answer(r.Answers.DA1))
	for _, name := range []string{"TERM", "TERM_PROGRAM"} {
		value := r.Env.Get(name)
		if value == "" {
			value = r.l.Of(textNotSet)
		}
		r.item(name, value)
	}
	r.item(r.l.Of(textSize), r.l.Format(textSizeIs, lang.Number(r.Size.Columns), lang.Number(r.Size.Rows)))
	r.item(r.l.Of(textColours), r.Colours.String())
	if r.Answers.Answered {
		took := strconv.FormatFloat(float64(r.Answers.Took.Microseconds())/1000, 'f', 1, 64)
		r.item(r.l.Of(textAnswers), r.l.Format(textAnswered, lang.Number(r.answered()), lang.Number(r.Asked), r.l.Digits(took)))
	} else {
		r.item(r.l.Of(textAnswers), r.l.Of(textNoAnswer))
	}
	r.pictures()
	family := r.Profile.Family()
	r.item(r.l.Of(textFamily), family.String()+": "+r.l.Of(families[family.Letter]))
	why := textByDefault
	if remembered != drawing.Auto && remembered == r.Settled(remembered) {
		why = textRemember
	}
	r.item(r.l.Of(textDrawing), string(r.Settled(remembered))+" ("+r.l.Of(why)+")")
}

// answered is how many of the questions have an answer.
func (e Examination) answered() int {
	n := 0
	for _, form := range asked() {
		if _, ok := e.Answers.Widths[form]; ok {
			n++
		}
	}
	return n
}

func (r *report) figures() {
	r.title(textColumns)
	const first = 16
	fmt.Fprintf(&r.b, "  %s %s", strings.Repeat(" ", first), r.cell(r.l.Of(textMeasured), 6))
	for _, name := range libraries {
		fmt.Fprintf(&r.b, " %-10s", name)
	}
	r.b.WriteByte('\n')
	var agree [4]int
	compared := 0
	for _, c := range r.Figures() {
		fmt.Fprintf(&r.b, "  %s\n", visible.String(r.l.Of(c.class.name)))
		for _, f := range c.Figures {
			measured := "–"
			if f.Measured != nil {
				measured = strconv.Itoa(*f.Measured)
				compared++
			}
			fmt.Fprintf(&r.b, "    %s %s", r.cell(f.Text, first-2), r.cell(measured, 6))
			for i, n := range f.libraries() {
				mark := " "
				switch {
				case f.Measured == nil:
				case n == *f.Measured:
					agree[i]++
				default:
					mark = "!"
				}
				fmt.Fprintf(&r.b, " %d%s        ", n, mark)
			}
			r.b.WriteByte('\n')
		}
	}
	if compared == 0 {
		return
	}
	fmt.Fprintf(&r.b, "  %s %s", r.cell(r.l.Of(textAgree), first), r.cell(strconv.Itoa(compared), 6))
	for _, n := range agree {
		fmt.Fprintf(&r.b, " %-10d", n)
	}
	r.b.WriteByte('\n')
}

var libraries = [4]string{"runewidth", "uniseg", "ansi Wc", "ansi"}

func (f Figure) libraries() [4]int { return [4]int{f.Runewidth, f.Uniseg, f.AnsiWc, f.Ansi} }

// column is how many columns the samples are set in.
func (e Examination) column() int { return max(10, min(60, e.Size.Columns-6)) }

func (r *report) samples(settled drawing.Choice) {
	r.title(textSample)
	for _, row := range ruled(r.Profile.Drawn(settled.Drawing()), paragraph, r.column()) {
		fmt.Fprintf(&r.b, "  %s\n", row)
	}
	if r.other() == drawing.Logical {
		return
	}
	r.title(textDrawings)
	for _, c := range []drawing.Choice{drawing.Logical, r.other()} {
		fmt.Fprintf(&r.b, "  %s\n", r.l.Of(textNumber[c]))
		for _, row := range ruled(r.Profile.Drawn(c.Drawing()), trial, r.column()) {
			fmt.Fprintf(&r.b, "  %s\n", row)
		}
	}
}

func (r *report) advice() {
	r.title(textAdvice)
	for _, t := range r.Advice() {
		for i, line := range lines(r.Profile, r.l.Of(t), max(10, min(96, r.Size.Columns-6))) {
			mark := "- "
			if i > 0 {
				mark = "  "
			}
			fmt.Fprintf(&r.b, "  %s%s\n", mark, line.text)
		}
	}
}
