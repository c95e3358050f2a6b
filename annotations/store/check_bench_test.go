//go:build unix

package store

import (
	"bytes"
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
)

// cpuTime is what this process has used of all processors so far. Unlike the clock it does not count what others use.
func cpuTime(tb testing.TB) time.Duration {
	tb.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func BenchmarkCheck(b *testing.B) {
	data := spanRecords(b, 2_000)
	for _, cores := range []int{1, 2} {
		b.Run(fmt.Sprintf("%d cores", cores), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			before := cpuTime(b)
			for b.Loop() {
				if err := Check("d", bytes.NewReader(data), annotations.Default(), func(p record.Problem) { b.Fatal(p) }); err != nil {
					b.Fatal(err)
				}
			}
			used := cpuTime(b) - before
			b.ReportMetric(float64(len(data))*float64(b.N)/1e6/used.Seconds(), "MB/cpu-s")
		})
	}
}
