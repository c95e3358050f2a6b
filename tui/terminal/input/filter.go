package input

import "time"

// How long an unfinished sequence is waited for. A sequence that a terminal sends in one piece can arrive in two, and the escape key is the first byte of all.
const (
	// A lone ESC, and what can only be alt with a key if nothing follows.
	keyWait = 40 * time.Millisecond
	// A sequence whose beginning nobody types.
	sequenceWait = time.Second
	// A paste whose end does not come.
	pasteWait = 3 * time.Second
	// How long after giving up on an unfinished sequence its rest is still recognised.
	orphanWait = 2 * time.Second
	// The longest that bytes right after a paste are looked at before they count as keys, even while more are coming.
	tailWait = 250 * time.Millisecond
)

// state is where the filter is between two bytes.
type state int

const (
	ground state = iota
	inLong
	inString
	inPaste
	afterPaste
)

// Filter is the state machine. The zero value is ready.
type Filter struct {
	// Expecting says that replies are outstanding: the beginning of a reply then counts as one for longer, and not as alt with a bracket.
	Expecting bool

	state state
	last  time.Time
	held  []byte // unfinished, in the state ground
	str   stringSequence
	paste paste

	// What was given up as unfinished, and when.
	orphan   []byte
	orphaned time.Time

	events []Event
}

// Feed takes the next bytes, which may be cut anywhere, and returns what they complete, in order.
func (f *Filter) Feed(b []byte, now time.Time) []Event {
	f.events = nil
	if len(b) == 0 {
		return nil
	}
	f.last = now
	if f.state == ground && len(f.held) == 0 && f.orphan != nil {
		if now.Sub(f.orphaned) < orphanWait && continues(f.orphan, b) {
			b = append(append([]byte{}, f.orphan...), b...)
		}
		f.orphan = nil
	}
	f.consume(b)
	return f.events
}

// Deadline is when Expire is due if nothing arrives before; false when nothing is held.
func (f *Filter) Deadline() (time.Time, bool) {
	switch f.state {
	case inLong:
		return f.last.Add(sequenceWait), true
	case inString:
		return f.last.Add(f.stringWait()), true
	case inPaste:
		return f.last.Add(pasteWait), true
	case afterPaste:
		if len(f.paste.tail) == 0 {
			return f.last.Add(keyWait), true
		}
		return earlier(f.last.Add(keyWait), f.paste.ended.Add(tailWait)), true
	}
	if len(f.held) == 0 {
		return time.Time{}, false
	}
	return f.last.Add(f.heldWait()), true
}

// Expire gives up on what is unfinished if its time is over: a lone ESC becomes the escape key, the beginning of a sequence is dropped.
func (f *Filter) Expire(now time.Time) []Event {
	f.events = nil
	if due, waiting := f.Deadline(); !waiting || now.Before(due) {
		return nil
	}
	switch f.state {
	case inLong:
		f.state = ground
	case inString:
		if f.str.size == 0 {
			f.giveUp([]byte{esc, f.str.introducer}, now)
		}
		f.state = ground
	case inPaste:
		f.endPaste(now)
	case afterPaste:
		tail := f.paste.tail
		f.paste = paste{}
		f.state = ground
		f.consume(tail)
	case ground:
		held := f.held
		f.held = nil
		f.giveUp(held, now)
	}
	return f.events
}

// giveUp passes on what can be a key and remembers it all, in case the rest comes after all.
func (f *Filter) giveUp(held []byte, now time.Time) {
	switch {
	case held[0] != esc:
		f.key(held)
	case len(held) == 1:
		f.key(held)
	case len(held) == 2 && held[1] == esc:
		f.key(held[:1])
		f.key(held[1:])
		held = held[1:]
	case len(held) == 2:
		f.key(held)
	}
	f.orphan, f.orphaned = held, now
}

func (f *Filter) heldWait() time.Duration {
	switch {
	case f.held[0] != esc, len(f.held) == 1, f.held[1] == esc && len(f.held) == 2:
		return keyWait
	case len(f.held) == 2 && !f.Expecting:
		return keyWait
	}
	return sequenceWait
}

func (f *Filter) stringWait() time.Duration {
	if f.str.size == 0 && !f.Expecting {
		return keyWait
	}
	return sequenceWait
}

func (f *Filter) emit(e Event) { f.events = append(f.events, e) }

func (f *Filter) key(b []byte) { f.emit(Event{Kind: Key, Bytes: b}) }

// consume runs the state machine over b.
func (f *Filter) consume(b []byte) {
	for len(b) > 0 {
		switch f.state {
		case inLong:
			b = f.readLong(b)
		case inString:
			b = f.readString(b)
		case inPaste:
			b = f.readPaste(b)
		case afterPaste:
			b = f.readTail(b)
		case ground:
			if len(f.held) > 0 {
				b = append(f.held, b...)
				f.held = nil
			}
			b = f.readGround(b)
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
