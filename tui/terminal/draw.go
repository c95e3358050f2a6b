package terminal

import (
	"hash/fnv"
	"os"
	"strconv"
	"time"

	"tippani/tui/graphics"
	"tippani/tui/terminal/input"
)

// Draw switches pictures on, by a protocol that Choose gave and with a rasterer that makes their pixels, or off, with graphics.None
// and nil. It never waits, and may be called at any time; the last frame is drawn anew.
//
// Where the terminal knows mouse events in pixels, they are on as long as pictures are: see PixelMouse.
func (t *Terminal) Draw(p graphics.Protocol, r graphics.Rasterer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	said := t.Said()
	before := t.screen.Load()
	var next *graphics.Screen
	if p != graphics.None && r != nil {
		next = graphics.New(t.settings(p, r, said))
	}
	t.screen.Store(next)
	t.pixels.Store(next != nil && said.PixelMouse)
	more := t.modes()
	if next == nil || !said.PixelMouse {
		more += pixelsOff + mouseOn
	}
	t.writer.speed.reset()
	lent := t.suspended
	if !lent && !t.closed {
		t.leftBy(t.leaving((*graphics.Screen).Clear))
	}
	t.writer.do(func(painter *painter) []byte {
		var b []byte
		if before != nil {
			b = append(before.Leave(), t.usual(before)...)
		}
		painter.pictures = next
		painter.forget()
		if lent {
			// Suspend has taken everything off, and Resume switches the modes on.
			return nil
		}
		return append(b, more...)
	})
	t.writer.again()
}

// settings are what a Screen is made with. The caller holds the lock.
func (t *Terminal) settings(p graphics.Protocol, r graphics.Rasterer, said Answers) graphics.Settings {
	return graphics.Settings{
		Protocol: p, Raster: r, Cell: said.Cell, Columns: t.size.Columns, Rows: t.size.Rows, Registers: said.SixelColours,
		Widest: said.SixelWidest, WholeRows: said.Uneven, SkipsLast: !t.LastRow(p), Scrolls: p == graphics.Sixel && movesPictures(said, t.env),
		First: pictureNumbers(),
	}
}

// modes are the modes that are on beside those of every session.
func (t *Terminal) modes() string {
	s := ""
	if t.pixels.Load() {
		s += pixelsOn
	}
	if screen := t.screen.Load(); screen != nil {
		if t.hasFew(screen) {
			s += moreColours
		}
		if t.switchesRight(screen) {
			s += rightOn
		}
	}
	return s
}

// hasFew says whether a terminal shows so few colours with sixel that it is asked for more while pictures are drawn, as xterm is.
func (t *Terminal) hasFew(s *graphics.Screen) bool {
	n := t.Said().SixelColours
	return s.Protocol == graphics.Sixel && 0 < n && n < 256
}

// switchesRight says whether the cursor is sent to the right of sixel pictures while they are drawn.
func (t *Terminal) switchesRight(s *graphics.Screen) bool {
	return s.Protocol == graphics.Sixel && !s.SkipsLast && t.Said().RightOfSixel == Switchable
}

// usual takes back what modes asked for, but for the mouse.
func (t *Terminal) usual(s *graphics.Screen) string {
	back := ""
	if t.hasFew(s) {
		back += usualColours
	}
	if t.switchesRight(s) {
		back += rightOff
	}
	return back
}

// leaving is what gives the terminal back, in whatever state it is; pictures are taken away as off says.
func (t *Terminal) leaving(off func(*graphics.Screen) []byte) []byte {
	b := []byte(leaveBegins)
	if screen := t.screen.Load(); screen != nil {
		b = append(append(b, off(screen)...), t.usual(screen)...)
	}
	return append(b, leaveEnds...)
}

// pictureNumbers is the first number of this session's pictures, out of three bytes: placeholders say it as a colour. It differs from
// that of another program in the same terminal, most likely, and is none of the few that programs choose by hand.
func pictureNumbers() uint32 {
	h := fnv.New32a()
	_, _ = h.Write(strconv.AppendInt(strconv.AppendInt(nil, int64(os.Getpid()), 10), time.Now().UnixNano(), 10))
	return 0x010000 + h.Sum32()%0xe00000
}

// PixelMouse says whether the mouse is reported in pixels, counted as columns are, and the size of the cells that they are in. What the
// terminal sent before Draw was called may still arrive the other way.
func (t *Terminal) PixelMouse() (cell graphics.Cell, on bool) { return t.Cell(), t.pixels.Load() }

// Slowed delivers the rate, in bytes a second, once after Draw, when pictures take so long to arrive, less than 200 kB a second, that text
// is better printed. It is measured while pictures are drawn, by how long the terminal takes to answer after many of them.
func (t *Terminal) Slowed() <-chan int { return t.writer.speed.become }

// Choose is Choose for this terminal, by everything it has said so far; after each delivery of Late it may choose otherwise.
func (t *Terminal) Choose() (graphics.Protocol, Reason) { return Choose(t.Said(), t.env) }

// LastRow says whether the last row of the screen shows pictures by a protocol, by everything that the terminal has said so far; else it is
// printed.
func (t *Terminal) LastRow(p graphics.Protocol) bool {
	return p != graphics.Sixel || lastRow(t.Said(), t.env)
}

// aside takes what the terminal says without having been asked, or after it was waited for.
func (t *Terminal) aside(e input.Event) {
	switch e.Kind {
	case input.Ready:
		t.writer.speed.end(time.Now())
	case input.Graphics:
		if isOK(e.Text) {
			t.hear(Answers{Kitty: true, Answered: true})
		}
	case input.Window:
		if cell, ok := cellReport(e.Text); ok {
			t.facts.hear(cell)
		}
	case input.Limits:
		t.limited(e.Text)
	}
}

// limited takes the number of colours that sixel pictures have from now on.
func (t *Terminal) limited(report string) {
	var a Answers
	a.limits(report)
	if a.SixelColours == 0 {
		return
	}
	t.writer.do(func(p *painter) []byte {
		if p.pictures != nil {
			p.pictures.Registers = a.SixelColours
		}
		return nil
	})
}
