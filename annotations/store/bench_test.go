package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
)

// manyArticles writes a dataset of n articles of about 4 KB.
func manyArticles(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "d.jsonl")
	text := strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)
	var out bytes.Buffer
	for i := range n {
		fmt.Fprintf(&out, `{"id":"article-%d","text":"%s","spans":[{"id":"s1","start":0,"end":6,"label":"PER"}],"annotator":"মিনা"}`+"\n", i, text)
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

func BenchmarkCommit(b *testing.B) {
	for _, n := range []int{10, 100_000} {
		b.Run(fmt.Sprintf("%d articles", n), func(b *testing.B) {
			d := mustOpen(b, manyArticles(b, n))
			defer d.release()
			s := mustSession(b, d, article(b, "article-5", strings.Repeat("শিল্পী রহিম কাজ বলেন। ", 66)))
			commit(b, s, annotations.AddSpan(span(b, s, "রহিম", "PER")))
			for b.Loop() {
				commit(b, s, annotations.SetAnswer(s.Set(), annotations.Accept))
			}
		})
	}
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
