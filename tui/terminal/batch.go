package terminal

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tippani/tui/terminal/input"
)

// batch is one write of questions and what has been answered of it. It is pure: the replies come in through take.
type batch struct {
	probes []probe
	next   int // the first probe not yet answered

	calibrated bool
	base       int // the number the terminal gives to the first row and column
	columns    int // of the screen when it was asked
	rows       int

	// spoilt: the screen was resized while the probes were out, so that positions may have been clamped.
	spoilt bool

	answers  Answers
	sent     time.Time
	last     time.Time // of the latest reply
	complete bool
	done     chan struct{} // closed when complete

	// left is set when nobody waits any more; what is told then goes to Late.
	left     bool
	cellSaid bool // the terminal said how large a cell is
	width    int  // of the area of text, in pixels
	height   int
	// told is how many replies had come when the answers were last handed over.
	replies, told int
}

func newBatch(probes []probe, size Size) *batch {
	return &batch{
		probes:  probes,
		columns: size.Columns,
		rows:    size.Rows,
		base:    1,
		answers: Answers{Widths: make(map[string]int, len(probes))},
		done:    make(chan struct{}),
	}
}

// take matches a reply to its question. It reports whether the event was a reply to this batch; a cursor report that fits no probe is not.
func (b *batch) take(e input.Event, now time.Time) bool {
	switch e.Kind {
	case input.Cursor:
		if !b.cursor(e.Row, e.Column) {
			return false
		}
	case input.Attributes:
		b.answers.DA1 = e.Text
		b.finish()
	case input.Mode:
		b.mode(e.Text)
	case input.Command:
		if colour, ok := parseBackground(e.Text); ok {
			b.answers.Background = &colour
		}
	case input.Device:
		if version, ok := strings.CutPrefix(e.Text, ">|"); ok {
			b.answers.Version = version
		}
	case input.Graphics:
		if !strings.HasPrefix(e.Text, queryKeys+";") {
			return false
		}
		b.answers.Kitty = isOK(e.Text)
	case input.Window:
		b.window(e.Text)
	case input.Limits:
		b.answers.limits(e.Text)
	default:
		return false
	}
	b.replies++
	b.last = now
	b.answers.Answered = true
	b.answers.Took = now.Sub(b.sent)
	if b.complete {
		b.answers.Complete = true
		close(b.done)
	}
	return true
}

// cursor takes a cursor report. The row tells the probe; replies that were lost are skipped.
func (b *batch) cursor(row, column int) bool {
	if b.next >= len(b.probes) {
		return false
	}
	if !b.calibrated {
		return b.calibrate(row, column)
	}
	row += 1 - b.base
	for i := b.next; i < len(b.probes) && i < b.next+rowCycle; i++ {
		if b.probes[i].row == row {
			b.next = i + 1
			b.moved(b.probes[i].form, column-b.base)
			return true
		}
	}
	return false
}

// calibrate takes the reply to the first probe, one letter that every terminal gives one column.
func (b *batch) calibrate(row, column int) bool {
	for _, base := range []int{1, 0} {
		if row == b.probes[0].row-1+base && column == 1+base {
			b.base, b.calibrated, b.next = base, true, 1
			return true
		}
	}
	return false
}

func (b *batch) moved(form string, columns int) {
	switch {
	case form == explicit:
		b.answers.ExplicitWidth = columns == 2
	case columns < 0 || columns >= b.columns-1:
		// At the last column the cursor stops, however wide the text is.
	default:
		b.answers.Widths[form] = columns
	}
}

// finish is called for the reply to the closing question. Then every reply is in or lost; if the numbers do not add up, replies
// were matched to the wrong probes, and no width is better than a wrong one.
func (b *batch) finish() {
	if b.complete {
		return
	}
	b.complete = true
	if b.spoilt || b.next != len(b.probes) {
		clear(b.answers.Widths)
		b.answers.ExplicitWidth = false
	}
}

func (b *batch) mode(reply string) {
	// DECRPM: 1 set, 2 reset, 3 and 4 permanently so, 0 not known.
	if state, ok := strings.CutPrefix(reply, "8452;"); ok {
		b.answers.RightOfSixel = map[string]Switch{"1": On, "2": Switchable, "3": On}[state]
	}
	if state, ok := strings.CutPrefix(reply, "2026;"); ok {
		b.answers.Sync = state == "1" || state == "2" || state == "3"
	}
	if state, ok := strings.CutPrefix(reply, "1016;"); ok {
		b.answers.PixelMouse = state == "1" || state == "2" || state == "3"
	}
}

// unanswered is the forms that have no width yet.
func (b *batch) unanswered() []string {
	var forms []string
	for _, one := range b.probes {
		if _, ok := b.answers.Widths[one.form]; !ok && one.form != explicit && one.form != calibration {
			forms = append(forms, one.form)
		}
	}
	return forms
}

// handOver returns a copy of the answers, which goes on changing.
func (b *batch) handOver() Answers {
	b.told = b.replies
	a := b.answers
	a.Widths = make(map[string]int, len(b.answers.Widths))
	for form, columns := range b.answers.Widths {
		a.Widths[form] = columns
	}
	return a
}

// parseBackground reads the reply to OSC 11: "11;rgb:RRRR/GGGG/BBBB" with one to four hexadecimal digits a part (XParseColor), or
// rgba with an alpha.
func parseBackground(reply string) (RGB, bool) {
	spec, ok := strings.CutPrefix(reply, "11;rgb")
	spec = strings.TrimPrefix(spec, "a")
	parts := strings.Split(strings.TrimPrefix(spec, ":"), "/")
	if !ok || len(parts) < 3 {
		return RGB{}, false
	}
	var values [3]uint8
	for i := range values {
		v, err := scale(parts[i])
		if err != nil {
			return RGB{}, false
		}
		values[i] = v
	}
	return RGB{values[0], values[1], values[2]}, true
}

func scale(digits string) (uint8, error) {
	if len(digits) == 0 || len(digits) > 4 {
		return 0, fmt.Errorf("%q has not one to four digits", digits)
	}
	v, err := strconv.ParseUint(digits, 16, 16)
	if err != nil {
		return 0, err
	}
	whole := uint64(1)<<(4*len(digits)) - 1
	return uint8((v*255 + whole/2) / whole), nil
}
