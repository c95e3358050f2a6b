package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"tippani/tui/environ"
	"tippani/tui/graphics"
	"tippani/tui/terminal/inject"
)

// Options are what Open needs beside the line.
type Options struct {
	// Env is the environment of the session, which says what the terminal is called and what it can do.
	Env environ.Variables
	// Background stops the process, as ctrl+z does in a shell, and returns when it runs again. Nil where nobody could set it going again.
	Background func()
	// Fault is told at once when a goroutine of the session has panicked and the terminal was given back, in that goroutine. It
	// may end the process: that is for a program with one session, where nothing is worth waiting for. Nil does nothing; see
	// Failed.
	Fault func(Fault)
	// Leaving is told what gives the terminal back should the process be killed, each time that it changes; nil once the terminal was
	// given back or lent out. It is called under a lock and must not wait for the terminal. Nil does without.
	Leaving func(back []byte)
}

// Terminal is an open terminal: in raw mode, on the alternate screen. All methods may be called from any goroutine.
type Terminal struct {
	env        environ.Variables
	line       Line
	background func()
	told       func(Fault)  // Options.Fault
	leftBy     func([]byte) // Options.Leaving; never nil

	keys     *keys
	asker    *asker
	receiver *receiver
	writer   *writer
	sizes    chan Size
	done     chan struct{} // closed by Close

	screen    atomic.Pointer[graphics.Screen] // nil while no pictures are drawn; its Leave may be asked for anywhere
	pixels    atomic.Bool                     // the mouse is reported in pixels
	tmuxAsked sync.Once
	facts     facts

	failing sync.Once
	failed  chan struct{}
	fault   *Fault // written before failed is closed

	mu        sync.Mutex // guards what follows, and the order of suspending, resuming and closing
	size      Size
	suspended bool
	closed    bool
}

// Open takes over the terminal that a line leads to, and the line with it. When it fails, the line is closed and nothing was
// written to it. Whoever opens must see to it that Close is called, also after a panic: defer it.
func Open(line Line, o Options) (*Terminal, error) {
	t := &Terminal{
		env: o.Env, line: line, background: o.Background, told: o.Fault, leftBy: o.Leaving,
		keys: newKeys(), sizes: make(chan Size, 1), size: sizeOf(line, o.Env),
		done: make(chan struct{}), failed: make(chan struct{}),
	}
	if t.leftBy == nil {
		t.leftBy = func([]byte) {}
	}
	t.facts.cells = make(chan graphics.Cell, 1)
	t.noted(Answers{})
	t.asker = newAsker(t.size)
	t.asker.write = func(probes []probe) {
		t.writer.do(func(p *painter) []byte { return p.measure(probes) })
	}
	t.asker.heeds = t.heed
	t.writer = newWriter(line, t.size)
	t.receiver = newReceiver(line, t.Guard, t.keys, t.asker)
	t.receiver.aside = t.aside
	if err := line.Raw(); err != nil {
		return nil, errors.Join(fmt.Errorf("switching the terminal to raw mode: %w", err), line.Close())
	}
	t.leftBy(t.leaving((*graphics.Screen).Clear))
	t.writer.do(func(*painter) []byte { return []byte(enter) })
	go t.Guard(t.writer.loop)
	go t.Guard(t.receiver.loop)
	go t.Guard(t.watch)
	return t, nil
}

// watch follows the size of the screen until Close.
func (t *Terminal) watch() {
	for {
		select {
		case <-t.done:
			return
		case <-t.line.Resized():
			t.resized()
		case cell := <-t.facts.cells:
			t.resizedTo(sizeOf(t.line, t.env), cell)
		}
	}
}

// Ask sends the start-up questions and the forms in one write and waits for the replies: at most 150 ms for the first, and while
// they come at most two seconds. What comes later is delivered on Late. Forms that cannot be sent as they are (see Probable) are
// left out. It is meant to be called once, before the first frame; when an earlier question is still unanswered it returns at
// once, and the forms are asked for later.
func (t *Terminal) Ask(forms []string) Answers {
	inject.At("ask")
	size := t.Size()
	if size.Columns < narrowest {
		forms = nil
	}
	forms = t.asker.admit(forms)
	probes := startProbes(forms, size.Rows)
	b := newBatch(probes, size)
	if !t.asker.begin(b) {
		t.asker.postpone(forms)
		return Answers{}
	}
	t.askTmux()
	t.writer.do(func(p *painter) []byte {
		p.forget()
		return startQuestion(probes, t.env)
	})
	for {
		timer := time.NewTimer(time.Until(t.asker.patience(b)))
		select {
		case <-b.done:
			timer.Stop()
			return t.noted(t.asker.leave(b))
		case <-t.receiver.gone:
			timer.Stop()
			return t.noted(t.asker.leave(b))
		case <-timer.C:
			if !time.Now().Before(t.asker.patience(b)) {
				defer t.receiver.nudge()
				return t.noted(t.asker.leave(b))
			}
		}
	}
}

