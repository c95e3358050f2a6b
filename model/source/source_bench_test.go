package source

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkOpen100MB(b *testing.B) {
	if testing.Short() {
		b.Skip("writes 100 MB")
	}
	for _, c := range []struct{ name, end string }{{"lf", "\n"}, {"crlf", "\r\n"}} {
		b.Run(c.name, func(b *testing.B) {
			paragraph := bytes.ReplaceAll([]byte(bundledText), []byte("\n"), []byte(c.end))
			data := bytes.Repeat(paragraph, 100_000_000/len(paragraph))
			path := filepath.Join(b.TempDir(), "large.txt")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				q, err := Open([]string{path}, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := q.At(0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkIndexJSONL(b *testing.B) {
	record := bytes.Repeat([]byte(`{"text":"ক"}`+"\n"), 4<<20/14)
	b.SetBytes(int64(len(record)))
	for b.Loop() {
		q, err := newJSONL("f", bytes.NewReader(record), nil, Options{})
		if err != nil {
			b.Fatal(err)
		}
		q.Close()
	}
}
