package terminal_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"tippani/tui/terminal"
	"tippani/tui/terminal/faketerm"
)

// bengali is forms in which the families of terminals differ, with joiners, a decomposed য়, and an emoji.
var bengali = []string{"স্ত্রী", "বাংলা", "কা", "ক্ষ", "র\u200d্য", "ক\u200c্", "য়", "ো", "😀", "া"}

func widthsOf(forms []string, width func(string) int) map[string]int {
	widths := map[string]int{}
	for _, form := range forms {
		widths[form] = faketerm.Text(form, width)
	}
	return widths
}

func TestTheStartUpQuestionIsAnsweredByEveryFamily(t *testing.T) {
	families := map[string]func(string) int{
		"as xterm": faketerm.SumOfMarks, "as kitty 0.41": faketerm.MarksTakeNothing, "as foot": faketerm.TwoAtMost,
		"as kitty 0.48": faketerm.OnePerCluster, "as screen 5": faketerm.MarksTakeOne,
	}
	for name, width := range families {
		t.Run(name, func(t *testing.T) {
			each(t, faketerm.Behaviour{
				Width: width, Sync: true, ExplicitWidth: true, Background: "rgb:ffff/ffff/e0e0", Version: "fake(1.0)",
			}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
				got := term.Ask(bengali)
				want := widthsOf(bengali, width)
				if fmt.Sprint(got.Widths) != fmt.Sprint(want) {
					t.Errorf("measured %v, the terminal has %v", got.Widths, want)
				}
				if !got.Answered || !got.Complete || !got.Sync || !got.ExplicitWidth || got.Version != "fake(1.0)" || got.DA1 != "62;22" {
					t.Errorf("the answers are %+v", got)
				}
				if got.Background == nil || *got.Background != (terminal.RGB{R: 255, G: 255, B: 224}) || term.IsDark(got) {
					t.Errorf("the background is %v", got.Background)
				}
				if s := fake.Screen(); len(s.Unknown) > 0 || strings.TrimSpace(s.String()) != "" {
					t.Errorf("after the question the screen shows %q; unknown sequences: %q", s, s.Unknown)
				}
			})
		})
	}
}

func TestATerminalThatCountsFromZeroIsMeasuredRight(t *testing.T) {
	each(t, faketerm.Behaviour{FromZero: true}, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if got := term.Ask(bengali); fmt.Sprint(got.Widths) != fmt.Sprint(widthsOf(bengali, faketerm.SumOfMarks)) {
			t.Errorf("measured %v", got.Widths)
		}
	})
}

func TestManyFormsDoNotDeadlockATerminalThatStopsReadingWhileItReplies(t *testing.T) {
	var forms []string
	for _, r := range "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ" {
		for _, s := range "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ" {
			forms = append(forms, string([]rune{r, '্', s}))
		}
	}
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if got := term.Ask(forms); !got.Complete || len(got.Widths) != len(forms) {
			t.Errorf("%d of %d widths, complete: %v", len(got.Widths), len(forms), got.Complete)
		}
	})
}

func TestASilentTerminalIsNotWaitedForLong(t *testing.T) {
	each(t, faketerm.Behaviour{Silent: true}, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if got := term.Ask(bengali); got.Answered || len(got.Widths) > 0 {
			t.Errorf("a silent terminal answered %+v", got)
		}
	})
}

func TestRepliesThatComeLateAreDeliveredAndNotTyped(t *testing.T) {
	each(t, faketerm.Behaviour{Delay: 600 * time.Millisecond, Background: "rgb:00/00/00", Sync: true},
		func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
			if got := term.Ask(bengali); got.Answered {
				t.Fatalf("answered in time: %+v", got)
			}
			late := <-term.Late()
			if fmt.Sprint(late.Widths) != fmt.Sprint(widthsOf(bengali, faketerm.SumOfMarks)) || late.Background == nil || !late.Complete {
				t.Errorf("late answers: %+v", late)
			}
			fake.Send("q")
			expectKeys(t, term, "q")
		})
}

// expectKeys reads the keys and compares; what comes before "." ends is compared as one string.
func expectKeys(t *testing.T, term *terminal.Terminal, want string) {
	t.Helper()
	got := ""
	b := make([]byte, 256)
	for len(got) < len(want) {
		n, err := term.Input().Read(b)
		if err != nil {
			t.Fatalf("after %q: %v", got, err)
		}
		got += string(b[:n])
	}
	if got != want {
		t.Errorf("typed keys arrive as %q, want %q", got, want)
	}
}

func TestTypeAheadAmongSplitRepliesReachesTheProgram(t *testing.T) {
	each(t, faketerm.Behaviour{Piece: 1, Noise: "কab\x1b[A", Background: "rgb:1e1e/1e1e/2e2e", Version: "fake"},
		func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
			fake.Send("jক্ষ")
			got := term.Ask(bengali)
			if !got.Complete || got.Widths["কা"] != 2 || got.Version != "fake" {
				t.Errorf("answers: %+v", got)
			}
			fake.Send("z")
			expectKeys(t, term, "jক্ষকab\x1b[Az")
		})
}

