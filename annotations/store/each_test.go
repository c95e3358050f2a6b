package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

func TestEachLineKnowsWhereEveryLineStands(t *testing.T) {
	text := "\xEF\xBB\xBFএক\n\n😀 দুই\r\n" + strings.Repeat("x", 300<<10) + "\nশেষ"
	var got []string
	err := EachLine("f", strings.NewReader(text), func() func(int, []byte) string {
		return func(number int, line []byte) string { return fmt.Sprint(number, len(line)) }
	}, func(at Line, s string) error {
		if want := fmt.Sprint(at.Number, at.Length); s != want {
			t.Errorf("line %d: the worker saw %s, place says %s", at.Number, s, want)
		}
		got = append(got, text[at.Start:at.Start+int64(at.Length)])
		return nil
	})
	if err != nil || strings.Join(got, "") != text || len(got) != 5 {
		t.Errorf("%d lines, error %v; the pieces do not make up the file", len(got), err)
	}
}

func TestEachLineEndsWhenTheTakerFails(t *testing.T) {
	data := bytes.Repeat([]byte("কথা\n"), 2_000_000)
	in := bytes.NewReader(data)
	full, taken := errors.New("disk full"), 0
	err := EachLine("f", in, func() func(int, []byte) int { return func(int, []byte) int { return 0 } }, func(Line, int) error {
		taken++
		return full
	})
	if !errors.Is(err, full) || taken != 1 {
		t.Errorf("error %v after %d lines", err, taken)
	}
	if in.Len() == 0 {
		t.Error("the whole file was read although nobody wanted it")
	}
}

func TestADecoderReadsWhatParseRecordReads(t *testing.T) {
	d := record.NewDecoder("f")
	for range 2 {
		for line := range bytes.Lines(spanRecords(t, 3)) {
			quick, slow := d.Decode(1, line), record.Parse("f", 1, line)
			if len(quick.Spans) != len(slow.Spans) || len(quick.Relations) != len(slow.Relations) || quick.Key() != slow.Key() ||
				!quick.Sound() {
				t.Fatalf("%d spans, %d relations, key %v", len(quick.Spans), len(quick.Relations), quick.Key())
			}
			for i, s := range quick.Spans {
				if !s.Equal(slow.Spans[i]) {
					t.Errorf("span %s differs", s.ID)
				}
			}
		}
	}
}

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
