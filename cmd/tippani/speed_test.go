package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/tui/terminal/faketerm"
)

// The figures of docs/performance.md come from here:
//
//	go test ./cmd/tippani -run '^$' -bench . -benchtime 20x

// articleOf writes the bundled article, repeated to at least n bytes, and returns its path.
func articleOf(b *testing.B, n int) string {
	b.Helper()
	text, err := os.ReadFile("../../model/source/bundled/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "article.txt")
	if n > 0 {
		text = []byte(strings.Repeat(string(text)+"\n", n/len(text)+1))
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

// firstFrame starts a program in a terminal and returns how long it takes until the screen holds what marks its frame as complete.
func firstFrame(b *testing.B, dir string, complete []string, name string, args ...string) (time.Duration, *faketerm.Term) {
	b.Helper()
	return firstFrameIn(b, faketerm.Behaviour{}, dir, complete, name, args...)
}

// firstFrameIn is firstFrame in a terminal of a kind.
func firstFrameIn(b *testing.B, kind faketerm.Behaviour, dir string, complete []string, name string, args ...string) (time.Duration,
	*faketerm.Term) {
	b.Helper()
	kind.Columns, kind.Rows, kind.Width, kind.Background = 100, 40, faketerm.SumOfMarks, "rgb:0000/0000/0000"
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = varsIn(dir)
	start := time.Now()
	t := faketerm.Start(b, cmd, kind)
	t.WaitForOutput(complete...)
	return time.Since(start), t
}

func BenchmarkFirstFrame(b *testing.B) {
	vim, err := exec.LookPath("vim")
	if err != nil {
		b.Skip("vim is not installed: there is nothing to compare with")
	}
	for name, size := range map[string]int{"article": 0, "10MB": 10 << 20} {
		b.Run(name, func(b *testing.B) {
			dir := filepath.Dir(articleOf(b, size))
			var ours, theirs []time.Duration
			for b.Loop() {
				took, t := firstFrame(b, dir, []string{"রাশিয়ার", "saved"}, built(b), "article.txt")
				t.Hangup()
				t.Wait()
				ours = append(ours, took)
				took, t = firstFrame(b, dir, []string{"রাশিয়ার", "bytes"}, vim, "-u", "NONE", "article.txt")
				t.Hangup()
				t.Wait()
				theirs = append(theirs, took)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(ms(median(ours)), "ms/tippani")
			b.ReportMetric(ms(median(theirs)), "ms/vim")
			b.ReportMetric(float64(median(ours))/float64(median(theirs)), "ratio")
		})
	}
}

// BenchmarkFirstDrawnFrame compares starts in a terminal that shows pictures, with fonts found before, with starts in one that does not, in
// time and in processor time: on the bundled article that was open before, on one whose words were never seen but for those of the
// interface, and with nothing kept of any word.
func BenchmarkFirstDrawnFrame(b *testing.B) {
	dir := filepath.Dir(articleOf(b, 0))
	cells := faketerm.Behaviour{CellWidth: 10, CellHeight: 20}
	pictures := cells
	pictures.Kitty = true
	starts := []struct {
		how  string
		kind faketerm.Behaviour
		make func() // what is done before each
	}{
		{"printed", cells, func() {}},
		{"again", pictures, func() { keptOf(b, dir, "article.txt") }},
		{"new", pictures, func() { keptOf(b, dir, "other.txt") }},
		{"nothing-kept", pictures, func() { forgetLetters(b, dir) }},
	}
	otherWords(b, dir)
	took, busy := make([][]time.Duration, len(starts)), make([][]time.Duration, len(starts))
	for i := 0; b.Loop() || i < 3; i++ {
		for k, s := range starts {
			s.make()
			d, used := firstPage(b, s.kind, dir, "article.txt")
			if i > 0 {
				took[k], busy[k] = append(took[k], d), append(busy[k], used)
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	for k, s := range starts {
		b.ReportMetric(ms(median(took[k])), "ms/"+s.how)
		b.ReportMetric(ms(median(busy[k])), "cpu-ms/"+s.how)
	}
}

// otherWords writes an article, other.txt, that has no word of the bundled one: each of its words begins with a letter more.
func otherWords(b *testing.B, dir string) {
	b.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "article.txt"))
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		words := strings.Fields(line)
		for k := range words {
			words[k] = "ম" + words[k]
		}
		lines[i] = strings.Join(words, " ")
	}
	if err := os.WriteFile(filepath.Join(dir, "other.txt"), []byte("রাশিয়ার\n\n"+strings.Join(lines, "\n")), 0o644); err != nil {
		b.Fatal(err)
	}
}

// keptOf has the words of an article kept, and of no other.
func keptOf(b *testing.B, dir, name string) {
	forgetLetters(b, dir)
	firstPage(b, faketerm.Behaviour{Kitty: true, CellWidth: 10, CellHeight: 20}, dir, name)
}

// forgetLetters takes away what is kept of words.
func forgetLetters(b *testing.B, dir string) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".letters" {
			return os.Remove(path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// firstPage starts the program in a terminal of a kind, and returns how long the first page takes, in time and in processor time.
func firstPage(b *testing.B, kind faketerm.Behaviour, dir, name string) (took, busy time.Duration) {
	start := time.Now()
	_, t := firstFrameIn(b, kind, dir, []string{"রাশিয়ার", "saved"}, built(b), name, "--suggest=off")
	if kind.Kitty {
		t.WaitFor("pictures", func(s faketerm.Screen) bool { return len(s.Placements) > 10 && s.CursorVisible })
	}
	took, busy = time.Since(start), processorTime(b, t.Process().Pid)
	t.Hangup()
	t.Wait()
	return took, busy
}

func BenchmarkOpen100MB(b *testing.B) {
	path := articleOf(b, 100<<20)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	var memory int
	for b.Loop() {
		d, t := firstFrame(b, b.TempDir(), []string{"রাশিয়ার", "saved"}, built(b), path)
		took = append(took, d)
		memory = max(memory, peakMemory(b, t.Process().Pid))
		t.Hangup()
		t.Wait()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(median(took)), "ms/open")
	b.ReportMetric(float64(memory)/(1<<20), "MiB/peak")
	b.ReportMetric(float64(memory-40<<20)/float64(info.Size()), "beyond40MB/byte")
}

// peakMemory is the most memory a process has had resident, in bytes.
func peakMemory(b *testing.B, pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("no /proc")
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n << 10
		}
	}
	return 0
}

// annotateMany writes a dataset in which an article has n spans, a word each, spread over its text.
func annotateMany(b *testing.B, dir, path string, n int) {
	b.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	article, err := model.NewArticle("article.txt", string(text), model.Meta{Source: path})
	if err != nil {
		b.Fatal(err)
	}
	d, err := store.Open(filepath.Join(dir, "d.jsonl"), store.Options{Annotator: loginName(system()), Tool: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	session, err := d.Session(article)
	if err != nil {
		b.Fatal(err)
	}
	var all []annotations.Transaction
	for i := range n {
		at := model.NextWord(article, article.Index().Snap(i*(len(text)/n)))
		all = append(all, annotations.AddSpan(&annotations.Span{
			ID: fmt.Sprintf("s%d", i+1), Range: model.WordAt(article, at), Label: "PER", Kind: annotations.Entity,
		}))
	}
	if err := session.Commit(annotations.Join(all...), 0); err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
