package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tippani/annotations"
)

// manyArticles writes a dataset of n articles of about 4 KB.
func manyArticles(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "d.jsonl")
	text := strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)
	var out bytes.Buffer
	for i := range n {
		fmt.Fprintf(&out, `{"id":"article-%d","text":"%s","spans":[{"id":"s1","start":0,"end":6,"label":"PER"}],"annotator":"মিনা"}`+"\n",
			i, text)
	}
	f, err := os.Create(path)
	if err == nil {
		_, err = f.Write(out.Bytes())
	}
	// Written back now, the file does not get in the way of the syncs that are measured.
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkCommit commits in turn to a small and to a large dataset, so that whatever else the disk and the machine do
// meets both alike. One op is one commit to each; "ratio" is the median of the large one over that of the small one.
func BenchmarkCommit(b *testing.B) {
	const small, large = 10, 100_000
	text := strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)
	var sessions [2]*Session
	for i, n := range []int{small, large} {
		d := mustOpen(b, manyArticles(b, n))
		defer d.release()
		sessions[i] = mustSession(b, d, article(b, "article-5", text))
		commit(b, sessions[i], annotations.AddSpan(span(b, sessions[i], "রহিম", "PER")))
	}
	var took [2][]time.Duration
	for turn := 0; b.Loop(); turn++ {
		for k := range sessions {
			i := (k + turn) % 2 // neither always follows the other
			start := time.Now()
			commit(b, sessions[i], annotations.SetAnswer(sessions[i].Set(), annotations.Accept))
			took[i] = append(took[i], time.Since(start))
		}
	}
	var median [2]time.Duration
	for i := range took {
		slices.Sort(took[i])
		median[i] = took[i][len(took[i])/2]
	}
	b.ReportMetric(float64(median[0].Microseconds()), "µs/small")
	b.ReportMetric(float64(median[1].Microseconds()), "µs/large")
	b.ReportMetric(float64(median[1])/float64(median[0]), "ratio")
}

func BenchmarkOpen(b *testing.B) {
	path := manyArticles(b, 10_000)
	info, _ := os.Stat(path)
	b.SetBytes(info.Size())
	for b.Loop() {
		d := mustOpen(b, path)
		d.release()
	}
}

func BenchmarkFold(b *testing.B) {
	path := manyArticles(b, 10_000)
	info, _ := os.Stat(path)
	d := mustOpen(b, path)
	defer d.release()
	s := mustSession(b, d, article(b, "article-5", strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)))
	b.SetBytes(info.Size())
	for b.Loop() {
		commit(b, s, annotations.SetAnswer(s.Set(), annotations.Accept))
		if err := d.Fold(); err != nil {
			b.Fatal(err)
		}
	}
}
