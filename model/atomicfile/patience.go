package atomicfile

import "time"

// hold is how an error tells that another program holds a file.
type hold int

const (
	notHeld   hold = iota // nobody does
	heldMaybe             // access is refused, as it also is to who may not write there at all
	held
)

// patience is how long a file that another program holds is waited for: programs that look for viruses and those that copy folders to a
// cloud open each new file for a moment. heldMaybe is waited for a tenth of it.
const patience = 2 * time.Second

// retry is trying something again, at growing distances, as long as another program holds a file.
type retry struct {
	tell  func(error) hold
	now   func() time.Time
	sleep func(time.Duration)
}

func (r retry) run(do func() error) error {
	begun := r.now()
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := do()
		if err == nil {
			return nil
		}
		limit := patience
		switch r.tell(err) {
		case notHeld:
			return err
		case heldMaybe:
			limit = patience / 10
		}
		if r.now().Sub(begun) > limit {
			return err
		}
		r.sleep(wait)
	}
}
