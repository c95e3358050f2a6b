package typed_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"tippani/tui/typed"
)

// pieces delivers each of its parts in one Read, as terminal.Terminal.Input does.
type pieces struct{ parts [][]byte }

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.parts) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.parts[0])
	p.parts = p.parts[1:]
	return n, nil
}

func forwarded(parts ...string) []tea.Msg {
	p := &pieces{}
	for _, part := range parts {
		p.parts = append(p.parts, []byte(part))
	}
	var all []tea.Msg
	typed.Forward(p, func(m tea.Msg) { all = append(all, m) })
	return all
}

// listener keeps what a program of Bubble Tea is told.
type listener struct{ heard *[]tea.Msg }

func (l listener) Init() tea.Cmd { return nil }
func (l listener) View() string  { return "" }
func (l listener) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case tea.KeyMsg:
		if m.Paste && string(m.Runes) == "the end" {
			return l, tea.Quit
		}
		*l.heard = append(*l.heard, m)
	case tea.MouseMsg:
		// Without Type, which was before Button and Action.
		*l.heard = append(*l.heard, tea.MouseMsg{X: m.X, Y: m.Y, Shift: m.Shift, Alt: m.Alt, Ctrl: m.Ctrl, Action: m.Action, Button: m.Button})
	case tea.FocusMsg, tea.BlurMsg:
		*l.heard = append(*l.heard, m)
	}
	return l, nil
}

// byBubbleTea is what Bubble Tea's own reader makes of the parts.
func byBubbleTea(t *testing.T, parts ...string) []tea.Msg {
	t.Helper()
	p := &pieces{}
	for _, part := range append(parts, "\x1b[200~the end\x1b[201~") {
		p.parts = append(p.parts, []byte(part))
	}
	var heard []tea.Msg
	program := tea.NewProgram(listener{&heard}, tea.WithContext(context.Background()), tea.WithInput(p), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithoutSignalHandler())
	if _, err := program.Run(); err != nil {
		t.Fatal(err)
	}
	return heard
}

func everything() []string {
	var all []string
	for c := range 0x80 {
		all = append(all, string(rune(c)))
		if c != '[' && c != 'O' && c != 0x1b {
			all = append(all, "\x1b"+string(rune(c)))
		}
	}
	all = append(all, "ঢ", "ক্ষ", "র\u200d্য", "😀", "é", "\u00a0", "\x1bক", "\x1b[", "\x1bO", "\xff", "\x1b\xff", " \u0981", "\u09cd \u0981", "\x1b\x1b")
	for _, final := range "ABCDFHPQRSZabcdIO" {
		all = append(all, "\x1b["+string(final), "\x1bO"+string(final))
		for m := range 16 {
			all = append(all, fmt.Sprintf("\x1b[1;%d%c", m+1, final))
		}
	}
	for n := range 40 {
		for _, end := range "~^$@" {
			all = append(all, fmt.Sprintf("\x1b[%d%c", n, end))
		}
		for m := range 9 {
			all = append(all, fmt.Sprintf("\x1b[%d;%d~", n, m+1))
		}
	}
	for _, c := range "ABCDE" {
		all = append(all, "\x1b[["+string(c))
	}
	for b := range 256 {
		all = append(all, fmt.Sprintf("\x1b[<%d;5;7M", b), fmt.Sprintf("\x1b[<%d;500;1m", b))
	}
	all = append(all, "\x1b[M !!", "\x1b[M#%7", "\x1b[M@!!", "\x1b[MC!~")
	return append(all, "\x1b[200~দু লাইন\nab \xff\x1b[201~")
}

// better are the sequences of which more is made than Bubble Tea makes: it knows these keys, but not with these modifiers, takes a
// sequence that it does not know apart into letters, and delete with shift for insert with alt.
func better(sequence string, theirs []tea.Msg) bool {
	control, single := strings.HasPrefix(sequence, "\x1b["), strings.HasPrefix(sequence, "\x1bO")
	return len(theirs) == 0 && control || len(theirs) == 2 && (control || single) || sequence == "\x1b[3;2~"
}

func TestKeysAreThoseThatBubbleTeaReads(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there Bubble Tea reads an old code page")
	}
	for _, sequence := range everything() {
		ours := forwarded(sequence)
		if theirs := byBubbleTea(t, sequence); !cmp.Equal(ours, theirs) && !better(sequence, theirs) {
			t.Errorf("%q:\n%s", sequence, cmp.Diff(theirs, ours))
		}
	}
}

func TestAPasteInPiecesIsOneMessage(t *testing.T) {
	long := strings.Repeat("ঢাকা ", 200)
	whole := []byte("\x1b[200~" + long + "\x1b[201~")
	var parts []string
	for piece := range slices.Chunk(whole, 240) { // letters are cut too
		parts = append(parts, string(piece))
	}
	want := []tea.Msg{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(long), Paste: true}, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j")}}
	if got := forwarded(append(parts, "j")...); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestABengaliLetterIsOneKey(t *testing.T) {
	want := []tea.Msg{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ঢ")}}
	if got := forwarded("ঢ"); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
