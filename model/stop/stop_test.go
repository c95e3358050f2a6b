package stop

import (
	"errors"
	"testing"
)

func TestAPaceAsksNowAndThenAndANilFuncNeverEndsAnything(t *testing.T) {
	asked := 0
	p := Pace{Stop: func() error { asked++; return ErrCancelled }}
	steps := 0
	for p.Step() == nil {
		steps++
	}
	if asked != 1 || steps != every-1 {
		t.Errorf("asked %d times, after %d steps", asked, steps)
	}
	never := Pace{}
	for range 3 * every {
		if err := never.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if !errors.Is(Func(p.Stop).Err(), ErrCancelled) || Func(nil).Err() != nil {
		t.Error("Err does not ask")
	}
}
