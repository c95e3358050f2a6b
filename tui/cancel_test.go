package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tippani/model/source"
	"tippani/model/stop"
	"tippani/tui/lang"
	"tippani/tui/search"
	"tippani/tui/terminal"
)

func TestAKeyCancelsOnlyWhatTheScreenOffersToCancel(t *testing.T) {
	for _, c := range []struct {
		key    string
		during bool // taken while the screen says that the program works
	}{
		{"\x1b", true}, {"\x03", true}, {"\x07", true}, {"\x1b[27u", true}, {"\x1b[99;5u", true}, {"\x1b[103;5u", true},
		{"q", false}, {"\x1b[A", false}, {"\r", false}, {"\x1b[99u", false},
	} {
		var cancel Cancel
		if cancel.take([]byte(c.key)) || cancel.Err() != nil {
			t.Errorf("%q was taken without work", c.key)
		}
		cancel.offer()
		if got := cancel.take([]byte(c.key)); got != c.during || (cancel.Err() != nil) != c.during {
			t.Errorf("%q: taken %t, and the work says %v", c.key, got, cancel.Err())
		}
		if c.during && !cancel.take([]byte(c.key)) {
			t.Errorf("%q pressed twice is taken as an ordinary key", c.key)
		}
		cancel.whole(func() {
			if cancel.Err() != nil {
				t.Errorf("%q breaks off what must not be", c.key)
			}
		})
		cancel.Done()
		if cancel.take([]byte(c.key)) || cancel.Err() != nil {
			t.Errorf("%q is taken after the work", c.key)
		}
	}
}

// interrupted is a queue during whose work something happens.
type interrupted struct {
	source.Queue
	at, id func(i int)
}

func (q *interrupted) At(i int) (source.Item, error) {
	if q.at != nil {
		q.at(i)
	}
	return q.Queue.At(i)
}

func (q *interrupted) ID(i int) (string, error) {
	if q.id != nil {
		q.id(i)
	}
	return q.Queue.ID(i)
}

// interruptible is a desk over a queue, and its queue.
func interruptible(t *testing.T, l lang.Lang, texts ...string) (*trial, *interrupted) {
	t.Helper()
	under, err := source.Open([]string{queueOf(t, texts...)}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := &interrupted{Queue: under}
	return newTrial(t, setup{queue: q, lang: l, dataset: filepath.Join(t.TempDir(), "d.jsonl")}), q
}

// long presses keys whose work takes so long, from its first moment, that the screen offers to cancel it.
func (d *trial) long(keys string) {
	d.t.Helper()
	b := newBusy(func(terminal.Frame) {}, d.options.Cancel)
	b.after = func(_ time.Duration, f func()) func() { f(); return func() {} }
	b.frame(d.Frame())
	b.while(bottom{}, func() { d.keys(keys) })
	if err := d.options.Cancel.Err(); err != nil {
		d.t.Errorf("after the work it says %v", err)
	}
}

// escape is esc pressed during the work.
func (d *trial) escape() {
	if !d.options.Cancel.take([]byte("\x1b")) {
		d.t.Error("escape was not taken")
	}
}

func TestWhatIsCancelledLeavesEverythingAsItWas(t *testing.T) {
	for _, c := range []struct{ name, before, keys, at, id, says, answers, text string }{
		{"opening the next article", "", "ctrl+n", "any", "", "Cancelled; nothing was changed", ". . .", "এক দুই"},
		{"opening the one before", "ctrl+n", "ctrl+p", "any", "", "Cancelled; nothing was changed", ". . .", "তিন চার"},
		{"opening one from the list", "A type:3", "enter", "any", "", "Cancelled; nothing was changed", ". . .", "এক দুই"},
		{"opening the next untouched one", "1", "U", "any", "", "Cancelled; nothing was changed", ". . .", "এক দুই"},
		{"looking for the next unfinished one", "", "d", "", "any", "Marked done; going to the next article was cancelled", "accept . .",
			"এক দুই"},
		{"opening it", "", "d", "any", "", "Marked done; going to the next article was cancelled", "accept . .", "এক দুই"},
		{"undo in another article", "d", "u", "any", "", "Cancelled; nothing was changed", "accept . .", "তিন চার"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, q := interruptible(t, lang.English, "এক দুই", "তিন চার", "পাঁচ ছয়")
			d.keys(c.before)
			press := func(int) { d.escape() }
			if c.at != "" {
				q.at = press
			}
			if c.id != "" {
				q.id = press
			}
			d.long(c.keys)
			q.at, q.id = nil, nil
			if got := d.work.pen.Reader.Article.Text(); got != c.text {
				t.Errorf("on the desk is %q, want %q", got, c.text)
			}
			if d.out.message.Text != c.says {
				t.Errorf("it says %q, want %q", d.out.message.Text, c.says)
			}
			if got := d.answers(); got != c.answers {
				t.Errorf("the answers are %s, want %s", got, c.answers)
			}
			if d.out.quit || d.dialogs.Top() != nil {
				t.Error("escape was taken for something else as well")
			}
			// The article on the desk can be worked on as before, and what was cancelled can be done.
			if d.keys("g 2"); d.work.pen.Set().Len() == 0 {
				t.Errorf("it can't be labelled any more: %s", d.out.message.Text)
			}
		})
	}
}

