package terminal

import (
	"testing"

	"tippani/tui/environ"
	"tippani/tui/graphics"
)

func TestTheProtocolIsChosenByWhatTheTerminalShows(t *testing.T) {
	cell := graphics.Cell{Width: 9, Height: 18}
	tmux := environ.Variables{"TERM=tmux-256color", "TMUX=/tmp/tmux-0/default,1,0"}
	for _, one := range []struct {
		name     string
		env      environ.Variables
		answers  Answers
		protocol graphics.Protocol
		reason   Reason
	}{
		{"silence", nil, Answers{}, graphics.None, NoAnswer},
		{"kitty", environ.Variables{"TERM=xterm-kitty"}, Answers{Answered: true, Kitty: true, Cell: cell, DA1: "62;"}, graphics.Kitty, Suits},
		{"Konsole shows both", nil, Answers{Answered: true, Kitty: true, Cell: cell, DA1: "62;1;4"}, graphics.Kitty, Suits},
		{"kitty without a size", nil, Answers{Answered: true, Kitty: true}, graphics.None, CellUnknown},
		{"a size that makes no sense", nil, Answers{Answered: true, Kitty: true, Cell: graphics.Cell{Width: 1, Height: 9999}}, graphics.None,
			CellUnknown},
		{"xterm as vt340", nil, Answers{Answered: true, DA1: "63;1;2;4;6;9;15;22", Cell: cell}, graphics.Sixel, Suits},
		{"xterm", nil, Answers{Answered: true, DA1: "64;1;2;6;9;15;22", Cell: cell}, graphics.None, NoProtocol},
		{"the class of a terminal is no attribute", nil, Answers{Answered: true, DA1: "4", Cell: cell}, graphics.None, NoProtocol},
		{"iTerm2 before its sixel", nil, Answers{Answered: true, DA1: "64;4", Version: "iTerm2 3.4.20", Cell: cell}, graphics.ITerm2, Suits},
		{"recent iTerm2", nil, Answers{Answered: true, Kitty: true, Version: "iTerm2 3.6.5", Cell: cell}, graphics.Kitty, Suits},
		{"screen", environ.Variables{"TERM=screen", "STY=1.x"}, Answers{Answered: true, DA1: "62;4", Cell: cell}, graphics.None, InScreen},
		{"tmux that says nothing yet", tmux, Answers{Answered: true, DA1: "1;2", Cell: cell}, graphics.None, TmuxUnknown},
		{"tmux with sixel, in a terminal without", tmux, Answers{Answered: true, DA1: "1;2;4", Cell: cell,
			Tmux: Tmux{true, false, "XTerm(379)", false}}, graphics.None, TmuxOuter},
		{"tmux with sixel, in a terminal with it", tmux, Answers{Answered: true, DA1: "1;2;4", Cell: cell,
			Tmux: Tmux{true, false, "foot(1.21.0)", true}}, graphics.None, TmuxLoses},
		{"tmux in kitty", tmux, Answers{Answered: true, Cell: cell, Tmux: Tmux{true, true, "kitty(0.41.1)", false}}, graphics.Placeholders, Suits},
		{"tmux in kitty, keeping", tmux, Answers{Answered: true, Cell: cell, Tmux: Tmux{true, false, "kitty(0.41.1)", false}}, graphics.None, TmuxKeeps},
		{"tmux in an old kitty", tmux, Answers{Answered: true, Cell: cell, Tmux: Tmux{true, true, "kitty(0.26.5)", false}}, graphics.None, TmuxOuter},
		{"tmux in Konsole", tmux, Answers{Answered: true, Cell: cell, Tmux: Tmux{true, true, "Konsole 22.12.3", false}}, graphics.None, TmuxOuter},
		{"tmux in Ghostty", tmux, Answers{Answered: true, Cell: cell, Tmux: Tmux{true, true, "ghostty 1.2.0", false}}, graphics.Placeholders, Suits},
		{"tmux elsewhere, by its name", environ.Variables{"TERM=screen-256color"}, Answers{Answered: true, Version: "tmux 3.5a", Cell: cell},
			graphics.None, TmuxUnknown},
	} {
		if p, why := Choose(one.answers, one.env); p != one.protocol || why != one.reason {
			t.Errorf("%s: %v because %v, want %v because %v", one.name, p, why, one.protocol, one.reason)
		}
	}
}

