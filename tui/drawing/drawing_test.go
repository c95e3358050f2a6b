package drawing

import (
	"os"
	"path/filepath"
	"testing"

	"tippani/model/width"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

func TestTheTerminalsNameDecides(t *testing.T) {
	for _, c := range []struct {
		name    string
		env     []string
		answers terminal.Answers
		want    Choice
	}{
		{"nothing known", nil, terminal.Answers{}, Logical},
		{"xterm by XTVERSION", []string{"TERM=xterm-256color"}, terminal.Answers{Version: "XTerm(379)", DA1: "64;1"}, Visual},
		{"TERM=xterm alone is claimed by many", []string{"TERM=xterm-256color", "XTERM_VERSION=XTerm(379)"}, terminal.Answers{}, Logical},
		{"terminology", []string{"TERM=xterm-256color"}, terminal.Answers{Version: "terminology 1.13.0"}, Visual},
		{"terminology, newer", nil, terminal.Answers{Version: "terminology(1.14.0)"}, Visual},
		{"alacritty by TERM", []string{"TERM=alacritty"}, terminal.Answers{DA1: "6"}, Visual},
		{"alacritty without its terminfo", []string{"TERM=xterm-256color", "ALACRITTY_WINDOW_ID=7"}, terminal.Answers{DA1: "6"}, Visual},
		{"a VTE started from alacritty", []string{"TERM=xterm-256color", "ALACRITTY_WINDOW_ID=7", "VTE_VERSION=7006"},
			terminal.Answers{DA1: "65;1;9"}, Logical},
		{"st", []string{"TERM=st-256color"}, terminal.Answers{DA1: "6"}, Visual},
		{"not st: stterm's name is a prefix of nothing else", []string{"TERM=sticky"}, terminal.Answers{}, Logical},
		{"urxvt", []string{"TERM=rxvt-unicode-256color"}, terminal.Answers{DA1: "1;2"}, Visual},
		{"tmux in xterm", []string{"TERM=tmux-256color", "XTERM_VERSION=XTerm(379)"}, terminal.Answers{Version: "tmux 3.5a"}, Composed},
		{"screen in st", []string{"TERM=screen.st-256color", "STY=1"}, terminal.Answers{DA1: "1;2"}, Composed},
		{"Konsole", []string{"TERM=xterm-256color"}, terminal.Answers{Version: "Konsole 22.12.3"}, Spaced},
		{"QTerminal by TERM_PROGRAM", []string{"TERM=xterm-256color", "TERM_PROGRAM=QTerminal"}, terminal.Answers{DA1: "1;2"}, Composed},
		{"mlterm", []string{"TERM=mlterm"}, terminal.Answers{}, Composed},
		{"kitty that obeys", []string{"TERM=xterm-kitty"}, terminal.Answers{Version: "kitty(0.48.2)", ExplicitWidth: true}, Explicit},
		{"kitty that does not", []string{"TERM=xterm-kitty"}, terminal.Answers{Version: "kitty(0.26.5)"}, Logical},
		{"foot obeys and draws worse", []string{"TERM=foot"}, terminal.Answers{Version: "foot(1.21.0)", ExplicitWidth: true}, Logical},
		{"VTE", []string{"TERM=xterm-256color"}, terminal.Answers{Version: "VTE(8401)"}, Logical},
	} {
		if got := Known(c.env, c.answers); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheWishComesFirstAndWhatIsImpossibleIsNotDone(t *testing.T) {
	xterm, kitty := terminal.Answers{Version: "XTerm(379)"}, terminal.Answers{Version: "kitty(0.48.2)", ExplicitWidth: true}
	a := width.Infer(map[string]int{"স্ত্রী": 4, "বাংলা": 5})
	e := width.Infer(map[string]int{"স্ত্রী": 1, "বাংলা": 2})
	for _, c := range []struct {
		name             string
		wish, remembered Choice
		answers          terminal.Answers
		family           width.Family
		want             Choice
	}{
		{"known", Auto, Auto, xterm, a, Visual},
		{"the zero values", "", "", xterm, a, Visual},
		{"remembered", Auto, Logical, xterm, a, Logical},
		{"wished", Logical, Visual, xterm, a, Logical},
		{"explicit where it would print nothing", Explicit, Auto, xterm, a, Logical},
		{"visual where signs do not stand alone", Visual, Auto, kitty, e, Logical},
		{"kitty", Auto, Auto, kitty, e, Explicit},
		{"a silent terminal, by wish", Visual, Auto, terminal.Answers{}, width.Family{}, Visual},
		{"a silent terminal", Auto, Auto, terminal.Answers{}, width.Family{}, Logical},
	} {
		if got := Settle(c.wish, c.remembered, nil, c.answers, c.family); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	for c, name := range map[Choice]string{Logical: "", Visual: "visual", Explicit: "explicit"} {
		if c.Drawing().Name != name {
			t.Errorf("%s draws %q", c, c.Drawing().Name)
		}
	}
	if _, err := Parse("sideways"); err == nil {
		t.Error("an unknown drawing is accepted")
	}
}

func TestAChoiceIsRememberedForItsTerminalOnly(t *testing.T) {
	m := Memory{filepath.Join(t.TempDir(), "new", "dir")}
	if m.Recall("xterm") != Auto || (Memory{}).Remember("xterm", Visual) != nil || (Memory{}).Recall("xterm") != Auto {
		t.Error("something is remembered from the start")
	}
	for _, c := range []Choice{Visual, Logical} {
		if err := m.Remember("xterm", c); err != nil {
			t.Fatal(err)
		}
		if m.Recall("xterm") != c || m.Recall("st") != Auto {
			t.Errorf("recalled %s and %s", m.Recall("xterm"), m.Recall("st"))
		}
	}
	for _, damaged := range []string{"", "{", `{"identity":"xterm","drawing":"upside down"}`, `{"identity":"st","drawing":"visual"}`} {
		if err := os.WriteFile(m.file("xterm"), []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := m.Recall("xterm"); got != Auto {
			t.Errorf("a file with %q gives %s", damaged, got)
		}
	}
	if os.Getuid() != 0 {
		if err := (Memory{"/proc/nowhere"}).Remember("xterm", Visual); err == nil {
			t.Error("an impossible place gives no error")
		}
	}
}

func TestATerminalThatTearsBengaliIsSaidOnce(t *testing.T) {
	m := Memory{t.TempDir()}
	for _, c := range []struct {
		name    string
		env     []string
		answers terminal.Answers
		want    lang.Text
	}{
		{"old kitty", nil, terminal.Answers{Version: "kitty(0.26.5)"}, textTornPictures},
		{"kitty with explicit widths", nil, terminal.Answers{Version: "kitty(0.48.2)", ExplicitWidth: true}, lang.Text{}},
		{"alacritty", []string{"TERM=alacritty"}, terminal.Answers{DA1: "6"}, textTorn},
		{"st", []string{"TERM=st-256color"}, terminal.Answers{}, textTorn},
		{"xterm", nil, terminal.Answers{Version: "XTerm(379)"}, textTornPictures},
		{"VTE", nil, terminal.Answers{Version: "VTE(8401)"}, lang.Text{}},
		{"Konsole", nil, terminal.Answers{Version: "Konsole 22.12.3"}, lang.Text{}},
		{"nothing known", nil, terminal.Answers{}, lang.Text{}},
		{"tmux in kitty", nil, terminal.Answers{Version: "tmux 3.4", Tmux: terminal.Tmux{Known: true, Outer: "kitty(0.26.5)"}}, textTorn},
		{"tmux in st", nil, terminal.Answers{Version: "tmux 3.4", Tmux: terminal.Tmux{Known: true, Outer: "st-256color"}}, textTorn},
		{"tmux in something", nil, terminal.Answers{Version: "tmux 3.4", Tmux: terminal.Tmux{Known: true, Outer: "xterm-256color"}}, lang.Text{}},
		{"tmux in VTE", nil, terminal.Answers{Version: "tmux 3.4", Tmux: terminal.Tmux{Known: true, Outer: "VTE(8401)"}}, lang.Text{}},
		{"tmux", nil, terminal.Answers{Version: "tmux 3.4"}, lang.Text{}},
	} {
		if got := m.Warning(c.name, c.env, c.answers); got != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	st := []string{"TERM=st"}
	if err := m.Remember("st", Logical); err != nil {
		t.Fatal(err)
	}
	if err := m.Warned("st"); err != nil {
		t.Fatal(err)
	}
	if m.Warning("st", st, terminal.Answers{}) != (lang.Text{}) || m.Recall("st") != Logical {
		t.Error("it is said again, or the choice of drawing is lost")
	}
	if err := m.Remember("st", Visual); err != nil {
		t.Fatal(err)
	}
	if m.Warning("st", st, terminal.Answers{}) != (lang.Text{}) || m.Warning("st 0.9", st, terminal.Answers{}) == (lang.Text{}) {
		t.Error("a choice of drawing has it said again, or another terminal is not told")
	}
	if (Memory{}).Warned("st") != nil || (Memory{}).Warning("st", st, terminal.Answers{}) == (lang.Text{}) {
		t.Error("where nothing is remembered it is not said")
	}
}