func TestFormsThatComeUpLaterAreMeasuredUnderTheLastRow(t *testing.T) {
	each(t, faketerm.Behaviour{Rows: 4, Columns: 40, Sync: true}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		term.Show(terminal.Frame{Rows: []string{"এক", "দুই", "তিন", "চার"}, CursorX: 1, CursorY: 1, CursorVisible: true})
		fake.WaitFor("the frame", func(s faketerm.Screen) bool { return s.Contains("চার") })
		term.Measure([]string{"ন্দ্র", "ন্দ্র", "ৎ", "\x1b[c"})
		late := <-term.Late()
		if want := map[string]int{"ন্দ্র": 3, "ৎ": 1}; fmt.Sprint(late.Widths) != fmt.Sprint(want) {
			t.Errorf("measured %v, want %v", late.Widths, want)
		}
		fake.WaitFor("the frame as it was", func(s faketerm.Screen) bool {
			return s.String() == "এক\nদুই\nতিন\nচার" && s.CursorRow == 1 && s.CursorColumn == 1 && s.CursorVisible
		})
	})
}

func TestCloseGivesEverythingBackOnce(t *testing.T) {
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		s := fake.WaitFor("the modes", func(s faketerm.Screen) bool { return s.Modes[1049] })
		if s.Modes[7] || !s.Modes[2004] || !s.Modes[1002] || !s.Modes[1006] || s.CursorVisible {
			t.Errorf("modes after opening: %v", s.Modes)
		}
		for range 2 {
			if err := term.Close(); err != nil {
				t.Error(err)
			}
		}
		s = fake.WaitFor("the old screen", func(s faketerm.Screen) bool { return !s.Modes[1049] })
		if !s.Modes[7] || s.Modes[2004] || s.Modes[1002] || s.Modes[1006] || !s.CursorVisible {
			t.Errorf("modes after closing: %v", s.Modes)
		}
		if n, err := term.Input().Read(make([]byte, 8)); n != 0 || !errors.Is(err, io.EOF) {
			t.Errorf("after closing, Input gives %d bytes and %v", n, err)
		}
		if strings.Count(fake.Output(), "\x1b[?1049l") != 1 {
			t.Error("the alternate screen was left more than once")
		}
	})
}

func TestAStuckTerminalHoldsUpNeitherShowNorClose(t *testing.T) {
	each(t, faketerm.Behaviour{Rows: 50, Columns: 200}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		fake.Hold()
		for i := range 200 {
			rows := make([]string, 50)
			for j := range rows {
				rows[j] = strings.Repeat(fmt.Sprintf("সারি %d ", i), 20)
			}
			term.Show(terminal.Frame{Rows: rows})
		}
		if term.Flush(10 * time.Millisecond) {
			t.Log("the kernel's buffer took everything")
		}
		if err := term.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestOnlyTheLatestFrameIsDrawnAfterAStop(t *testing.T) {
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		fake.Hold()
		for i := range 1000 {
			term.Show(terminal.Frame{Rows: []string{fmt.Sprintf("frame %d", i) + strings.Repeat(" .", 30)}})
		}
		fake.Release()
		fake.WaitFor("the last frame", func(s faketerm.Screen) bool { return s.Contains("frame 999") })
	})
}

func TestAResizeIsToldOnceAndDrawnWhole(t *testing.T) {
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		term.Show(terminal.Frame{Rows: []string{"প্রথম"}})
		fake.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains("প্রথম") })
		fake.Resize(100, 30)
		if s := <-term.Sizes(); s != (terminal.Size{Columns: 100, Rows: 30}) {
			t.Errorf("the new size is %v", s)
		}
		term.Show(terminal.Frame{Rows: append(make([]string, 29), "শেষ")})
		fake.WaitFor("the last row", func(s faketerm.Screen) bool { return s.Row("শেষ") == 29 && !s.Contains("প্রথম") })
	})
}

func TestAClosedWindowIsNoticed(t *testing.T) {
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		fake.Hangup()
		<-term.Gone()
		if _, err := term.Input().Read(make([]byte, 8)); !errors.Is(err, io.EOF) {
			t.Errorf("Input ends with %v", err)
		}
		term.Show(terminal.Frame{Rows: []string{"x"}})
	})
}

func TestALongPasteIsBoundedAndToldOf(t *testing.T) {
	each(t, faketerm.Behaviour{}, func(t *testing.T, term *terminal.Terminal, fake *faketerm.Term) {
		term.Ask(nil)
		text := strings.Repeat("ক", 30000)
		go fake.Send("\x1b[200~" + text + "\x1b[201~")
		got := ""
		b := make([]byte, 256)
		for !strings.HasSuffix(got, "\x1b[201~") {
			n, err := term.Input().Read(b)
			if err != nil {
				t.Fatal(err)
			}
			got += string(b[:n])
		}
		if kept := len(got) - 12; kept != 65535 || kept+<-term.Truncated() != len(text) {
			t.Errorf("kept %d bytes", kept)
		}
	})
}

// What is answered when another program has the terminal would be typed into it.
func TestRepliesOnTheirWayAreWaitedForBeforeTheTerminalIsLent(t *testing.T) {
	each(t, faketerm.Behaviour{Delay: 50 * time.Millisecond}, func(t *testing.T, term *terminal.Terminal, _ *faketerm.Term) {
		if !term.Ask(bengali).Complete {
			t.Fatal("the terminal does not answer")
		}
		for _, forms := range [][]string{{"নতুন"}, {"আরও"}} {
			term.Measure(forms)
			if err := term.Suspend(); errors.Is(err, terminal.ErrNotLocal) {
				t.Skip("no other program can have it")
			}
			select {
			case <-term.Late():
			default:
				t.Error("the terminal was lent before it had answered")
			}
			term.Measure([]string{forms[0] + "ই"})
			if err := term.Resume(); err != nil {
				t.Fatal(err)
			}
			if late := <-term.Late(); len(late.Widths) != 1 {
				t.Errorf("what was asked meanwhile is answered by %v", late.Widths)
			}
		}
	})
}