func TestPicturesMoveWithTheirRowsWhereThatIsKnown(t *testing.T) {
	for _, one := range []struct {
		version, da1 string
		env          environ.Variables
		want         bool
	}{
		{"XTerm(379)", "", nil, true}, {"foot(1.13.1)", "62;4;22", nil, true}, {"xterm.js(6.0.0)", "62;4;22", nil, false},
		{"", "62;4;22", environ.Variables{"TERM=mlterm"}, true}, {"", "", environ.Variables{"TERM=xterm"}, false},
		{"kitty(0.41.1)", "", environ.Variables{"TERM=mlterm"}, false}, {"", "", nil, false},
		{"XTerm(379)", "", environ.Variables{"TERM=tmux", "TMUX=x"}, false},
		{"", imageAddon, environ.Variables{"TERM=xterm-256color"}, true}, {"xterm.js(6.1.0)", imageAddon, nil, true},
		{"other(1)", imageAddon, nil, false}, {"", imageAddon, environ.Variables{"TMUX=x"}, false},
	} {
		if got := movesPictures(Answers{Version: one.version, DA1: one.da1}, one.env); got != one.want {
			t.Errorf("%q, %q, %v: %v", one.version, one.da1, one.env, got)
		}
	}
}

func TestTheLastRowShowsAPictureUnlessThatScrolls(t *testing.T) {
	mlterm := environ.Variables{"TERM=mlterm"}
	for _, one := range []struct {
		version, state string
		env            environ.Variables
		want           bool
	}{
		{"foot(1.13.1)", "1", nil, true}, {"foot(1.13.1)", "2", nil, true}, {"foot(1.13.1)", "3", nil, true},
		{"foot(1.13.1)", "0", nil, false}, {"foot(1.13.1)", "4", nil, false}, {"foot(1.13.1)", "", nil, false},
		{"XTerm(379)", "2", nil, false}, {"", "2", mlterm, true}, {"other(1)", "2", mlterm, false}, {"", "2", nil, false},
	} {
		b := newBatch(nil, Size{80, 24})
		b.answers.Version = one.version
		b.mode("8452;" + one.state)
		if got := lastRow(b.answers, one.env); got != one.want {
			t.Errorf("%q, state %q, %v: %v", one.version, one.state, one.env, got)
		}
	}
}

func TestXtermJSShowsAPictureInTheLastRowWhereCellsAreWholePixelsHigh(t *testing.T) {
	for _, one := range []struct {
		name  string
		sizes []string
		da1   string
		want  bool
	}{
		{"whole pixels", []string{"4;432;722", "6;18;9"}, imageAddon, true},
		{"the cell first", []string{"6;18;9", "4;432;722"}, imageAddon, true},
		{"cells of 17.6 pixels", []string{"4;422;722", "6;18;9"}, imageAddon, false},
		{"no area", []string{"6;18;9"}, imageAddon, false},
		{"no cell", []string{"4;432;722"}, imageAddon, false},
		{"another terminal", []string{"4;432;722", "6;18;9"}, "62;4;22", false},
	} {
		b := newBatch(nil, Size{80, 24})
		b.answers.DA1 = one.da1
		for _, report := range one.sizes {
			b.window(report)
		}
		if got := lastRow(b.answers, nil); got != one.want {
			t.Errorf("%s: %v", one.name, got)
		}
		if got := lastRow(Answers{}.with(b.answers).with(Answers{}), nil); got != one.want {
			t.Errorf("%s: %v, after other answers", one.name, got)
		}
	}
}

func TestWhatTmuxSays(t *testing.T) {
	for said, want := range map[string]Tmux{
		"on\tkitty(0.41.1)\txterm-kitty\t256,RGB\n": {true, true, "kitty(0.41.1)", false},
		"all\t\txterm-256color\t\n":                 {true, true, "xterm-256color", false},
		"off\tXTerm(379)\txterm\t256,sixel\n":       {true, false, "XTerm(379)", true},
		"":                                          {},
		"on\tx\n":                                   {},
	} {
		if got := tmuxAnswer(said); got != want {
			t.Errorf("%q is %+v, want %+v", said, got, want)
		}
	}
}

func TestVersionsCompareByTwoNumbers(t *testing.T) {
	for version, want := range map[string]bool{
		"0.28.0)": true, "0.28)": true, "1.0": true, "0.27.9": false, "0.100": true, "": false, "x.y": false,
	} {
		if got := atLeast(version, 0, 28); got != want {
			t.Errorf("%q at least 0.28: %v", version, got)
		}
	}
}
