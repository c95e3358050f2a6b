package terminal

import (
	"strings"
	"testing"
	"time"
)

// measureFrames sends frames of so many bytes that take so long, and says what was found.
func measureFrames(bytes int, times ...time.Duration) (slow bool, asked int) {
	s := speed{become: make(chan int, 1)}
	for _, took := range times {
		frame := s.ask(make([]byte, bytes), bytes)
		if strings.HasSuffix(string(frame), askReady) {
			asked++
		}
		s.begin(len(frame))
		s.end(s.began.Add(took))
	}
	return s.isSlow(), asked
}

func TestALinkIsSlowWhenPicturesTakeTooLong(t *testing.T) {
	for _, one := range []struct {
		name  string
		bytes int
		times []time.Duration
		slow  bool
		asked int
	}{
		{"fast", 100_000, []time.Duration{20 * time.Millisecond, 100 * time.Millisecond}, false, 2},
		{"once slow", 100_000, []time.Duration{600 * time.Millisecond, 100 * time.Millisecond, 600 * time.Millisecond}, false, 3},
		{"twice slow", 100_000, []time.Duration{600 * time.Millisecond, 600 * time.Millisecond}, true, 2},
		{"crawling", 100_000, []time.Duration{2 * time.Second}, true, 1},
		{"too little to tell", 1000, []time.Duration{2 * time.Second, 2 * time.Second}, false, 0},
	} {
		if slow, asked := measureFrames(one.bytes, one.times...); slow != one.slow || asked != one.asked {
			t.Errorf("%s: slow %v after %d questions, want %v after %d", one.name, slow, asked, one.slow, one.asked)
		}
	}
}

func TestOneQuestionIsOutAtATime(t *testing.T) {
	s := speed{become: make(chan int, 1)}
	frame := make([]byte, telling)
	s.begin(len(s.ask(frame, telling)))
	if got := s.ask(frame, telling); len(got) != telling {
		t.Error("a second question was asked before the first was answered")
	}
	s.end(s.began.Add(time.Hour))
	if rate := <-s.become; rate >= slowBelow || !s.isSlow() {
		t.Errorf("a rate of %d is not slow", rate)
	}
	s.reset()
	if s.isSlow() {
		t.Error("still slow after a new beginning")
	}
}
