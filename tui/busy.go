package tui

import (
	"slices"
	"strings"
	"sync"
	"time"

	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/chrome"
	"tippani/tui/lang"
	"tippani/tui/picture"
	"tippani/tui/terminal"
)

// patience is how long a key may take before the screen says that the program works.
const patience = 100 * time.Millisecond

// busy says on the screen that a key takes long, over the frame that was shown last: the App itself can't be drawn meanwhile.
type busy struct {
	show  func(terminal.Frame)
	after func(time.Duration, func()) (stop func()) // calls the function, from any goroutine, unless stopped before

	cancel *Cancel

	shown shown // how the host shows pictures

	mu   sync.Mutex
	last *terminal.Frame
}

func newBusy(show func(terminal.Frame), cancel *Cancel) *busy {
	return &busy{show: show, cancel: cancel, after: func(d time.Duration, f func()) func() {
		t := time.AfterFunc(d, f)
		return func() { t.Stop() }
	}}
}

// frame shows a frame and keeps it.
func (b *busy) frame(f terminal.Frame) {
	b.last = &f
	b.show(f)
}

// view is the frame that was shown last, a row a line.
func (b *busy) view() string {
	if b.last == nil {
		return ""
	}
	return strings.Join(b.last.Rows, "\n")
}

// while does the work, with status in the bottom row of the screen if it takes long; from then on it can be cancelled. What is
// shown next replaces the status.
func (b *busy) while(status bottom, work func()) {
	defer b.begin(status)()
	work()
}

// begin is while, for work that has ended when end is called.
func (b *busy) begin(status bottom) (end func()) {
	if b.last == nil {
		return func() {}
	}
	f := *b.last
	f.Rows = slices.Clone(f.Rows)
	f.Rows[len(f.Rows)-1] = status.text
	if len(f.Pictures) == len(f.Rows) {
		f.Pictures = slices.Clone(f.Pictures)
		f.Pictures[len(f.Rows)-1] = status.picture
	}
	f.CursorVisible = false
	done := false
	stop := b.after(patience, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if !done {
			b.cancel.offer()
			b.show(f)
		}
	})
	return func() {
		stop()
		b.mu.Lock()
		done = true
		b.cancel.Done()
		b.mu.Unlock()
	}
}

// bottom is the bottom row of the screen.
type bottom struct {
	text    string
	picture *picture.Row // nil where text is printed
}

// busyRow is the bottom row while a key takes long.
func busyRow(v *canvas.Screen) bottom {
	r := v.NewRow(nil)
	r.Put(chrome.ToneLook(v, action.Info), " "+v.Lang.Of(lang.Text{En: "Working … esc cancels; other keys are taken afterwards",
		Bn: "কাজ চলছে … esc চাপলে বাতিল; অন্য কী পরে নেওয়া হবে"})+" ", v.Columns-1)
	return bottom{r.String(), r.Picture(v.Columns - 1)}
}
