package terminal

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"tippani/tui/terminal/inject"
)

// Options says where the terminal is. The zero value means the process's own.
type Options struct {
	// In is where keys come from when it is a terminal; when it is not (the article is piped in), /dev/tty is used. Nil means os.Stdin.
	In *os.File
	// Out is the terminal that is drawn on. Nil means os.Stdout.
	Out *os.File
	// Env is the environment as in os.Environ. Nil means the process's own.
	Env []string
	// Fault is told what a goroutine panicked with and where, after the terminal was given back; it should end the process. Nil lets the
	// panic go on, so that the run-time system prints its trace and ends it.
	Fault func(v any, stack []byte)
}

// Terminal is an open terminal: in raw mode, on the alternate screen. All methods may be called from any goroutine.
type Terminal struct {
	env    []string
	tty    *tty
	keys   *keys
	asker  *asker
	reader *reader
	writer *writer

	signals *signals
	sizes   chan Size
	fault   func(v any, stack []byte)

	mu        sync.Mutex // guards what follows, and the order of suspending, resuming and closing
	size      Size
	suspended bool
	closed    bool
}

// Open takes the terminal over. It fails with a *NoTerminalError when there is none, and writes nothing in that case. Whoever
// opens must see to it that Close is called, also after a panic: defer it.
func Open(o Options) (*Terminal, error) {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Env == nil {
		o.Env = os.Environ()
	}
	found, err := find(o)
	if err != nil {
		return nil, err
	}
	t := &Terminal{env: o.Env, tty: found, keys: newKeys(), sizes: make(chan Size, 1), size: found.size(o.Env), fault: o.Fault}
	t.asker = newAsker(t.size)
	t.asker.write = func(probes []probe) {
		t.writer.do(func(p *painter) []byte { return p.measure(probes) })
	}
	t.asker.heeds = t.heed
	t.writer = newWriter(int(found.out.Fd()), t.size)
	t.reader, err = newReader(int(found.in.Fd()), t.keys, t.asker)
	if err != nil {
		found.close()
		return nil, fmt.Errorf("preparing to read the terminal: %w", err)
	}
	if err := found.raw(); err != nil {
		found.close()
		return nil, fmt.Errorf("switching the terminal to raw mode: %w", err)
	}
	t.signals = catch(t)
	t.writer.do(func(*painter) []byte { return []byte(enter) })
	go t.Guard(t.writer.loop)
	go t.Guard(t.reader.loop)
	return t, nil
}

// Guard runs the work of a goroutine; should it panic, the terminal is usable again before anything is said of it (see Options.Fault).
func (t *Terminal) Guard(run func()) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		stack := debug.Stack()
		t.abandon()
		if t.fault == nil {
			panic(v)
		}
		t.fault(v, stack)
	}()
	run()
}

// abandon gives the terminal back without the writer, which may be what has failed. A stuck terminal does not hold it up.
func (t *Terminal) abandon() {
	fd := int(t.tty.out.Fd())
	written := make(chan error, 1)
	go func() { written <- t.writer.last([]byte(leave)) }()
	timer := time.NewTimer(leaveGrace)
	defer timer.Stop()
	select {
	case <-written:
	case <-timer.C:
		discardOutput(fd)
	}
	_ = t.tty.restore()
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
	b := newBatch(probes, size.Columns)
	if !t.asker.begin(b) {
		t.asker.postpone(forms)
		return Answers{}
	}
	t.writer.do(func(p *painter) []byte {
		p.forget()
		return startQuestion(probes)
	})
	for {
		timer := time.NewTimer(time.Until(t.asker.patience(b)))
		select {
		case <-b.done:
			timer.Stop()
			return t.asker.leave(b)
		case <-t.reader.gone:
			timer.Stop()
			return t.asker.leave(b)
		case <-timer.C:
			if !time.Now().Before(t.asker.patience(b)) {
				defer t.reader.nudge()
				return t.asker.leave(b)
			}
		}
	}
}

// heed takes note of what the terminal can do.
func (t *Terminal) heed(a Answers) {
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
func (t *Terminal) Intercept(take func(key []byte) bool) { t.reader.first.Store(&take) }

// Truncated delivers the number of bytes that were dropped because a paste was longer than 64 KiB, or because the program did not read.
func (t *Terminal) Truncated() <-chan int { return t.reader.dropped }

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

// Stops delivers the signals that ask the program to end: SIGTERM, SIGHUP, SIGINT, SIGQUIT.
func (t *Terminal) Stops() <-chan os.Signal { return t.signals.stops }

// Gone is closed when the terminal has gone away (the window was closed, the connection dropped).
func (t *Terminal) Gone() <-chan struct{} { return t.reader.gone }

// Colors is how many colours the terminal is believed to show.
func (t *Terminal) Colors() Colors { return ColorsOf(t.env) }

// IsDark says whether the background is dark, given what the terminal answered about it.
func (t *Terminal) IsDark(a Answers) bool { return IsDark(a.Background, t.env) }

// Identity names this terminal for a cache, given what it answered to XTVERSION.
func (t *Terminal) Identity(version string) string { return Identity(t.env, version) }

// resized looks at the size and passes it on if it is new.
func (t *Terminal) resized() {
	s := t.tty.size(t.env)
	t.mu.Lock()
	if s == t.size || t.closed {
		t.mu.Unlock()
		return
	}
	t.size = s
	t.mu.Unlock()
	t.asker.resize(s)
	t.writer.resize(s)
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
