package tui

import (
	"runtime"
	"testing"

	"tippani/tui/graphics"
)

// mostOfAFrame is how many bytes of memory a drawn frame of 100 × 30 cells may take that are garbage when it has been sent. A collection
// takes as long as several keys, so how often one comes decides how long the slowest keys take.
const mostOfAFrame = 300 << 10

func TestAFrameLeavesLittleToBeCollected(t *testing.T) {
	s := newSending(t, graphics.Kitty)
	for _, keys := range []string{"1", "w w 2", "w w w v w w 9", "g"} {
		s.keys(keys)
	}
	s.Frame()
	const frames = 40
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range frames {
		s.Frame()
	}
	runtime.ReadMemStats(&after)
	if n := (after.TotalAlloc - before.TotalAlloc) / frames; n > mostOfAFrame {
		t.Errorf("a frame takes %d bytes", n)
	} else {
		t.Logf("a frame takes %d bytes", n)
	}
}
