package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tippani/model/width"
	"tippani/tui/terminal/faketerm"
)

var fakeXterm = faketerm.Behaviour{Version: "XTerm(379)", Columns: 100, Rows: 60}

// opened starts the annotator on a copy of the bundled article in the directory of an earlier program.
func opened(t *testing.T, dir string, b faketerm.Behaviour, args ...string) *program {
	t.Helper()
	text, err := os.ReadFile("../../model/source/bundled/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "article.txt"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return startIn(t, dir, b, append([]string{"--annotator", "tester", "--read-only", "article.txt"}, args...)...)
}

// What the first words of the bundled article look like as they are, and in visual order.
const inTextOrder, inVisualOrder = "নেতা কিম", "েনতা িকম"

func TestTheChoiceMadeInTheDoctorIsRememberedForThatTerminal(t *testing.T) {
	dir := t.TempDir()
	opened(t, dir, fakeXterm).WaitFor("visual order by default", func(s faketerm.Screen) bool { return s.Contains(inVisualOrder) })

	p := startIn(t, dir, fakeXterm, "doctor", "--save", "profile.json")
	p.press("", "Which of the two")
	p.Send("1")
	p.press("", "install a Bengali font")
	if status := p.Wait(); status != 0 || !strings.Contains(p.Output(), "as you chose earlier") {
		t.Errorf("the doctor ends with status %d, and does not say that the choice is kept", status)
	}
	opened(t, dir, fakeXterm).WaitFor("logical order as chosen", func(s faketerm.Screen) bool { return s.Contains(inTextOrder) })
	opened(t, dir, fakeXterm, "--draw", "visual").WaitFor("visual order as wished", func(s faketerm.Screen) bool {
		return s.Contains(inVisualOrder)
	})
	terminology := faketerm.Behaviour{Version: "terminology 1.13.0", Width: faketerm.MarksTakeOne}
	opened(t, dir, terminology).WaitFor("another terminal's own default", func(s faketerm.Screen) bool {
		return s.Contains(inVisualOrder)
	})

	f, err := os.Open(filepath.Join(dir, "profile.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	saved, err := width.Load(f)
	if err != nil || saved.Family().Letter != 'A' || saved.Key("terminal") != "xterm" {
		t.Errorf("the saved profile is of %q, family %s, %v", saved.Key("terminal"), saved.Family(), err)
	}
	silent := opened(t, dir, faketerm.Behaviour{Silent: true}, "--widths", "profile.json")
	silent.WaitFor("the article by the saved profile", func(s faketerm.Screen) bool { return s.Contains(inTextOrder) })
}

func TestExplicitWidthsAreSentOnlyWhereTheyAreObeyed(t *testing.T) {
	kitty := faketerm.Behaviour{Version: "kitty(0.48.2)", Width: faketerm.OnePerCluster, ExplicitWidth: true}
	for _, c := range []struct {
		name      string
		behaviour faketerm.Behaviour
		args      []string
		sent      bool
	}{
		{"kitty", kitty, nil, true},
		{"kitty, switched off", kitty, []string{"--draw", "logical"}, false},
		{"foot, which obeys and draws worse", faketerm.Behaviour{Version: "foot(1.21.0)", Width: faketerm.TwoAtMost, ExplicitWidth: true},
			nil, false},
		{"an old kitty, by wish", faketerm.Behaviour{Version: "kitty(0.26.5)", Width: faketerm.MarksTakeNothing},
			[]string{"--draw", "explicit"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := opened(t, t.TempDir(), c.behaviour, c.args...)
			p.press("", "কিম")
			if sent := strings.Contains(p.Output(), "\x1b]66;w=2;কি\x1b\\"); sent != c.sent {
				t.Errorf("explicit widths were sent: %v", sent)
			}
		})
	}
}

func TestTextTypedLaterIsMeasuredWhenItIsFirstDrawn(t *testing.T) {
	p := opened(t, t.TempDir(), fakeXterm)
	p.press("", inVisualOrder)
	p.Send("/")
	p.press("ঢ্ঢ্রি", "িঢ্ঢ্র")
	p.press("ক", "িঢ্ঢ্রক") // a question is written before the frame that follows the next key
	for _, asked := range []string{"ঢ্ঢ্রি\x1b[6n", "িঢ্ঢ্র\x1b[6n"} {
		if !strings.Contains(p.Output(), asked) {
			t.Errorf("the terminal was not asked for %q", asked)
		}
	}
}

func TestATerminalThatSaysLateWhatItIsGetsItsDrawingThen(t *testing.T) {
	slow := fakeXterm
	slow.Delay = 200 * time.Millisecond
	p := opened(t, t.TempDir(), slow)
	p.press("", inTextOrder)
	p.press("", inVisualOrder)
}
