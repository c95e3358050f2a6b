package store

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"tippani/annotations/record"
)

// endless yields size bytes: a head, then letters, without holding them.
type endless struct {
	head string
	size int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.size == 0 {
		return 0, io.EOF
	}
	n := copy(p, e.head)
	e.head = e.head[n:]
	for n < len(p) {
		p[n] = 'a'
		n++
	}
	n = min(n, e.size)
	e.size -= n
	return n, nil
}

func TestALineOfAGibibyteIsAnErrorThatNamesIt(t *testing.T) {
	if testing.Short() {
		t.Skip("takes memory")
	}
	const gib = 1 << 30
	head := `{"id":"a","text":"ক"}` + "\n" + `{"id":"b","text":"`
	_, err := readIndex(&endless{head, gib}, "d.jsonl")
	if err == nil || !strings.Contains(err.Error(), "d.jsonl:2: the line is longer than 32 MiB; split the article") {
		t.Errorf("opening: %v", err)
	}
	var found []record.Problem
	err = Check("d.jsonl", &endless{head, gib}, nil, func(p record.Problem) { found = append(found, p) })
	if err == nil || !strings.Contains(err.Error(), "d.jsonl:2: the line is longer") || len(found) > 0 {
		t.Errorf("checking: %v, %v", err, found)
	}
}

// articlesOf yields n short records without holding them.
type articlesOf struct {
	n, made int
	rest    []byte
	line    string
	highest uint64
}

func (a *articlesOf) Read(p []byte) (int, error) {
	if len(a.rest) == 0 {
		if a.made == a.n {
			return 0, io.EOF
		}
		if a.made%20_000 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			a.highest = max(a.highest, m.HeapInuse)
		}
		a.rest = fmt.Appendf(a.rest[:0], `{"id":"article-%d",%s`, a.made, a.line)
		a.made++
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

func TestCheckHoldsHashesAndAFewBatchesOnly(t *testing.T) {
	in := &articlesOf{n: 200_000, line: `"text":"` + strings.Repeat("রহিম ", 50) + `ক","annotator":"m"}` + "\n"}
	runtime.GC() // what other tests have left does not count
	if err := Check("d", in, nil, func(p record.Problem) { t.Fatal(p) }); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MiB", in.highest>>20)
	if in.highest > 48<<20 {
		t.Errorf("%d MiB", in.highest>>20)
	}
}

func TestWhatCheckFindsComesInTheOrderOfTheFile(t *testing.T) {
	var lines strings.Builder
	want := 0
	for i := range 5000 {
		switch {
		case i%7 == 3:
			lines.WriteString("broken\n")
			want++
		case i == 2000:
			fmt.Fprintf(&lines, `{"id":"long","text":"%s"}`+"\n", strings.Repeat("a", hugeLine))
		case i == 4003:
			lines.WriteString(`{"id":"a-1","text":"ক"}` + "\n")
			want++
		default:
			fmt.Fprintf(&lines, `{"id":"a-%d","text":"%s"}`+"\n", i, strings.Repeat("রহিম ", 20))
		}
	}
	last, got := 0, 0
	err := Check("d", strings.NewReader(lines.String()), nil, func(p record.Problem) {
		if got++; p.Line <= last {
			t.Errorf("line %d after line %d", p.Line, last)
		}
		last = p.Line
		if p.Line == 4004 && !strings.Contains(p.What.String(), "stands on line 2 too") {
			t.Error(p)
		}
	})
	if err != nil || got != want {
		t.Errorf("%d problems, want %d; %v", got, want, err)
	}
}
