package gamma

import (
	"iter"
	"runtime"
	"sync"

	"tippani/model/relay"
	"tippani/model/stop"
)

// Each measures continua with Compare, on all cores, and gives what it found in the order of the continua: sums are then the same
// whatever the number of cores. It holds a few continua for each core, however many there are. They are taken from one goroutine,
// o.Stop, o.Category and o.Sampler are called from several. It ends with an error, or when nobody wants more, and leaves nothing running.
func Each(continua iter.Seq[Continuum], o Options) iter.Seq2[Comparison, error] {
	return func(yield func(Comparison, error) bool) {
		line := newLine(o)
		defer line.end()
		line.start(continua)
		for t := range line.order {
			<-t.done
			line.panicked.Check()
			if !yield(t.found, t.err) || t.err != nil {
				return
			}
		}
		line.panicked.Check()
	}
}

// task is a continuum and, once done is closed, what was found.
type task struct {
	continuum Continuum
	done      chan struct{}
	found     Comparison
	err       error
}

// line is continua on their way through the workers.
type line struct {
	Options
	order    chan *task // as they came
	tasks    chan *task // those that wait for a worker
	quit     chan struct{}
	running  sync.WaitGroup
	panicked relay.Relay
}

func newLine(o Options) *line {
	l := &line{Options: o, order: make(chan *task, 2*runtime.GOMAXPROCS(0)), tasks: make(chan *task), quit: make(chan struct{})}
	l.Stop = func() error {
		select {
		case <-l.quit:
			return stop.ErrCancelled
		default:
			return o.Stop.Err()
		}
	}
	return l
}

func (l *line) start(continua iter.Seq[Continuum]) {
	for range runtime.GOMAXPROCS(0) {
		l.running.Go(func() {
			for t := range l.tasks {
				l.work(t)
			}
		})
	}
	l.running.Go(func() {
		defer close(l.order)
		defer close(l.tasks)
		defer l.panicked.Catch(func() {})
		for c := range continua {
			t := &task{continuum: c, done: make(chan struct{})}
			if !l.send(l.order, t) || !l.send(l.tasks, t) {
				return
			}
		}
	})
}

func (l *line) send(to chan<- *task, t *task) bool {
	select {
	case to <- t:
		return true
	case <-l.quit:
		return false
	}
}

func (l *line) work(t *task) {
	defer close(t.done)
	defer l.panicked.Catch(func() {})
	t.found, t.err = Compare(t.continuum, l.Options)
}

func (l *line) end() {
	close(l.quit)
	l.running.Wait()
}
