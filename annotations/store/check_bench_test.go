//go:build unix

package store

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// spanRecords is a dataset of n articles of about 4 KB, each with 20 spans and 5 relations as tippani writes them.
func spanRecords(tb testing.TB, n int) []byte {
	tb.Helper()
	text := strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)
	var out []byte
	for i := range n {
		a := article(tb, fmt.Sprintf("article-%d", i), text)
		r := &record.Record{Article: a, Annotator: "মিনা", Created: "2026-01-31T09:30:00Z", Modified: "2026-01-31T09:30:00Z",
			Tool:   "tippani 1.0",
			Answer: annotations.Accept}
		for j := range 20 {
			start := j * len("শিল্পী রহিম কাজ বলেন। ")
			s := &annotations.Span{ID: fmt.Sprintf("s%d", j+1), Label: "PER", Kind: annotations.Entity,
				Range: model.Range{Start: model.Offset(start), End: model.Offset(start + len("শিল্পী"))}}
			if j < 5 {
				s.Label, s.Kind, s.Attrs = "QUOTE", annotations.Quote, map[string]string{"type": "direct"}
				r.Relations = append(r.Relations, &annotations.Relation{ID: fmt.Sprintf("r%d", j+1), From: s.ID, To: "s20",
					Label: "SPEAKER"})
			}
			r.Spans = append(r.Spans, s)
		}
		out = append(record.Append(out, r), '\n')
	}
	return out
}

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
