package terminal

import "github.com/aymanbagabas/go-osc52/v2"

// mostCopied bounds a text for the clipboard, in bytes: many terminals ignore longer ones anyway.
const mostCopied = 74_000

// Copy hands a text to the terminal's clipboard (OSC 52), in Base64, so that none of it can act as a control. Terminals that do not
// know or not allow it ignore it. It reports whether the text was short enough to be sent.
func (t *Terminal) Copy(text string) bool {
	if len(text) > mostCopied {
		return false
	}
	seq := osc52.New(text)
	if value(t.env, "TMUX") != "" {
		seq = seq.Tmux()
	}
	b := []byte(seq.String())
	t.writer.do(func(*painter) []byte { return b })
	return true
}

// Redraw draws the whole of the last frame anew, for a screen that something else has written on.
func (t *Terminal) Redraw() {
	t.writer.do(func(p *painter) []byte { p.forget(); return nil })
	t.writer.mu.Lock()
	defer t.writer.mu.Unlock()
	t.writer.repeat()
	t.writer.changed.Signal()
}
