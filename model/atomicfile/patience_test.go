package atomicfile

import (
	"errors"
	"testing"
	"time"
)

var (
	errHeld    = errors.New("the file is being used by another process")
	errRefused = errors.New("access is denied")
)

func TestAFileThatIsHeldIsWaitedForAndNotForever(t *testing.T) {
	for _, c := range []struct {
		name        string
		first, then error
		fails       int           // how often it fails with first, before it fails with then
		err         error         // what is returned
		most        time.Duration // waited in all
		tries       int           // 0: whatever
	}{
		{"nobody holds it", nil, nil, 0, nil, 0, 1},
		{"held for a moment", errHeld, nil, 1, nil, time.Millisecond, 2},
		{"held for a second", errHeld, nil, 16, nil, 1100 * time.Millisecond, 17},
		{"held for ever", errHeld, nil, 1e6, errHeld, patience + 100*time.Millisecond, 0},
		{"refused for a moment", errRefused, nil, 3, nil, 7 * time.Millisecond, 4},
		{"refused for ever", errRefused, nil, 1e6, errRefused, patience/10 + 100*time.Millisecond, 0},
		{"held, then another fault", errHeld, errDisk, 2, errDisk, 3 * time.Millisecond, 3},
		{"another fault", errDisk, nil, 1, errDisk, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var now time.Time
			tries := 0
			r := retry{
				tell: func(err error) hold {
					return map[error]hold{errHeld: held, errRefused: heldMaybe}[err]
				},
				now:   func() time.Time { return now },
				sleep: func(d time.Duration) { now = now.Add(d) },
			}
			err := r.run(func() error {
				if tries++; tries <= c.fails {
					return c.first
				}
				return c.then
			})
			waited := now.Sub(time.Time{})
			if err != c.err || waited > c.most || c.tries != 0 && tries != c.tries {
				t.Errorf("%v after %d tries in %v", err, tries, waited)
			}
			if c.err == errHeld && waited < patience || c.err == errRefused && waited < patience/10 {
				t.Errorf("given up after %v", waited)
			}
		})
	}
}
