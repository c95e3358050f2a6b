package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

// keysDrawn are the terminals that keys are measured in. XTerm(379) moves sixel pictures when it scrolls; a terminal without a name is not
// known to.
var keysDrawn = []struct {
	name string
	kind faketerm.Behaviour
}{
	{"printed", faketerm.Behaviour{}},
	{"kitty", faketerm.Behaviour{Kitty: true, CellWidth: 10, CellHeight: 20}},
	{"sixel", faketerm.Behaviour{Sixel: true, Version: "XTerm(379)", CellWidth: 10, CellHeight: 20}},
	{"sixel-unknown", faketerm.Behaviour{Sixel: true, CellWidth: 10, CellHeight: 20}},
}

// BenchmarkKey measures from a key to the last byte of the frame that it changes, which ends the update of the screen, and the processor
// time that the program has taken by then, which other programs on the machine lengthen little. The figures of docs/drawn.md:
//
//	go test ./cmd/tippani -run '^$' -bench Key -benchtime 400x -count 5
func BenchmarkKey(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"article", 0}, {"10MB", 10 << 20}} {
		for _, one := range keysDrawn {
			b.Run(size.name+"/"+one.name, func(b *testing.B) { keysIn(b, size.bytes, one.kind, strokes) })
		}
	}
}

// strokes are the keys: the cursor moved along a line, to other lines and words, a page further, and back to the first line.
var strokes = []string{"l", "h", "j", "k", "w", "b", " ", "g"}

// BenchmarkKeyPage is BenchmarkKey for pages that were never seen, one after the other, in 10 MB.
func BenchmarkKeyPage(b *testing.B) {
	for _, one := range keysDrawn {
		b.Run(one.name, func(b *testing.B) { keysIn(b, 10<<20, one.kind, []string{" "}) })
	}
}

// keysIn measures keys in an article of a size, in a terminal of a kind.
func keysIn(b *testing.B, size int, kind faketerm.Behaviour, strokes []string) {
	kind.Sync = true
	path := articleOf(b, size)
	dir := b.TempDir()
	if size > 0 {
		annotateMany(b, dir, path, 5000)
	}
	_, t := firstFrameIn(b, kind, dir, []string{"\x1b[?2026l"}, built(b), path, "-o", filepath.Join(dir, "d.jsonl"), "--suggest=off")
	ready(b, t, kind)
	pid := t.Process().Pid
	var took, worked []time.Duration
	most, page, moves := 0, 0, 0
	for i := 0; b.Loop(); i++ {
		key := strokes[i%len(strokes)]
		t.Forget()
		before, sent := t.Updates()
		busy := processorTime(b, pid)
		start := time.Now()
		t.Send(key)
		_, bytes := t.WaitForUpdate(before)
		took, worked = append(took, time.Since(start)), append(worked, processorTime(b, pid)-busy)
		if n := bytes - sent; key == " " {
			page = max(page, n)
		} else if key != "g" {
			most, moves = max(most, n), moves+1
		}
	}
	slices.Sort(took)
	slices.Sort(worked)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(took[len(took)/2]), "ms/p50")
	b.ReportMetric(ms(took[len(took)*99/100]), "ms/p99")
	b.ReportMetric(ms(worked[len(worked)/2]), "ms-cpu/p50")
	b.ReportMetric(ms(worked[len(worked)*99/100]), "ms-cpu/p99")
	b.ReportMetric(float64(most)/1000, "kB/move")
	b.ReportMetric(float64(page)/1000, "kB/page")
	b.ReportMetric(float64(peakMemory(b, pid))/(1<<20), "MiB/peak")
	t.Send("q")
	t.Wait()
}

// ready waits until text is drawn, in a terminal that shows pictures, and nothing more has come for a while: what the start leaves for
// later is not a key's.
func ready(b *testing.B, t *faketerm.Term, kind faketerm.Behaviour) {
	drawn := kind.Kitty || kind.Sixel
	end := time.Now().Add(faketerm.Patience)
	for still, last := 0, -1; still < 10; time.Sleep(50 * time.Millisecond) {
		_, bytes := t.Updates()
		if bytes != last || drawn && bytes < 50_000 {
			still, last = 0, bytes
		}
		still++
		if time.Now().After(end) {
			b.Fatal("the page did not come, or the program went on writing")
		}
	}
}

// processorTime is how long a program's threads have run so far.
func processorTime(b *testing.B, pid int) time.Duration {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		b.Skip("no /proc")
	}
	var sum time.Duration
	for _, thread := range threads {
		var ran int64
		if text, err := os.ReadFile(thread); err == nil {
			if _, err := fmt.Fscan(strings.NewReader(string(text)), &ran); err != nil {
				b.Fatal(err)
			}
		}
		sum += time.Duration(ran)
	}
	return sum
}