func TestWhatWasCancelledCanBeDoneAfterwards(t *testing.T) {
	d, q := interruptible(t, lang.Bengali, "এক দুই", "তিন চার")
	q.at = func(int) { d.escape() }
	d.long("ctrl+n")
	if d.out.message.Text != "বাতিল হলো; কিছুই বদলায়নি" {
		t.Errorf("it says %q", d.out.message.Text)
	}
	q.at = nil
	d.long("ctrl+n 1")
	if got := d.spans(); got != "PER:তিন" {
		t.Errorf("then there is %q", got)
	}
}

// TestAChangeThatIsCancelledIsNotMade presses escape before the work begins: the first question is answered with stop.
func TestAChangeThatIsCancelledIsNotMade(t *testing.T) {
	for _, c := range []struct{ name, before, keys string }{
		{"a label", "", "1"},
		{"a label in its place", "1", "2"},
		{"removing", "1", "x"},
		{"undo", "1", "u"},
		{"redo", "1 u", "ctrl+r"},
		{"an answer", "", "d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := interruptible(t, lang.English, "এক দুই", "তিন চার")
			d.keys(c.before)
			spans, journal := d.spans(), journalOf(t, d)
			d.options.Cancel.Ask()
			d.keys(c.keys)
			if got := d.out.message.Text; got != "Cancelled; nothing was changed" {
				t.Errorf("it says %q", got)
			}
			d.options.Cancel.Done()
			if d.spans() != spans || journalOf(t, d) != journal || d.answers() != ". ." {
				t.Errorf("something was changed: %s", d.spans())
			}
			if d.keys(c.keys); d.spans() == spans && d.answers() == ". ." {
				t.Errorf("afterwards it can't be done any more: %s", d.out.message.Text)
			}
		})
	}
}

func journalOf(t *testing.T, d *trial) string {
	t.Helper()
	data, err := os.ReadFile(d.dataset.Path() + ".journal")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

func TestASearchThatIsCancelledSaysSoAndCanBeMadeAgain(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন"})
	d.keys("/")
	d.options.Cancel.Ask()
	d.keys("type:তিন")
	d.options.Cancel.Done()
	if _, ok := d.dialogs.Top().(*search.Line); !ok || !strings.Contains(strings.Join(d.Frame().Rows, ""), " cancelled ") {
		t.Fatalf("the search says %q", d.out.message.Text)
	}
	d.keys("enter")
	if got := d.selection(); !strings.Contains(got, "[|তিন]") {
		t.Errorf("then it goes to %s", got)
	}
	d.options.Cancel.Ask()
	if d.keys("n"); d.out.message.Text != "Cancelled; nothing was changed" {
		t.Errorf("it says %q", d.out.message.Text)
	}
	d.options.Cancel.Done()
}

func TestTheFirstArticleCanBeCancelledToo(t *testing.T) {
	d, q := interruptible(t, lang.English, "এক", "দুই")
	q.at = func(int) { d.options.Cancel.Ask() }
	if _, err := Open(d.options); !errors.Is(err, stop.ErrCancelled) {
		t.Errorf("it says %v", err)
	}
	d.options.Cancel.Done()
	q.at = nil
	if _, err := Open(d.options); err != nil {
		t.Errorf("afterwards it says %v", err)
	}
}
