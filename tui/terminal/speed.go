package terminal

import (
	"sync"
	"time"
)

const (
	// slowBelow is the rate, in bytes a second, below which text is better printed than drawn.
	slowBelow = 200_000
	// telling is how many bytes of pictures a frame must have for its way to say something of the rate.
	telling = 24 << 10
	// crawling is how long a frame may take until one alone says that the link is slow.
	crawling = time.Second
)

// speed measures how fast a terminal takes pictures: from the beginning of a write with many of them until the answer to a question
// at its end.
type speed struct {
	mu     sync.Mutex
	asked  bool // a question is at the end of the write to come
	out    bool // it is on its way
	bytes  int
	began  time.Time
	slows  int // measurements below slowBelow in a row
	slow   bool
	become chan int // the rate when it became slow
}

// ask appends the question to a frame that has enough pictures, unless one is on its way.
func (s *speed) ask(frame []byte, pictures int) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if pictures < telling || s.out || len(frame) == 0 {
		return frame
	}
	s.asked = true
	return append(frame, askReady...)
}

// begin is called when a write begins.
func (s *speed) begin(bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked {
		s.asked, s.out = false, true
		s.bytes, s.began = bytes, time.Now()
	}
}

// end is called when the answer is there. Two slow frames in a row, or a very slow one, make a slow link.
func (s *speed) end(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.out {
		return
	}
	s.out = false
	took := max(now.Sub(s.began), time.Microsecond)
	rate := int(float64(s.bytes) / took.Seconds())
	if rate >= slowBelow {
		s.slows = 0
		return
	}
	s.slows++
	if !s.slow && (s.slows > 1 || took >= crawling) {
		s.slow = true
		select {
		case s.become <- rate:
		default:
		}
	}
}

// reset forgets what was measured.
func (s *speed) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked, s.out, s.slows, s.slow = false, false, 0, false
	select {
	case <-s.become:
	default:
	}
}

func (s *speed) isSlow() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.slow
}