// heed takes note of what the terminal can do.
func (t *Terminal) heed(a Answers) {
	t.noted(a)
	if a.Sync {
		t.writer.do(func(p *painter) []byte { p.sync = true; return nil })
	}
}

// Measure asks, without waiting, how many columns the forms take; each form is asked for once. The answers arrive on Late. A
// terminal that never answered is not asked.
func (t *Terminal) Measure(forms []string) { t.asker.ask(forms) }

// Late delivers the replies that nobody waited for: to Measure, and to Ask after it gave up. Fields that were not asked for again
// are zero.
func (t *Terminal) Late() <-chan Answers { return t.asker.late }

// Input is what the user types: each Read returns one complete key, one grapheme cluster of text, or a piece of a paste. It ends
// with io.EOF when the terminal is closed or gone.
func (t *Terminal) Input() io.Reader { return t.keys }

// Intercept shows each key as it arrives to take, which reports whether it has taken the key: then Input does not deliver it. It
// is called from another goroutine and must not wait for anything. Pastes are not shown to it.
func (t *Terminal) Intercept(take func(key []byte) bool) { t.receiver.first.Store(&take) }

// Truncated delivers the number of bytes that were dropped because a paste was longer than 64 KiB, or because the program did not read.
func (t *Terminal) Truncated() <-chan int { return t.receiver.dropped }

// Show draws the frame soon; it never blocks, and of several frames only the latest is drawn. The caller must not change the rows
// afterwards.
func (t *Terminal) Show(f Frame) { t.writer.show(f) }

// Flush waits until everything shown so far is written, but no longer than the limit; it reports whether it is.
func (t *Terminal) Flush(limit time.Duration) bool { return t.writer.flush(limit) }

// Size is the present size of the screen.
func (t *Terminal) Size() Size {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.size
}

// Sizes delivers the new size after each change; only the latest is kept.
func (t *Terminal) Sizes() <-chan Size { return t.sizes }

// Local says whether the terminal is the one in which the process was started: only that can be lent out, and only from there the
// process be stopped.
func (t *Terminal) Local() bool { return t.line.Local() }

// Stops delivers what asks the program to end, such as SIGTERM, SIGHUP, SIGINT and SIGQUIT.
func (t *Terminal) Stops() <-chan os.Signal { return t.line.Stops() }

// Gone is closed when the terminal has gone away (the window was closed, the connection dropped).
func (t *Terminal) Gone() <-chan struct{} { return t.receiver.gone }

// Colors is how many colours the terminal is believed to show.
func (t *Terminal) Colors() Colors { return ColorsOf(t.env) }

// IsDark says whether the background is dark, given what the terminal answered about it.
func (t *Terminal) IsDark(a Answers) bool { return IsDark(a.Background, t.env) }

// Identity names this terminal for a cache, given what it answered to XTVERSION.
func (t *Terminal) Identity(version string) string { return Identity(t.env, version) }

// resized looks at the size and passes it on if it is new.
func (t *Terminal) resized() {
	s := sizeOf(t.line, t.env)
	t.resizedTo(s, t.cellNow(s))
	if t.screen.Load() != nil && !t.Lent() {
		t.writer.do(func(*painter) []byte { return []byte(askCell) })
	}
}

// resizedTo takes the size of the screen and of its cells.
func (t *Terminal) resizedTo(s Size, cell graphics.Cell) {
	t.mu.Lock()
	changed := t.setCell(cell)
	if s == t.size && !changed || t.closed {
		t.mu.Unlock()
		return
	}
	t.size, cell = s, t.Cell()
	t.mu.Unlock()
	t.asker.resize(s)
	t.writer.resize(s, cell)
	for {
		select {
		case t.sizes <- s:
			return
		default:
		}
		select {
		case <-t.sizes:
		default:
		}
	}
}
