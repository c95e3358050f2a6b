package terminal

import (
	"slices"
	"testing"

	"tippani/tui/terminal/input"
)

func TestAKeyThatIsTakenFirstIsNotDelivered(t *testing.T) {
	r := &receiver{keys: newKeys(), dropped: make(chan int, 1)}
	var shown []string
	take := func(key []byte) bool {
		shown = append(shown, string(key))
		return string(key) == "\x1b"
	}
	events := []input.Event{{Kind: input.Key, Bytes: []byte("\x1b")}, {Kind: input.Key, Bytes: []byte("j")},
		{Kind: input.Paste, Bytes: []byte("\x1b")}}
	r.pass(events[:1]) // before anybody wants to see keys
	(&Terminal{receiver: r}).Intercept(take)
	r.pass(events)
	r.keys.close()
	var delivered []string
	for b := make([]byte, 8); ; {
		n, err := r.keys.Read(b)
		if err != nil {
			break
		}
		delivered = append(delivered, string(b[:n]))
	}
	if !slices.Equal(shown, []string{"\x1b", "j"}) || !slices.Equal(delivered, []string{"\x1b", "j", "\x1b"}) {
		t.Errorf("shown first %q, delivered %q", shown, delivered)
	}
}
