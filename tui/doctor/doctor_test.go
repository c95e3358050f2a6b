package doctor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/drawing"
	"tippani/tui/lang"
	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
)

var environment = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=bn_BD.UTF-8"}

// open opens a fake terminal for a test.
func open(t *testing.T, b faketerm.Behaviour) (*terminal.Terminal, *faketerm.Term) {
	t.Helper()
	fake, line := faketerm.Pipe(t, b)
	term, err := terminal.Open(line, terminal.Options{Env: environment})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = term.Close() })
	return term, fake
}

// examine examines a fake terminal.
func examine(t *testing.T, b faketerm.Behaviour) Examination {
	t.Helper()
	term, _ := open(t, b)
	return Examine(term, environment, time.Millisecond)
}

func reportOf(t *testing.T, e Examination, l lang.Lang, remembered drawing.Choice) string {
	t.Helper()
	var b bytes.Buffer
	if err := e.Write(&b, l, remembered); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// terminals are fake terminals of several families, and what is said of them.
var terminals = []struct {
	name      string
	behaviour faketerm.Behaviour
	family    string
	stri      int
	settled   drawing.Choice
	advice    string
}{
	{"xterm", faketerm.Behaviour{Version: "XTerm(379)"}, "A", 4, drawing.Visual, "xterm shapes nothing"},
	{"old kitty", faketerm.Behaviour{Version: "kitty(0.26.5)", Width: faketerm.MarksTakeNothing}, "C", 3, drawing.Logical,
		"kitty 0.40 and later do"},
	{"new kitty", faketerm.Behaviour{Version: "kitty(0.48.2)", Width: faketerm.OnePerCluster, ExplicitWidth: true}, "E", 1,
		drawing.Explicit, "takes explicit widths"},
	{"foot", faketerm.Behaviour{Version: "foot(1.21.0)", Width: faketerm.TwoAtMost, ExplicitWidth: true}, "D", 2, drawing.Logical,
		"overlap their neighbours"},
	{"terminology", faketerm.Behaviour{Version: "terminology 1.13.0", Width: faketerm.MarksTakeOne}, "F", 6, drawing.Visual,
		"signs below a cell"},
	{"counting from zero", faketerm.Behaviour{Width: faketerm.MarksTakeOne, FromZero: true}, "F", 6, drawing.Logical,
		"install a Bengali font"},
}

func TestEachFamilyIsNamedAndAdvised(t *testing.T) {
	for _, c := range terminals {
		t.Run(c.name, func(t *testing.T) {
			e := examine(t, c.behaviour)
			if got := e.Profile.Family(); string(rune(got.Letter)) != c.family || e.Settled(drawing.Auto) != c.settled {
				t.Errorf("family %s drawn %s, want %s drawn %s", got, e.Settled(drawing.Auto), c.family, c.settled)
			}
			if !e.Answers.Complete || e.answered() != e.Asked {
				t.Errorf("%d of %d answers", e.answered(), e.Asked)
			}
			text := reportOf(t, e, lang.English, drawing.Auto)
			for _, want := range []string{c.advice, families[c.family[0]].En, fmt.Sprintf("%d of %d cursor questions", e.Asked, e.Asked),
				"truecolor"[:4]} {
				if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
					t.Errorf("the report lacks %q:\n%s", want, text)
				}
			}
			if !strings.Contains(reportOf(t, e, lang.Bengali, drawing.Auto), "পরামর্শ") {
				t.Error("the Bengali report is not Bengali")
			}
		})
	}
}

func TestTheFiguresAreTheTerminalsAndTheLibraries(t *testing.T) {
	for _, c := range terminals {
		for _, figures := range examine(t, c.behaviour).Figures() {
			for _, f := range figures.Figures {
				columns := c.behaviour.Width
				if columns == nil {
					columns = faketerm.SumOfMarks
				}
				if f.Measured == nil || *f.Measured != faketerm.Text(f.Text, columns) {
					t.Errorf("%s: %q is reported with %v", c.name, f.Text, f.Measured)
				}
				if f.Text == "স্ত্রী" && (*f.Measured != c.stri || f.Runewidth != 4 || f.Uniseg != 4 || f.AnsiWc != 4 || f.Ansi != 1) {
					t.Errorf("%s: স্ত্রী has %d here and %v in libraries", c.name, *f.Measured, f.libraries())
				}
			}
		}
	}
	text := reportOf(t, examine(t, terminals[2].behaviour), lang.English, drawing.Auto)
	if !strings.Contains(text, "1      4!         4!         4!         1 ") {
		t.Errorf("the disagreement about স্ত্রী is not marked:\n%s", text)
	}
}

// TestTheRightRuleIsStraight prints the sample on the fake terminal, and looks at the column in which the rule stands
// there: the blanks before it come from the measured profile alone.
func TestTheRightRuleIsStraight(t *testing.T) {
	for _, c := range terminals {
		t.Run(c.name, func(t *testing.T) {
			e := examine(t, c.behaviour)
			for _, choice := range []drawing.Choice{drawing.Logical, e.other()} {
				c.behaviour.Columns, c.behaviour.Rows = 80, 24
				fake := faketerm.Open(t, c.behaviour)
				rows := ruled(e.Profile.Drawn(choice.Drawing()), paragraph, 50)
				if _, err := io.WriteString(fake.TTY(), strings.Join(rows, "\r\n")); err != nil {
					t.Fatal(err)
				}
				screen := fake.WaitFor("the sample", func(s faketerm.Screen) bool { return s.Ends[len(rows)-1] > 0 })
				for i := range rows {
					if screen.Ends[i] != 54 {
						t.Errorf("%s: row %d ends at column %d, want 54: %s", choice, i, screen.Ends[i], rows[i])
					}
				}
			}
		})
	}
}

