package console_test

import (
	"errors"
	"testing"

	"tippani/tui/terminal/console"
)

// screen is the output of a console in memory.
type screen struct {
	mode, refuses uint32
	none          bool
	sets          int
}

func (s *screen) Mode() (uint32, error) {
	if s.none {
		return 0, errors.New("the handle is invalid")
	}
	return s.mode, nil
}

func (s *screen) SetMode(mode uint32) error {
	if mode&s.refuses != 0 {
		return errRefused
	}
	s.sets++
	s.mode = mode
	return nil
}

func TestAConsoleObeysSequencesUntilItIsGivenBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		screen screen
		during uint32
		ok     bool
		sets   int
	}{
		{"as it is at the prompt", screen{mode: 0x3}, 0x7, true, 2},
		{"without processing", screen{mode: 0x0}, 0x5, true, 2},
		{"it obeys already", screen{mode: 0x7}, 0x7, true, 0},
		{"too old", screen{mode: 0x3, refuses: 0x4}, 0x3, false, 0},
		{"no console", screen{none: true}, 0, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := c.screen
			undo, ok := console.Obey(&s)
			if ok != c.ok || s.mode != c.during {
				t.Errorf("%v, the mode is %#x", ok, s.mode)
			}
			if undo != nil {
				undo()
			}
			if s.mode != c.screen.mode || s.sets != c.sets {
				t.Errorf("in the end the mode is %#x, set %d times", s.mode, s.sets)
			}
		})
	}
}
