package main

import (
	"strings"
	"testing"
	"testing/iotest"
	"tippani/model"
)

func TestADatasetIsToldFromOtherFilesByItsRecords(t *testing.T) {
	const text = `"id":"a","text":"😀 রহিম"`
	for _, c := range []struct {
		name, path, content string
		want                string // part of the fault; "" for none
	}{
		{"a record", "d.jsonl", `{` + text + `,"schema":1}`, ""},
		{"a record after a byte order mark", "d.jsonl", "\uFEFF{" + text + `,"schema":1}`, ""},
		{"a record with keys of other tools, which came with it", "d.jsonl",
			`{` + text + `,"label":[[0,1,"X"]],"ner_tags":[0],"_input_hash":1,"schema":1}`, ""},
		{"records of a newer version", "d.jsonl", `{` + text + `,"schema":9}`, ""},
		{"spans with an id and no version", "d.jsonl", `{` + text + `,"spans":[{"start":2,"end":6,"label":"PER"}]}`, ""},
		{"a queue", "q.jsonl", `{` + text + `}`, ""},
		{"a queue without ids", "q.jsonl", `{"text":"রহিম"}`, ""},
		{"a record after lines that are broken", "d.jsonl", "{\"id\n{\n[1]\n{" + text + `,"schema":1}`, ""},
		{"one broken line", "d.jsonl", `{"id":"a","text":"x"`, ""},
		{"a conflict of git", "d.jsonl", "<<<<<<< HEAD\n{" + text + ",\"schema\":1}\n=======\n", ""},
		{"a conflict of git with nothing whole in it", "d.jsonl", "<<<<<<< HEAD\n=======\n>>>>>>> x\n", ""},
		{"a dataset called otherwise", "d.csv", `{` + text + `,"schema":1}`, ""},
		{"nothing", "d.jsonl", "", "is empty"},
		{"white space", "d.jsonl", " \n\n\t\n", "is empty"},
		{"a byte order mark alone", "d.jsonl", "\uFEFF", "is empty"},
		{"doccano", "x.jsonl", `{"id":1,"text":"রহিম","label":[[0,4,"PER"]]}`, "tippani import x.jsonl reads it"},
		{"doccano with ids that are strings", "x.jsonl", `{"id":"1","text":"রহিম","label":[[0,4,"PER"]]}`,
			"tippani import x.jsonl reads it"},
		{"Prodigy", "x.jsonl", `{"text":"রহিম","spans":[{"start":0,"end":4,"label":"PER"}],"_input_hash":1}`,
			"tippani import x.jsonl reads it"},
		{"spaCy", "x.jsonl", `["রহিম",{"entities":[[0,4,"PER"]]}]`, "tippani import x.jsonl reads it"},
		{"a table", "x.csv", "a,b\n১,২\n", "is a table"},
		{"an old Office file", "x.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "is binary"},
		{"an office file", "x.xlsx", "PK\x03\x04....", "save the table as CSV"},
		{"a book", "x.epub", "PK\x03\x04\x14\x00mimetypeapplication/epub+zip", "tippani x.epub opens it"},
		{"gzip", "d.jsonl.gz", "\x1f\x8b\x08", "gzip -dc"},
		{"UTF-16", "d.jsonl", "\xff\xfe{\x00", "UTF-16"},
		{"zeros", "d.jsonl", strings.Repeat("\x00", 100), "is binary"},
		{"objects without a text", "x.jsonl", strings.Repeat(`{"content":"রহিম"}`+"\n", 3), "none with \"text\""},
		{"a name that a shell would part", "my file.csv", "a,b\n", "tippani import 'my file.csv'"},
		{"standard input", "-", "row,article,annotator\n", "standard input: is a table (CSV), not a dataset; tippani import - --from " +
			"csv reads it"},
	} {
		err := notADataset(c.path, []byte(c.content), true)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestALetterThatTheHeadCutsMakesNoBinaryFile(t *testing.T) {
	text := strings.Repeat("রহিম\n", 10)
	for cut := range 12 {
		err := notADataset("a.txt", []byte(text[:len(text)-cut]), false)
		if err == nil || !strings.Contains(err.Error(), "an article's text") {
			t.Errorf("cut by %d bytes: %v", cut, err)
		}
	}
}

func TestTheFirstRecordMayBeLongerThanTheHead(t *testing.T) {
	long := func(size int) string {
		return `{"id":"a","text":"` + strings.Repeat("ক ", size/4) + `","spans":[{"id":"s1","start":0,"end":1,"label":"PER","kind":"entity"}],` +
			`"annotator":"mina","schema":1}` + "\n"
	}
	for _, size := range []int{1, headBytes - 200, headBytes, 2 * headBytes, detectBytes, 3 * detectBytes} {
		line := long(size)
		head, whole, err := headOf(iotest.OneByteReader(strings.NewReader(line)), headBytes)
		if err != nil || string(head) != line || !whole && len(line) < headBytes {
			t.Fatalf("%d bytes: read %d, whole %v, %v", len(line), len(head), whole, err)
		}
		if err := notADataset("d.jsonl", head, whole); err != nil {
			t.Errorf("%d bytes: %v", len(line), err)
		}
		head, _, _ = headOf(strings.NewReader(line+line), detectBytes)
		if _, err := detect("d.jsonl", head); err == nil || !strings.Contains(err.Error(), "dataset") {
			t.Errorf("%d bytes are to be imported: %v", len(line), err)
		}
	}
}

func TestOnlyAsMuchOfALineIsReadAsARecordMayHave(t *testing.T) {
	head, whole, err := headOf(&endless{}, headBytes)
	if err != nil || whole || len(head) > 3*model.MaxRecord {
		t.Errorf("%d bytes, whole %v, %v", len(head), whole, err)
	}
}

// endless is a line without an end.
type endless struct{}

func (*endless) Read(p []byte) (int, error) { return len(p), nil }
