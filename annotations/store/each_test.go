package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"tippani/annotations/record"
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
