package console

import (
	"io"
	"sync"
)

// output writes to the console in a goroutine of its own: nothing can end a write that the console holds up, but the one who waits for
// it can be let go.
type output struct {
	system  System
	once    *sync.Once
	dropped chan struct{} // closed by drop
}

func newOutput(system System) output {
	return output{system, new(sync.Once), make(chan struct{})}
}

func (o output) drop() { o.once.Do(func() { close(o.dropped) }) }

// write writes p, or fails with io.ErrClosedPipe when what was not taken is dropped.
func (o output) write(p []byte) (int, error) {
	select {
	case <-o.dropped:
		return 0, io.ErrClosedPipe
	default:
	}
	written := make(chan error, 1)
	text := append([]byte{}, p...) // the caller may use p again while the console still reads it
	go func() { written <- o.system.Write(text) }()
	select {
	case err := <-written:
		if err != nil {
			return 0, err
		}
		return len(p), nil
	case <-o.dropped:
		return 0, io.ErrClosedPipe
	}
}
