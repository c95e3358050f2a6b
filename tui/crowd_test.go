package tui

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"tippani/tui/queue"
)

// crowd writes a queue of 200,000 articles of about 400 bytes.
func crowd(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "queue.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	text := strings.Repeat("শব্দ ", 20)
	for i := range 200_000 {
		fmt.Fprintf(w, "{\"id\":\"article-%d\",\"text\":\"সংবাদ %d %s\"}\n", i, i, text)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAQueueOf200000TakesLittleMemory lists, filters and searches it.
func TestAQueueOf200000TakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 70 MB")
	}
	d := newTrial(t, setup{input: crowd(t)})
	d.options.Queue.Apart(0) // the queue was looked through
	before := heapInUse()
	d.keys("A type:199999")
	if o := d.dialogs.Top().(*queue.Overview); rowsOf(o, 3) != "199999 200000" || o.Articles.Count.Read != 200_000 ||
		o.Articles.Standing.Count[queue.Untouched] != 200_000 {
		t.Errorf("the list shows %s, %+v", rowsOf(o, 3), o.Articles.Count)
	}
	d.keys(`esc \ type:199998`)
	if s := d.dialogs.Top().(*queue.SearchAll); s.N != 1 || s.State.Articles != 200_000 {
		t.Errorf("the search found %d, %+v", s.N, s.State)
	}
	if got := int64(heapInUse() - before); got > 100<<20 {
		t.Errorf("the list and the search hold %d MiB", got>>20)
	} else {
		t.Logf("the list and the search hold %d MiB", got>>20)
	}
	d.keys("enter")
	if d.work.At != 199_998 || d.roundup.Busy() {
		t.Errorf("at article %d", d.work.At+1)
	}
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkKeyToFrameWhileTheQueueIsRead presses keys in the list while 200,000 articles are read and filtered behind it. The slowest
// key of a hundred is told beside the mean.
func BenchmarkKeyToFrameWhileTheQueueIsRead(b *testing.B) {
	d := newTrial(b, setup{input: crowd(b), columns: 120, rows: 40})
	var took []time.Duration
	press := func(key string) {
		start := time.Now()
		d.Update(keyNamed(key))
		d.Frame()
		took = append(took, time.Since(start))
	}
	for i := 0; b.Loop(); i++ {
		if !d.roundup.Busy() {
			d.roundup = queue.Queue{Articles: d.options.Queue, Dataset: files{d.dataset}}
			d.dialogs.Clear()
			press("A")
		}
		press([]string{"down", "pgdown", "সংবাদ", "backspace", "ctrl+s", "9"}[i%6])
		if i%4 == 0 {
			start := time.Now()
			d.Update(newsEvent{})
			d.Frame()
			took = append(took, time.Since(start))
		}
	}
	d.roundup.Stop()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs/p99")
	b.ReportMetric(float64(took[len(took)-1].Microseconds()), "µs/slowest")
}
