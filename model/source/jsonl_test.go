package source

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/model"
)

func queueOf(t *testing.T, text string, opt Options) Queue {
	t.Helper()
	path := filepath.Join(t.TempDir(), "q.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	q, err := Open([]string{path}, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	return q
}

func TestEachLineIsAnArticle(t *testing.T) {
	q := queueOf(t, "\ufeff"+`{"id":7,"text":"ক","spans":[{"start":0,"end":1,"label":"PER"}]}`+"\r\n\n \t\n"+
		`{"text":"📰 খ\r\nয়","meta":{"source":"http://x","title":"শিরোনাম","n":1.50,"<a>":[1, 2],"sha256":"00"},"id":"a/b"}`+"\n"+
		`{"text":"গ"}`, Options{})
	if n, exact := q.Len(); n != 3 || !exact {
		t.Fatalf("%d %v articles", n, exact)
	}
	for i, want := range []struct{ id, text, title, source, extra, record, from string }{
		{"7", "ক", "ক", "q.jsonl", "", `{"id":7,"text":"ক","spans":[{"start":0,"end":1,"label":"PER"}]}`, ":1"},
		{"a/b", "📰 খ\r\nয়", "শিরোনাম", "http://x", `{"n":1.50,"<a>":[1, 2]}`, "", ":4"},
		{"text-", "গ", "গ", "q.jsonl", "", `{"text":"গ"}`, ":5"},
	} {
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		a := item.Article
		if a.ID() != want.id && !(want.id == "text-" && strings.HasPrefix(a.ID(), "text-") && len(a.ID()) == 21) {
			t.Errorf("%d: id %q, want %q", i, a.ID(), want.id)
		}
		if a.Text() != want.text || a.Meta().Title != want.title || !strings.HasSuffix(a.Meta().Source, want.source) ||
			string(a.Meta().Extra) != want.extra {
			t.Errorf("%d: %q %+v %s", i, a.Text(), a.Meta(), a.Meta().Extra)
		}
		if want.record != "" && string(item.Record.Append(nil)) != want.record {
			t.Errorf("%d: record %s", i, item.Record)
		}
		if !strings.HasSuffix(item.Source, want.from) {
			t.Errorf("%d: source %s, want %s", i, item.Source, want.from)
		}
	}
	for _, i := range []int{-1, 3} {
		var end *EndError
		if _, err := q.At(i); !errors.As(err, &end) || end.Len != 3 {
			t.Errorf("article %d: %v", i, err)
		}
	}
}

func TestABadLineIsAnErrorOfThatArticleOnly(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"not JSON", `ক`, "is not a JSON object"},
		{"cut off", `{"text":"ক"`, "ends too early"},
		{"an array", `[1]`, "does not begin with {"},
		{"two objects", `{"text":"ক"} {"text":"খ"}`, "something follows"},
		{"no text", `{"Text":"ক"}`, `has no "text"`},
		{"text that is no string", `{"text":["ক"]}`, "is not a string"},
		{"empty text", `{"text":""}`, "is empty"},
		{"a key twice", `{"text":"ক","text":"খ"}`, `"text" comes twice`},
		{"half a surrogate pair", `{"text":"ক\ud83d"}`, "surrogate"},
		{"invalid UTF-8", "{\"text\":\"ক\xff\"}", "UTF-8 at byte 12 of the line"},
		{"an id that is an object", `{"text":"ক","id":{}}`, `"id" is neither`},
		{"an empty id", `{"text":"ক","id":""}`, `"id" is empty`},
		{"meta that is no object", `{"text":"ক","meta":"x"}`, `"meta" is not an object`},
		{"a zero byte in place of JSON", "\x00\x00", "is not a JSON object"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := queueOf(t, "{\"text\":\"আগে\"}\n"+c.line+"\n{\"text\":\"পরে\"}\n", Options{})
			_, err := q.At(1)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "q.jsonl:2: ") {
				t.Errorf("error %v, want q.jsonl:2: … %s", err, c.want)
			}
			for _, i := range []int{0, 2} {
				if _, err := q.At(i); err != nil {
					t.Errorf("article %d: %v", i, err)
				}
			}
		})
	}
}

func TestInvalidRecordsAreReplacedWhenAskedFor(t *testing.T) {
	q := queueOf(t, "{\"text\":\"ক\xff\"}\n{\"text\":\"\\ud83d \\ud83d\\ude00 \\\\ud800\"}\n", Options{ReplaceInvalid: true})
	for i, want := range []string{"ক\uFFFD", "\uFFFD 😀 \\ud800"} {
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		if item.Article.Text() != want || len(item.Notices) != 1 || !strings.HasPrefix(item.Notices[0].String(), "1 invalid") {
			t.Errorf("%q %q, want %q", item.Article.Text(), item.Notices, want)
		}
	}
}

func TestAQueueThatHasNoArticlesIsRefused(t *testing.T) {
	for _, text := range []string{"", "\n \r\n", "\xff\xfe{\x00"} {
		path := filepath.Join(t.TempDir(), "q.jsonl")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open([]string{path}, Options{}); err == nil || !strings.HasPrefix(err.Error(), path+": ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// lineFile is a huge JSONL file that is not there: line i is record i.
type lineFile struct{ line, count, blankEvery int }

func (f lineFile) record(i int) string {
	body := fmt.Sprintf(`{"id":%d,"text":"ক"}`, i)
	if f.blankEvery > 0 && i%f.blankEvery == 0 {
		body = ""
	}
	return body + strings.Repeat(" ", f.line-1-len(body)) + "\n"
}

func (f lineFile) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	for n < len(p) {
		i := int(off) / f.line
		if i >= f.count {
			return n, io.EOF
		}
		m := copy(p[n:], f.record(i)[int(off)%f.line:])
		n, off = n+m, off+int64(m)
	}
	return n, nil
}

func TestALongQueueIsReadWhileItIsShown(t *testing.T) {
	file := lineFile{line: 128, count: 60_000, blankEvery: 1000}
	q, err := newJSONL("big", file, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if n, _ := q.Len(); n == 0 {
		t.Error("nothing is known after opening")
	}
	last := file.count - file.count/1000 - 1
	for _, i := range []int{0, last / 2, last} {
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		line := i + i/999 + 1
		if item.Article.ID() != fmt.Sprint(line) || item.Source != fmt.Sprintf("big:%d", line+1) {
			t.Errorf("article %d is %s from %s, want %d", i, item.Article.ID(), item.Source, line)
		}
	}
	if n, exact := q.Len(); n != last+1 || !exact {
		t.Errorf("%d %v articles, want %d", n, exact, last+1)
	}
}

func TestALineBeyondTheCapIsRefusedWithoutReadingIt(t *testing.T) {
	q := &recordQueue{name: "big", mark: ":", file: lineFile{}, index: &recordIndex{split: &lineSplitter{}, starts: []int64{0},
		ends: model.MaxRecord + 1, ended: true}}
	if _, err := q.At(0); err == nil || !strings.HasPrefix(err.Error(), "big:1: the line has 33 MiB, and 32 are") {
		t.Error(err)
	}
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"📰 ক\u200dষ","meta":{"a":1}}`))
	f.Add([]byte(`{"text":"\ud800","id":"\u0000"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		item, err := recordItem("f:1", "f", line, Options{})
		if err == nil && (item.Article.ID() == "" || item.Article.Len() == 0 || item.Record.Value("text") == nil) {
			t.Fatalf("%q gave %+v", line, item)
		}
	})
}
