package graphics

import (
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	// fewest is how many pictures have to be made until it is worth to make several at a time.
	fewest = 4
	// mostAtOnce is how many are made at a time at most.
	mostAtOnce = 4
)

// spread does n things, several at a time where that is worth it. A panic in one of them is this goroutine's.
func spread(n int, work func(i int)) {
	hands := min(runtime.GOMAXPROCS(0), mostAtOnce)
	if n < fewest || hands < 2 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var fault atomic.Pointer[any]
	var done sync.WaitGroup
	for range hands {
		done.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					fault.CompareAndSwap(nil, &v)
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	done.Wait()
	if v := fault.Load(); v != nil {
		panic(*v)
	}
}
