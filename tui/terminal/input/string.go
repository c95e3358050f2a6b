package input

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
}

// readString takes bytes off b up to the end of the string.
func (f *Filter) readString(b []byte) []byte {
	for i, c := range b {
		switch {
		case f.str.escaped && c == '\\':
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

func (f *Filter) endString() {
	f.state = ground
	switch f.str.introducer {
	case ']':
		f.emit(Event{Kind: Command, Text: string(f.str.body)})
	case 'P':
		f.emit(Event{Kind: Device, Text: string(f.str.body)})
	}
}
