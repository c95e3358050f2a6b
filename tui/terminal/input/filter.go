package input

import "time"

// How long an unfinished sequence is waited for. A sequence that a terminal sends in one piece can arrive in two, and the escape
// key is the first byte of all.
const (
	// A lone ESC, and what can only be alt with a key if nothing follows.
	keyWait = 40 * time.Millisecond
	// A sequence whose beginning nobody types, and the rest of a letter. Terminals, and the links behind them, have been seen to
	// pause for a second inside one.
	sequenceWait = 1500 * time.Millisecond
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
	inNothing
	inString
	inPaste
	afterPaste
)

// Filter is the state machine. The zero value is ready.
type Filter struct {
	state state
	last  time.Time
	held  []byte    // unfinished, in the state ground
	began time.Time // when what is being read in the state ground began to arrive
	spent bool      // the ESC that held begins with was passed on as the escape key already, or was never typed
	mute  bool      // held began with an 8-bit control, which no key sends
	alien int       // bytes that belong in no sequence, in the state inNothing
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
		wait := orphanWait
		if len(f.orphan) == 1 {
			wait = sequenceWait
		}
		if now.Sub(f.orphaned) < wait && continues(f.orphan, b) {
			f.spent = len(f.orphan) == 1
			b = append(append([]byte{}, f.orphan...), b...)
		}
		f.orphan = nil
	}
	// What is unfinished is put before the rest again and again: in portions that stays cheap, however strange the input.
	for len(b) > portion {
		f.consume(b[:portion])
		b = b[portion:]
	}
	f.consume(b)
	return f.events
}

// portion is how many bytes are taken apart at a time.
const portion = 4096

// Deadline is when Expire is due if nothing arrives before; false when nothing is held.
func (f *Filter) Deadline() (time.Time, bool) {
	switch f.state {
	case inNothing:
		return f.last.Add(sequenceWait), true
	case inString:
		return f.last.Add(sequenceWait), true
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
	case inNothing:
		f.state = ground
	case inString:
		f.state = ground
		f.giveUpString(now)
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
		f.spent, f.mute = false, false
	}
	return f.events
}

// giveUp passes on what can be a key and remembers it all, in case the rest comes after all.
func (f *Filter) giveUp(held []byte, now time.Time) {
	switch {
	case f.mute:
	case held[0] != esc:
		f.key(held)
	case len(held) == 1:
		f.key(held)
	case len(held) == 2 && held[1] == esc:
		f.key(held[:1])
		f.key(held[1:])
		held = held[1:]
	case len(held) == 2 && f.spent:
		f.key(held[1:])
	case len(held) == 2:
		f.key(held)
	}
	f.orphan, f.orphaned = held, now
}

func (f *Filter) heldWait() time.Duration {
	switch {
	case f.held[0] != esc || f.mute:
		return sequenceWait
	case len(f.held) == 1, len(f.held) == 2 && f.held[1] == esc:
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
		case inNothing:
			b = f.readNothing(b)
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
			} else {
				f.began = f.last
			}
			b = f.readGround(b)
			if len(f.held) == 0 {
				f.spent, f.mute = false, false
			}
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
