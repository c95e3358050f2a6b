package input

import (
	"bytes"
	"time"
)

const (
	bel = 0x07
	can = 0x18
	sub = 0x1a
	// What is kept of a string; the longest that is asked for has under a hundred bytes.
	longestString = 4096
)

// stringSequence is an OSC, DCS, SOS, PM or APC that is being read.
type stringSequence struct {
	introducer byte
	body       []byte
	size       int  // of the body, also beyond what is kept
	escaped    bool // the last byte was ESC
	letter     int  // bytes still to come of the code point that is being read: 9C in it ends nothing
	began      time.Time
	spent      bool // the ESC before the introducer was passed on as the escape key already
	mute       bool // it began with an 8-bit control, which no key sends
	doubtful   bool // it may still turn out to be keys
}

func (f *Filter) beginString(introducer byte) {
	f.state = inString
	f.str = stringSequence{introducer: introducer, began: f.last, spent: f.spent && !f.mute, mute: f.mute, doubtful: f.spent && !f.mute}
}

// readString takes bytes off b up to the end of the string. One whose beginning came in one piece is a string; where there was a
// pause, as between two keys, what follows has to look like something that terminals send.
func (f *Filter) readString(b []byte) []byte {
	if f.str.size == 0 && !f.str.mute && f.last.Sub(f.str.began) > keyWait {
		f.str.doubtful = true
	}
	for i, c := range b {
		if f.str.doubtful && !f.str.escaped {
			f.str.body = append(f.str.body, c)
			f.str.size++
			switch begins(f.str.introducer, f.str.body) {
			case no:
				f.state = ground
				return append(f.giveWay(), b[i+1:]...)
			case yes:
				f.str.doubtful = false
			}
			continue
		}
		inLetter := f.str.inLetter(c)
		switch {
		case f.str.escaped && c == '\\', c == 0x9C && !inLetter:
			f.endString()
			return b[i+1:]
		case c == 0x9C && f.str.endsWith(0xC2):
			f.str.body = f.str.body[:len(f.str.body)-1]
			f.endString()
			return b[i+1:]
		case f.str.escaped:
			// ESC with anything else cuts the string short and begins a sequence of its own.
			f.state = ground
			return append([]byte{esc}, b[i:]...)
		case c == esc:
			f.str.escaped = true
			f.str.size++
		case c == bel && f.str.introducer == ']':
			f.endString()
			return b[i+1:]
		case c == can || c == sub:
			f.state = ground
			return b[i+1:]
		default:
			f.str.size++
			if len(f.str.body) < longestString {
				f.str.body = append(f.str.body, c)
			}
		}
	}
	return nil
}

// inLetter reports whether c continues a code point of the string, and counts what is still to come of it.
func (s *stringSequence) inLetter(c byte) bool {
	if s.letter > 0 && c&0xC0 == 0x80 {
		s.letter--
		return true
	}
	switch {
	case c >= 0xF0:
		s.letter = 3
	case c >= 0xE0:
		s.letter = 2
	case c >= 0xC0:
		s.letter = 1
	default:
		s.letter = 0
	}
	return false
}

func (s *stringSequence) endsWith(c byte) bool {
	return len(s.body) > 0 && s.body[len(s.body)-1] == c
}

// giveWay returns what is to be read anew after a string proved to be keys, and passes on its introducer: with alt if ESC was not
// a key of its own.
func (f *Filter) giveWay() []byte {
	if f.str.spent {
		f.key([]byte{f.str.introducer})
	} else {
		f.key([]byte{esc, f.str.introducer})
	}
	return f.str.body
}

// giveUpString is called when the rest of a string does not come. What can only have been keys is passed on.
func (f *Filter) giveUpString(now time.Time) {
	switch {
	case f.str.mute:
	case f.str.doubtful:
		f.consume(f.giveWay())
	case f.str.size == 0:
		f.giveUp([]byte{esc, f.str.introducer}, now)
	}
}

// verdict says whether bytes are the beginning of something.
type verdict int

const (
	no verdict = iota
	maybe
	yes
)

// begins says whether body is how the replies of terminals begin that have this introducer: OSC with a number and a semicolon;
// DCS with XTVERSION's >|, DA3's !|, DECRQSS's and XTGETTCAP's digit, $ or +, and r, DECRQPSR's digit, $ and u; APC with the G of
// kitty's graphics.
func begins(introducer byte, body []byte) verdict {
	n := len(body)
	digits := n - len(bytes.TrimLeft(body, "0123456789"))
	rest := body[digits:]
	switch introducer {
	case ']':
		if len(rest) == 0 {
			return maybe
		}
		return yesIf(digits > 0 && rest[0] == ';')
	case 'P':
		for _, start := range []string{">|", "!|", "$r", "+r", "$u", "!u"} {
			if fits(rest, start) && (digits == 1) == (start[0] == '$' || start[0] == '+' || start == "!u") {
				return upTo(len(rest), len(start))
			}
		}
		if digits == 1 && len(rest) == 0 {
			return maybe
		}
	case '_':
		return yesIf(body[0] == 'G')
	}
	return no
}

func yesIf(b bool) verdict {
	if b {
		return yes
	}
	return no
}

// fits reports whether b begins with start or is its beginning, and is not empty.
func fits(b []byte, start string) bool {
	return len(b) > 0 && (bytes.HasPrefix(b, []byte(start)) || bytes.HasPrefix([]byte(start), b))
}

func upTo(n, whole int) verdict {
	if n < whole {
		return maybe
	}
	return yes
}

func (f *Filter) endString() {
	f.state = ground
	switch f.str.introducer {
	case ']':
		f.emit(Event{Kind: Command, Text: string(f.str.body)})
	case 'P':
		f.emit(Event{Kind: Device, Text: string(f.str.body)})
	case '_':
		if answer, ok := bytes.CutPrefix(f.str.body, []byte("G")); ok {
			f.emit(Event{Kind: Graphics, Text: string(answer)})
		}
	}
}
