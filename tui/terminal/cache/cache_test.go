package cache

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"tippani/tui/terminal"
)

// machine is a terminal that answers from a rule and notes what it was asked.
type machine struct {
	version string
	columns func(form string) int
	silent  bool
	asked   []string
}

func (m *machine) ask(forms []string) terminal.Answers {
	m.asked = append(m.asked, forms...)
	if m.silent {
		return terminal.Answers{}
	}
	widths := map[string]int{}
	for _, form := range forms {
		widths[form] = m.columns(form)
	}
	return terminal.Answers{Widths: widths, Version: m.version, Answered: true, Complete: true}
}

func identify(version string) string { return "TERM=xterm " + version }

func one(string) int { return 1 }

func runes(form string) int { return len([]rune(form)) }

var (
	telling  = []string{"স্ত্রী", "বাংলা"}
	articles = []string{"কা", "কি", "কু", "ক্ষ", "র\u200d্য", "ক\u200c্", "য়", "😀", "এ", "ও", "মা", "নি", "তে", "রে", "লো", "সি", "হা"}
)

func measure(t *testing.T, c Cache, m *machine, forms []string) map[string]int {
	t.Helper()
	m.asked = nil
	answers, err := c.Measure(m.ask, identify, telling, forms)
	if err != nil {
		t.Fatal(err)
	}
	return answers.Widths
}

func TestTheSecondStartAsksForAHandfulAndForWhatIsNew(t *testing.T) {
	c, m := Cache{t.TempDir()}, &machine{version: "kitty(0.48)", columns: one}
	measure(t, c, m, articles)
	got := measure(t, c, m, append(articles, "নতুন"))
	if want := len(telling) + handful + 1; len(m.asked) != want || !slices.Contains(m.asked, "নতুন") {
		t.Errorf("the second start asked %d questions, want %d: %q", len(m.asked), want, m.asked)
	}
	for _, form := range append(articles, "নতুন") {
		if got[form] != 1 {
			t.Errorf("%q has width %d, want 1", form, got[form])
		}
	}
}

func TestAChangedTerminalIsMeasuredAgain(t *testing.T) {
	for name, changed := range map[string]*machine{
		"another version of the same name":       {version: "kitty(0.49)", columns: runes},
		"the same name, but it counts otherwise": {version: "kitty(0.48)", columns: runes},
	} {
		t.Run(name, func(t *testing.T) {
			c := Cache{t.TempDir()}
			measure(t, c, &machine{version: "kitty(0.48)", columns: one}, articles)
			for range 2 {
				got := measure(t, c, changed, articles)
				for _, form := range articles {
					if got[form] != runes(form) {
						t.Errorf("%q has width %d, want %d", form, got[form], runes(form))
					}
				}
			}
			if want := len(telling) + handful; len(changed.asked) != want {
				t.Errorf("the start after that asked %d questions, want %d", len(changed.asked), want)
			}
		})
	}
}

func TestTwoTerminalsOfTheSameNameBothStayKnown(t *testing.T) {
	c := Cache{t.TempDir()}
	a, b := &machine{version: "a", columns: one}, &machine{version: "b", columns: runes}
	measure(t, c, a, articles)
	measure(t, c, b, articles)
	got := measure(t, c, a, articles)
	if want := len(telling) + handful; len(a.asked) != want || got["কা"] != 1 {
		t.Errorf("going back to the first asked %d questions, want %d; কা is %d", len(a.asked), want, got["কা"])
	}
}

func TestASilentTerminalGetsTheKeptWidthsAsAGuess(t *testing.T) {
	c, m := Cache{t.TempDir()}, &machine{version: "v", columns: one}
	measure(t, c, m, articles)
	m.silent = true
	if got := measure(t, c, m, articles); got["কা"] != 1 {
		t.Errorf("the guess is %v", got)
	}
}

func TestADamagedFileIsIgnoredAndWrittenAnew(t *testing.T) {
	for name, content := range map[string]string{
		"empty":                   "",
		"cut off":                 `{"format":1,"identity":"TERM=xterm ","version":"v","widths":{"কা":`,
		"not JSON":                "\x00\xff\x1b]52;c;x\x07",
		"of another terminal":     `{"format":1,"identity":"other","version":"v","widths":{"কা":7}}`,
		"of a later format":       `{"format":9,"identity":"TERM=xterm ","version":"v","widths":{"কা":7}}`,
		"with impossible widths":  `{"format":1,"identity":"TERM=xterm ","version":"v","widths":{"কা":-7}}`,
		"with control characters": `{"format":1,"identity":"TERM=xterm ","version":"v","widths":{"\u001b[c":1}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c, m := Cache{t.TempDir()}, &machine{version: "v", columns: one}
			if err := os.WriteFile(c.file(identify("")), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := measure(t, c, m, articles); got["কা"] != 1 {
				t.Errorf("কা is %d, want 1", got["কা"])
			}
			measure(t, c, m, articles)
			if want := len(telling) + handful; len(m.asked) != want {
				t.Errorf("the file was not written anew: %d questions, want %d", len(m.asked), want)
			}
		})
	}
}

func TestProgramsAtTheSameTimeLeaveAWholeFile(t *testing.T) {
	c := Cache{t.TempDir()}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			m := &machine{version: "v", columns: one}
			for j := range 10 {
				if _, err := c.Measure(m.ask, identify, telling,
					append(articles, string(rune('ক'+i*2)), string(rune('a'+j)))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if r := c.load(identify("")); r.Widths["কা"] != 1 {
		t.Errorf("the file holds %v", r)
	}
	if left, _ := filepath.Glob(filepath.Join(c.Dir, ".*")); len(left) > 0 {
		t.Errorf("temporary files are left: %q", left)
	}
}

func TestWithoutADirectoryNothingIsKeptAndAllIsMeasured(t *testing.T) {
	m := &machine{version: "v", columns: one}
	if got := measure(t, Cache{}, m, articles); got["কা"] != 1 {
		t.Errorf("measured %v", got)
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	answers, err := (Cache{filepath.Join(blocked, "widths")}).Measure(m.ask, identify, telling, articles)
	if err == nil || answers.Widths["কা"] != 1 {
		t.Errorf("in a place that cannot be written: %v, %v", answers.Widths, err)
	}
}
