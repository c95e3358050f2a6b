package terminal

import (
	"io"
	"sync"
)

const (
	// piece is the most that one Read delivers. Bubble Tea reads 256 bytes at a time and takes a full buffer for a cut-off one,
	// so a Read must stay below.
	piece = 240
	// backlog is how many bytes of typing are kept while the program is not reading.
	backlog = 1 << 20
)

// keys is the queue between the reader of the tty and the event loop. Unlike a pipe it keeps the borders: a Read returns one key,
// so that a sequence is never cut by the end of the event loop's buffer, which would turn its rest into letters.
type keys struct {
	mu      sync.Mutex
	arrived *sync.Cond
	queue   [][]byte
	size    int
	closed  bool
}

func newKeys() *keys {
	k := &keys{}
	k.arrived = sync.NewCond(&k.mu)
	return k
}

// put queues a copy of b, in pieces when it is long, and returns how many bytes found no room: all of b or none.
func (k *keys) put(b []byte) (dropped int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed || k.size+len(b) > backlog {
		return len(b)
	}
	k.size += len(b)
	whole := append([]byte{}, b...)
	for len(whole) > piece {
		k.queue = append(k.queue, whole[:piece])
		whole = whole[piece:]
	}
	k.queue = append(k.queue, whole)
	k.arrived.Broadcast()
	return 0
}

// Read waits for a key and returns it. When the terminal is closed or gone, it returns io.EOF once everything typed has been read.
func (k *keys) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.queue) == 0 && !k.closed {
		k.arrived.Wait()
	}
	if len(k.queue) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.queue[0])
	k.size -= n
	if k.queue[0] = k.queue[0][n:]; len(k.queue[0]) == 0 {
		k.queue = k.queue[1:]
	}
	return n, nil
}

func (k *keys) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	k.arrived.Broadcast()
}