func TestASilentTerminalGetsAGuessAndIsToldSo(t *testing.T) {
	e := examine(t, faketerm.Behaviour{Silent: true})
	if e.Answers.Answered || e.answered() != 0 || e.Profile.Family().Letter != 0 {
		t.Errorf("a silent terminal answered: %+v", e.Answers)
	}
	text := reportOf(t, e, lang.English, drawing.Auto)
	for _, want := range []string{"no answer", "answers no questions", "go-runewidth"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if err := e.Save(io.Discard); err == nil {
		t.Error("nothing measured is saved")
	}
}

func TestASlowTerminalIsWaitedFor(t *testing.T) {
	term, _ := open(t, faketerm.Behaviour{Delay: 200 * time.Millisecond, Version: "XTerm(379)"})
	e := Examine(term, environment, 20*time.Second)
	if !e.Answers.Complete || e.Profile.Family().Letter != 'A' || e.Name() != "xterm" {
		t.Errorf("family %s of %q", e.Profile.Family(), e.Name())
	}
	if !strings.Contains(reportOf(t, e, lang.English, drawing.Auto), "answers slowly") {
		t.Error("the report does not say that it is slow")
	}
}

func TestWhatIsSavedIsLoadedAsTheSameProfile(t *testing.T) {
	for _, c := range terminals {
		e := examine(t, c.behaviour)
		var b bytes.Buffer
		if err := e.Save(&b); err != nil {
			t.Fatal(err)
		}
		p, err := width.Load(&b)
		if err != nil {
			t.Fatal(err)
		}
		if !p.Equal(e.Profile) || p.Key("terminal") != e.Name() || p.Key("version") != c.behaviour.Version ||
			p.Key("locale") != "bn_BD.UTF-8" {
			t.Errorf("%s: saved as %q %q", c.name, p.Key("terminal"), p.Key("version"))
		}
	}
}

func TestTheJSONReportHoldsTheSame(t *testing.T) {
	e := examine(t, terminals[0].behaviour)
	var b bytes.Buffer
	if err := e.WriteJSON(&b, drawing.Logical); err != nil {
		t.Fatal(err)
	}
	var d document
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d.XTVersion != "XTerm(379)" || d.DA1 != "62;22" || d.Term != "xterm-256color" || d.Columns != 80 || d.Family != "A" ||
		d.Drawing != drawing.Logical || d.Remembered != drawing.Logical || len(d.Classes) != len(classes) || d.Asked != d.Answered ||
		len(d.Advice) == 0 {
		t.Errorf("the report is %+v", d)
	}
}

func TestAKeyPicksTheDrawing(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		terminal   int
		want       drawing.Choice
	}{
		{"the first", "1", 0, drawing.Logical},
		{"the second", "2", 0, drawing.Visual},
		{"the second with a Bengali keyboard", "২", 0, drawing.Visual},
		{"the second in kitty", "2", 2, drawing.Explicit},
		{"neither", "q", 0, drawing.Auto},
		{"neither, by escape", "\x1b", 0, drawing.Auto},
		{"no question where there is one drawing only", "", 1, drawing.Auto},
	} {
		t.Run(c.name, func(t *testing.T) {
			term, fake := open(t, terminals[c.terminal].behaviour)
			e := Examine(term, environment, time.Millisecond)
			fake.Send(c.keys)
			if got := e.Choose(term, lang.English, drawing.Auto); got != c.want {
				t.Errorf("%q picks %s, want %s", c.keys, got, c.want)
			}
			if c.keys == "" {
				return
			}
			if !term.Flush(faketerm.Patience) {
				t.Fatal("the question is not written")
			}
			fake.WaitFor("the question", func(s faketerm.Screen) bool {
				return s.Contains("Which of the two") && s.Contains("1  logical") && s.Contains("(in use)")
			})
		})
	}
}

func TestNothingAskedBeginsWithAMark(t *testing.T) {
	for _, form := range asked() {
		if !terminal.Probable(form) || width.Probe(form) != form {
			t.Errorf("%+q can't be asked for as it is", form)
		}
	}
	for _, c := range classes {
		for _, s := range c.texts {
			if segment.Next(s, 0) == 0 || c.name.Bn == "" || c.name.En == "" {
				t.Errorf("the class %s is incomplete", c.id)
			}
		}
	}
}

func TestWhatATerminalSaysOfItselfIsNoControl(t *testing.T) {
	e := examine(t, terminals[0].behaviour)
	e.Answers.Version = "\x1b]0;x\x07\u202E"
	e.Env = append(e.Env, "TERM_PROGRAM=\x1b[2J")
	if text := reportOf(t, e, lang.English, drawing.Auto); strings.ContainsAny(text, "\x1b\x07\u202E") {
		t.Errorf("the report holds a control: %q", text)
	}
}
