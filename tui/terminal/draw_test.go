package terminal_test

import (
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
)

// withPictures is a terminal that knows kitty's protocol and mouse events in pixels.
var withPictures = faketerm.Behaviour{Columns: 20, Rows: 5, Kitty: true, CellWidth: 8, CellHeight: 16, PixelMouse: true, Sync: true}

// colouredFrame is a frame of five rows in one colour each, the text under them the same letter.
func colouredFrame(letter string) terminal.Frame {
	var f terminal.Frame
	for i := range 5 {
		f.Rows = append(f.Rows, letter)
		f.Pictures = append(f.Pictures, &picture.Row{Width: 19 * 8, Height: 16, Page: picture.RGB{R: uint8(i), G: letter[0]}})
	}
	return f
}

func draw(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
	t.Helper()
	term.Ask(nil)
	protocol, why := term.Choose()
	if protocol != graphics.Kitty || why != terminal.Suits {
		t.Fatalf("chose %v because %v", protocol, why)
	}
	term.Draw(protocol, &graphicstest.Raster{})
	term.Show(colouredFrame("a"))
	fake.WaitFor("five pictures", func(s faketerm.Screen) bool { return len(s.Placements) == 5 && s.Contains("a") })
}

func TestPicturesAreSwitchedOnAndOff(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		draw(t, term, fake)
		if cell, on := term.PixelMouse(); !on || cell != (graphics.Cell{Width: 8, Height: 16}) || !fake.Screen().Modes[1016] {
			t.Errorf("the mouse in pixels of cells of %v: %v", cell, on)
		}
		term.Draw(graphics.None, nil)
		fake.WaitFor("no pictures", func(s faketerm.Screen) bool { return s.Held == 0 && s.Contains("a") && !s.Modes[1016] && s.Modes[1006] })
		if _, on := term.PixelMouse(); on {
			t.Error("the mouse is still reported in pixels")
		}
		term.Draw(graphics.Kitty, &graphicstest.Raster{})
		fake.WaitFor("pictures again", func(s faketerm.Screen) bool { return len(s.Placements) == 5 })
		if s := fake.Screen(); len(s.Unknown) > 0 {
			t.Errorf("unknown sequences: %q", s.Unknown)
		}
	})
}

func TestNothingIsLeftOfPicturesHoweverTheTerminalIsGivenBack(t *testing.T) {
	for name, leave := range map[string]func(*terminal.Terminal){
		"closed":    func(term *terminal.Terminal) { term.Close() },
		"suspended": func(term *terminal.Terminal) { _ = term.Suspend() },
		"a panic":   func(term *terminal.Terminal) { term.Guard(func() { panic("a fault") }) },
	} {
		t.Run(name, func(t *testing.T) {
			each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
				if name == "suspended" && !term.Local() {
					t.Skip("it can't be lent")
				}
				draw(t, term, fake)
				leave(term)
				fake.WaitFor("nothing left", func(s faketerm.Screen) bool {
					return s.Held == 0 && len(s.Placements) == 0 && !s.Modes[1016] && !s.Modes[1049]
				})
			})
		})
	}
}

func TestPicturesAreDrawnAgainAfterASuspension(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		if !term.Local() {
			t.Skip("it can't be lent")
		}
		draw(t, term, fake)
		_ = term.Suspend()
		_ = term.Resume()
		fake.WaitFor("pictures again", func(s faketerm.Screen) bool { return len(s.Placements) == 5 && s.Modes[1016] })
	})
}

func TestPicturesAreDrawnAnewAfterAResize(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		draw(t, term, fake)
		fake.Resize(30, 3)
		fake.WaitFor("the three rows that are left", func(s faketerm.Screen) bool { return len(s.Placements) == 3 })
		fake.Resize(30, 8)
		fake.WaitFor("all five rows", func(s faketerm.Screen) bool { return len(s.Placements) == 5 })
		if cell := term.Cell(); cell != (graphics.Cell{Width: 8, Height: 16}) {
			t.Errorf("a cell is %v now", cell)
		}
	})
}

func TestPicturesSwitchedOnWhileTheTerminalIsLentComeAfterIt(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		if !term.Local() {
			t.Skip("it can't be lent")
		}
		term.Ask(nil)
		_ = term.Suspend()
		fake.WaitFor("the terminal given back", func(s faketerm.Screen) bool { return !s.Modes[1049] })
		before := fake.Output()
		term.Draw(graphics.Kitty, &graphicstest.Raster{})
		term.Show(colouredFrame("a"))
		term.Flush(time.Second)
		_ = term.Resume()
		fake.WaitFor("pictures", func(s faketerm.Screen) bool { return len(s.Placements) == 5 && s.Modes[1016] })
		if sent := strings.TrimPrefix(fake.Output(), before); !strings.HasPrefix(sent, "\x1b[?1049h") {
			t.Errorf("%.60q was sent while another program had the terminal", sent)
		}
	})
}

