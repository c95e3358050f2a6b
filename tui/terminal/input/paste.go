package input

import (
	"bytes"
	"time"
	"unicode/utf8"
)

const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// PasteLimit is how many bytes of a paste are passed on. Bubble Tea's time for a paste grows with the square of its length.
	PasteLimit = 64 << 10
)

// paste is a bracketed paste that is being read.
type paste struct {
	body    []byte
	dropped int
	matched int // bytes of pasteEnd seen
	ended   time.Time
	tail    []byte // what came right after the end
}

func (p *paste) add(b ...byte) {
	room := min(PasteLimit-len(p.body), len(b))
	p.body = append(p.body, b[:room]...)
	p.dropped += len(b) - room
}

// readPaste takes bytes off b up to the end of the paste.
func (f *Filter) readPaste(b []byte) []byte {
	for i := 0; i < len(b); i++ {
		if f.paste.matched == 0 {
			n := bytes.IndexByte(b[i:], esc)
			if n < 0 {
				f.paste.add(b[i:]...)
				return nil
			}
			f.paste.add(b[i : i+n]...)
			i += n
			f.paste.matched = 1
			continue
		}
		if b[i] == pasteEnd[f.paste.matched] {
			f.paste.matched++
			if f.paste.matched == len(pasteEnd) {
				f.paste.matched = 0
				f.endPaste(f.last)
				return b[i+1:]
			}
			continue
		}
		f.paste.add([]byte(pasteEnd[:f.paste.matched])...)
		f.paste.matched = 0
		i--
	}
	return nil
}

// endPaste passes the paste on and begins to watch what follows it.
func (f *Filter) endPaste(now time.Time) {
	if f.paste.dropped > 0 {
		cut := unfinishedRune(f.paste.body)
		f.paste.body = f.paste.body[:len(f.paste.body)-cut]
		f.paste.dropped += cut
	}
	f.emitPaste(f.paste.body, f.paste.dropped)
	f.paste = paste{ended: now}
	f.state = afterPaste
}

func (f *Filter) emitPaste(body []byte, dropped int) {
	whole := make([]byte, 0, len(pasteStart)+len(body)+len(pasteEnd))
	whole = append(append(append(whole, pasteStart...), body...), pasteEnd...)
	f.emit(Event{Kind: Paste, Bytes: whole, Dropped: dropped})
}

// readTail looks at what comes right behind a paste. Pasted text can hold ESC [ 201 ~ itself, and not every terminal takes it
// out: then the first end is not the end, and commands hidden in the text would run. They betray themselves by the second end,
// with no beginning before it.
func (f *Filter) readTail(b []byte) []byte {
	from := max(0, len(f.paste.tail)-len(pasteEnd)+1)
	f.paste.tail = append(f.paste.tail, b...)
	start := index(f.paste.tail, pasteStart, from)
	end := index(f.paste.tail, pasteEnd, from)
	if end >= 0 && (start < 0 || end < start) {
		text := f.paste.tail[:end]
		rest := f.paste.tail[end+len(pasteEnd):]
		kept := text[:min(len(text), PasteLimit)]
		if len(kept) < len(text) {
			for len(kept) > 0 && !utf8.RuneStart(text[len(kept)]) {
				kept = kept[:len(kept)-1]
			}
		}
		f.emitPaste(kept, len(text)-len(kept))
		f.paste = paste{ended: f.paste.ended}
		return rest
	}
	if start >= 0 || len(f.paste.tail) > PasteLimit {
		tail := f.paste.tail
		f.paste = paste{}
		f.state = ground
		return tail
	}
	return nil
}

// index is where s is in b at from or later, -1 if nowhere.
func index(b []byte, s string, from int) int {
	if i := bytes.Index(b[from:], []byte(s)); i >= 0 {
		return from + i
	}
	return -1
}
