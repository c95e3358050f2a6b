package input

import (
	"bytes"
	"io"
	"slices"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

func TestLinesAreCountedAtAnyOffset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringOfN(rapid.SampledFrom([]rune("\n\naক")), 0, 400, -1).Draw(t, "text"))
		offsets := rapid.SliceOfN(rapid.Int64Range(0, int64(len(text))), 0, 20).Draw(t, "offsets")
		slices.Sort(offsets)
		c := &lineCounter{r: bytes.NewReader(text)}
		in := io.Reader(c)
		if rapid.Bool().Draw(t, "one byte at a time") {
			in = iotest.OneByteReader(c)
		}
		for _, o := range offsets {
			if _, err := io.CopyN(io.Discard, in, o-min(o, c.read)); err != nil && err != io.EOF {
				t.Fatal(err)
			}
			if got, want := c.at(o), bytes.Count(text[:o], []byte("\n"))+1; got != want {
				t.Fatalf("offset %d is on line %d, got %d", o, want, got)
			}
		}
	})
}