func TestRowsThatDoNotFitTheCellsAreOnlyPrinted(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		draw(t, term, fake)
		f := colouredFrame("b")
		f.Pictures[0].Height = 17
		f.Pictures[1].Width = 21
		f.Pictures[2] = nil
		f.Pictures[3].Width = 21 * 8
		term.Show(f)
		fake.WaitFor("one picture", func(s faketerm.Screen) bool { return len(s.Placements) == 1 && s.Rows[0] == "b" })
	})
}

func TestTheCellIsKnownByEitherReport(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if got := term.Ask(nil); got.Cell != (graphics.Cell{Width: 8, Height: 16}) || !got.Kitty || !got.PixelMouse {
			t.Errorf("the answers are %+v", got)
		}
	})
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if got := term.Ask(nil); got.Cell.Usable() || got.Kitty || got.PixelMouse || !got.Complete {
			t.Errorf("a terminal that knows no pictures answers %+v", got)
		}
	})
}

func TestAnAnswerAboutPicturesThatComesLateIsTold(t *testing.T) {
	each(t, faketerm.Behaviour{CellWidth: 8, CellHeight: 16, Version: "late(1)"}, func(t *testing.T, term *terminal.Terminal,
		fake *faketerm.Term) {
		term.Ask(nil)
		if p, why := term.Choose(); p != graphics.None || why != terminal.NoProtocol {
			t.Errorf("chose %v because %v before the answer", p, why)
		}
		fake.Send("\x1b_Gi=727;OK\x1b\\")
		late := <-term.Late()
		if p, _ := term.Choose(); !late.Kitty || late.Version != "late(1)" || late.Widths == nil || p != graphics.Kitty {
			t.Errorf("chose %v after the answer %+v", p, late)
		}
	})
}

func TestAnotherSizeOfCellsIsToldAndWhatDoesNotFitIsPrinted(t *testing.T) {
	each(t, withPictures, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		draw(t, term, fake)
		fake.Send("\x1b[6;20;10t")
		<-term.Sizes()
		if cell := term.Cell(); cell != (graphics.Cell{Width: 10, Height: 20}) {
			t.Errorf("a cell is %v now", cell)
		}
		fake.WaitFor("no picture", func(s faketerm.Screen) bool { return len(s.Placements) == 0 && s.Contains("a") })
	})
}

func TestTheQuestionAboutPicturesIsNotPutToAMultiplexer(t *testing.T) {
	fake, line := faketerm.Pipe(t, withPictures)
	term, err := terminal.Open(line, terminal.Options{Env: []string{"TERM=screen", "STY=1"}})
	if err != nil {
		t.Fatal(err)
	}
	defer term.Close()
	term.Ask(nil)
	if strings.Contains(fake.Output(), "\x1b_") {
		t.Error("screen was asked by kitty's protocol")
	}
}

func TestSixelPicturesSendTheCursorToTheirRight(t *testing.T) {
	kind := faketerm.Behaviour{Columns: 20, Rows: 5, Sixel: true, Version: "foot(1)", CellWidth: 8, CellHeight: 16}
	each(t, kind, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		if p, _ := term.Choose(); p != graphics.Sixel || !term.LastRow(p) {
			t.Fatalf("chose %v; the last row: %v", p, term.LastRow(p))
		}
		term.Draw(graphics.Sixel, &graphicstest.Raster{})
		term.Show(colouredFrame("a"))
		fake.WaitFor("the mode", func(s faketerm.Screen) bool { return s.Modes[8452] })
		fake.WaitForOutput("\x1b[5;1H\x1bP")
		_ = term.Close()
		fake.WaitFor("the mode of before", func(s faketerm.Screen) bool { return !s.Modes[8452] && !s.Modes[1049] })
		if s := fake.Screen(); len(s.Unknown) > 0 {
			t.Errorf("unknown sequences: %q", s.Unknown)
		}
	})
}

// gone is a line whose window was closed.
type gone struct{ terminal.Line }

func (gone) Restore() error { return syscall.EIO }

func TestATerminalThatIsGoneIsNoFaultOfADisk(t *testing.T) {
	_, line := faketerm.Pipe(t, withPictures)
	term, err := terminal.Open(gone{line}, terminal.Options{Env: []string{"TERM=xterm-256color"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := term.Close(); !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), "; if its window is still there, type reset") {
		t.Error(err)
	}
}
