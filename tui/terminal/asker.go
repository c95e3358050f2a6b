package terminal

import (
	"sync"
	"time"

	"tippani/tui/terminal/input"
)

// asker keeps the questions and the replies together. Only one batch of questions is out at a time, so that a lost reply cannot
// shift the next batch's.
type asker struct {
	mu      sync.Mutex
	active  *batch
	waiting []string        // forms to ask for next
	known   map[string]bool // forms that were asked for already
	base    int             // how this terminal counts, from the start-up batch
	heard   bool            // the terminal has answered at least once
	hushed  bool            // nothing is asked now
	size    Size

	write func(probes []probe) // sends a batch of forms; called without the lock
	tmux  Tmux                 // what tmux has said; in all answers
	late  chan Answers
	heeds func(Answers) // told of every completed batch, in the reader's goroutine
}

func newAsker(size Size) *asker {
	return &asker{known: map[string]bool{}, base: 1, size: size, late: make(chan Answers, 64)}
}

// begin makes b the active batch; false when another one is out.
func (a *asker) begin(b *batch) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.active != nil {
		return false
	}
	b.sent = time.Now()
	a.active = b
	return true
}

// outstanding says whether replies may still come.
func (a *asker) outstanding() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.active != nil
}

// hush has nothing asked until speak, and waits for replies that are on their way, from a terminal that answers: whoever has the
// terminal next would take them for keys. It returns whether some may still come.
func (a *asker) hush(most time.Duration) bool {
	a.mu.Lock()
	a.hushed = true
	b, answers := a.active, a.heard
	a.mu.Unlock()
	if b != nil && answers {
		timer := time.NewTimer(most)
		defer timer.Stop()
		select {
		case <-b.done:
		case <-timer.C:
		}
	}
	return a.outstanding()
}

// speak lets questions be asked again.
func (a *asker) speak() {
	a.mu.Lock()
	a.hushed = false
	a.mu.Unlock()
	a.next()
}

// leave is called when the wait for b is over; it returns what there is. From now on replies to b go to Late.
func (a *asker) leave(b *batch) Answers {
	a.mu.Lock()
	defer a.mu.Unlock()
	b.left = true
	return a.answers(b)
}

// answers is what b has been answered so far, and what tmux said. The caller holds the lock.
func (a *asker) answers(b *batch) Answers {
	answers := b.handOver()
	answers.Tmux = a.tmux
	return answers
}

// hear takes what was said without a batch, in all, and what tmux has said: it is told of like late answers to one.
func (a *asker) hear(all Answers) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tmux = all.Tmux
	a.deliver(all)
}

// patience is until when b is waited for, as things stand.
func (a *asker) patience(b *batch) time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	return b.patience()
}

// take offers an event to the active batch and reports whether it was a reply.
func (a *asker) take(e input.Event, now time.Time) bool {
	a.mu.Lock()
	b := a.active
	if b == nil || !b.take(e, now) {
		a.mu.Unlock()
		return false
	}
	a.heard = true
	var finished *Answers
	if b.complete {
		finished = a.finish(b)
	}
	a.mu.Unlock()
	if finished != nil && a.heeds != nil {
		a.heeds(*finished)
	}
	a.next()
	return true
}

// finish ends a batch that is complete.
func (a *asker) finish(b *batch) *Answers {
	a.active = nil
	a.base = b.base
	if b.spoilt {
		a.waiting = append(a.waiting, b.unanswered()...)
	}
	answers := a.answers(b)
	if b.left {
		a.deliver(answers)
	}
	return &answers
}

// deliver hands answers to whoever reads Late; should nobody, the oldest go.
func (a *asker) deliver(answers Answers) {
	for {
		select {
		case a.late <- answers:
			return
		default:
		}
		select {
		case <-a.late:
		default:
		}
	}
}

// admit picks the forms that can be sent and have not been yet, each once.
func (a *asker) admit(forms []string) []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var admitted []string
	for _, form := range forms {
		if Probable(form) && !a.known[form] {
			a.known[form] = true
			admitted = append(admitted, form)
		}
	}
	return admitted
}

// postpone queues admitted forms, to be sent as soon as nothing else is out.
func (a *asker) postpone(forms []string) {
	a.mu.Lock()
	a.waiting = append(a.waiting, forms...)
	a.mu.Unlock()
	a.next()
}

// ask queues forms, each once.
func (a *asker) ask(forms []string) { a.postpone(a.admit(forms)) }

// next sends the waiting forms if nothing is out and the terminal is one that answers.
func (a *asker) next() {
	a.mu.Lock()
	if a.active != nil || len(a.waiting) == 0 || !a.heard || a.hushed || a.size.Columns < narrowest {
		a.mu.Unlock()
		return
	}
	probes := make([]probe, len(a.waiting))
	for i, form := range a.waiting {
		probes[i] = probe{form, a.size.Rows}
	}
	a.waiting = nil
	b := newBatch(probes, a.size)
	b.base, b.calibrated = a.base, true
	b.left = true
	b.sent = time.Now()
	a.active = b
	a.mu.Unlock()
	a.write(probes)
}

// resize spoils a batch that is out: its positions may be clamped.
func (a *asker) resize(s Size) {
	a.mu.Lock()
	if a.active != nil && s != a.size {
		a.active.spoilt = true
	}
	a.size = s
	a.mu.Unlock()
	a.next()
}

// deadline is when tick is due; false when nothing is out.
func (a *asker) deadline() (time.Time, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	b := a.active
	if b == nil || !b.left {
		return time.Time{}, false
	}
	if b.replies > b.told {
		return b.last.Add(replyGap), true
	}
	return latest(b.sent, b.last).Add(lost), true
}

// tick hands over replies that came while the rest seems lost, and gives a batch up when nothing more can be expected of it.
func (a *asker) tick(now time.Time) {
	due, ok := a.deadline()
	if !ok || now.Before(due) {
		return
	}
	a.mu.Lock()
	if b := a.active; b != nil {
		if b.replies > b.told {
			a.deliver(a.answers(b))
		} else {
			a.active = nil
		}
	}
	a.mu.Unlock()
	a.next()
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
