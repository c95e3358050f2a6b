package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
)

// progress is a bar on the last line of the terminal that messages go to; in a pipe or file there is none.
type progress struct {
	out         io.Writer // nil: not shown
	what        string
	mu          sync.Mutex
	done, total int64 // bytes, or articles
	drawn       time.Time
	shown       bool
}

// newProgress prepares a bar for work on so many bytes, or so many articles that add counts. It appears when the work takes
// longer than a moment.
func newProgress(env environment, what string, total int64) *progress {
	p := &progress{what: what, total: total, drawn: time.Now()}
	if stderr, ok := env.stderr.(*printer); ok && env.vars.Get("TERM") != "dumb" {
		if f, ok := stderr.out.(*os.File); ok && term.IsTerminal(f.Fd()) && stderr.obeyed() {
			p.out = f
		}
	}
	return p
}

// reader counts what is read through it.
func (p *progress) reader(r io.Reader) io.Reader {
	if p.out == nil || p.total <= 0 {
		return r
	}
	if at, ok := r.(anywhere); ok {
		return &countedAnywhere{counted{r, p}, at}
	}
	return &counted{r, p}
}

// anywhere is what can be read anywhere, as Parquet files have to be.
type anywhere interface {
	io.ReaderAt
	io.Seeker
}

// countedAnywhere counts each byte once if each is read once, in whatever order.
type countedAnywhere struct {
	counted
	anywhere
}

func (c *countedAnywhere) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.anywhere.ReadAt(b, at)
	c.p.add(int64(n))
	return n, err
}

type counted struct {
	in io.Reader
	p  *progress
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.p.add(int64(n))
	return n, err
}

// add counts what is done. Like clear, it may be called from any goroutine.
func (p *progress) add(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	if p.out == nil || time.Since(p.drawn) < 200*time.Millisecond {
		return
	}
	p.drawn, p.shown = time.Now(), true
	fmt.Fprintf(p.out, "\r%s\x1b[K\r", p.bar()) // a message that comes meanwhile begins at the left and covers the bar
}

// bar is 20 columns of ASCII, whose width no terminal disagrees about.
func (p *progress) bar() string {
	const columns = 20
	part := min(float64(p.done)/float64(max(p.total, 1)), 1)
	full := int(part * columns)
	return fmt.Sprintf("%s [%s%s] %3.0f %%", p.what, strings.Repeat("=", full), strings.Repeat(" ", columns-full), part*100)
}

// clear takes the bar away, so that messages begin on an empty line. It may be called again.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
