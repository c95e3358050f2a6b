package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tippani/model/message"
)

// told is an article as "id: text", its notices behind it.
func told(t *testing.T, q Queue, dir string) []string {
	t.Helper()
	var all []string
	n, _ := q.Len()
	for i := range n {
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		id, err := q.ID(i)
		head, err2 := q.Head(i)
		if err != nil || err2 != nil || id != item.Article.ID() || head.ID != id {
			t.Errorf("article %d is %q, %q by ID and %q by Head: %v %v", i, item.Article.ID(), id, head.ID, err, err2)
		}
		all = append(all, strings.ReplaceAll(
			strings.Join(append([]string{id + ": " + item.Article.Text()}, message.Texts(item.Notices)...), "; "),
			dir+string(filepath.Separator), ""))
	}
	return all
}

func TestNoTwoArticlesShareAnID(t *testing.T) {
	const a, b = `{"id":"7","text":"📰 ক"}`, `{"id":"7","text":"খ"}`
	const next = "q.jsonl:1 has the same id as q.jsonl:2; that one goes by "
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"one id twice", map[string]string{"q.jsonl": a + "\n" + b}, []string{
			"7: 📰 ক; " + next + "7~1cc37359", "7~1cc37359: খ; q.jsonl:2 has the same id as q.jsonl:1; it goes by 7~1cc37359"}},
		{"a number and its name", map[string]string{"q.jsonl": `{"id":7,"text":"📰 ক"}` + "\n\n" + b}, []string{
			"7: 📰 ক; q.jsonl:1 has the same id as q.jsonl:3; that one goes by 7~1cc37359",
			"7~1cc37359: খ; q.jsonl:3 has the same id as q.jsonl:1; it goes by 7~1cc37359"}},
		{"an escape", map[string]string{"q.jsonl": `{"id":"\u0037","text":"📰 ক"}` + "\n" + `{"\u0069d":"7","text":"খ"}`}, []string{
			"7: 📰 ক; " + next + "7~1cc37359", "7~1cc37359: খ; q.jsonl:2 has the same id as q.jsonl:1; it goes by 7~1cc37359"}},
		{"the very same record", map[string]string{"q.jsonl": a + "\n" + a}, []string{
			"7: 📰 ক", "7: 📰 ক; q.jsonl:2 is the same record as q.jsonl:1; both have the same annotations"}},
		{"one text with other spans", map[string]string{"q.jsonl": `{"id":"7","text":"খ","spans":[]}` + "\n" + b + "\n" +
			`{"id":"7","text":"খ","meta":{}}`}, []string{
			"7: খ; " + next + "7~1cc37359", "7~1cc37359: খ; q.jsonl:2 has the same id as q.jsonl:1; it goes by 7~1cc37359",
			"7~a14a97d2: খ; q.jsonl:3 has the same id as q.jsonl:1; it goes by 7~a14a97d2"}},
		{"one text by two annotators is one article", map[string]string{"q.jsonl": `{"id":"7","text":"খ","annotator":"মিনা"}` + "\n" +
			`{"id":"7","text":"খ","annotator":"রাজু"}`}, []string{"7: খ", "7: খ"}},
		{"two texts by two annotators are two", map[string]string{"q.jsonl": `{"id":"7","text":"ক","annotator":"মিনা"}` + "\n" +
			`{"id":"7","text":"খ","annotator":"রাজু"}`}, []string{
			"7: ক; " + next + "7~1cc37359", "7~1cc37359: খ; q.jsonl:2 has the same id as q.jsonl:1; it goes by 7~1cc37359"}},
		{"no id and one text with other spans", map[string]string{"q.jsonl": `{"text":"খ","spans":[]}` + "\n" + `{"text":"\u0996"}`},
			[]string{
				"text-1cc373594af56710: খ; " + next + "text-1cc373594af56710~1cc37359",
				"text-1cc373594af56710~1cc37359: খ; q.jsonl:2 has the same id as q.jsonl:1; it goes by text-1cc373594af56710~1cc37359"}},
		{"two queues", map[string]string{"a.jsonl": a, "b.json": "[" + b + "]"}, []string{
			"7: 📰 ক; a.jsonl:1 has the same id as b.json#1; that one goes by 7~1cc37359",
			"7~1cc37359: খ; b.json#1 has the same id as a.jsonl:1; it goes by 7~1cc37359"}},
		{"a record and a file", map[string]string{"a.txt": "ক", "b.jsonl": `{"id":"a.txt","text":"খ"}`}, []string{
			"a.txt: ক; a.txt has the same id as b.jsonl:1; that one goes by a.txt~1cc37359",
			"a.txt~1cc37359: খ; b.jsonl:1 has the same id as a.txt; it goes by a.txt~1cc37359"}},
		{"files that differ in their endings only", map[string]string{"a.md": "ক", "a.txt": "খ"}, []string{"a.md: ক", "a.txt: খ"}},
		{"a name that is written like another", map[string]string{"odd%FF.txt": "ক", "odd\xff.txt": "খ"},
			[]string{"odd%FF.txt: ক", "odd%FF.txt~a5cd237f: খ"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, odd := c.files["odd\xff.txt"]; odd && runtime.GOOS == "windows" {
				t.Skip("all names of files are Unicode here")
			}
			dir := t.TempDir()
			write(t, dir, c.files)
			var args []string
			all, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range all {
				args = append(args, filepath.Join(dir, f.Name()))
			}
			q, err := Open(append(args, args...), Options{}) // named twice, they come once
			if err != nil {
				t.Fatal(err)
			}
			defer q.Close()
			if got := told(t, q, dir); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestADuplicateFarBehindIsFound(t *testing.T) {
	const n = 50_000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":%d,\"text\":\"ক %d %s\"}\n", i%(n-1), i, strings.Repeat("শব্দ ", 20))
	}
	q := queueOf(t, b.String(), Options{})
	if _, apart := q.Apart(1); apart {
		t.Error("an article whose id nobody else has is said to be one of several")
	}
	apart, ok := q.Apart(0)
	if !ok || !strings.HasPrefix(apart.Article.ID(), "0~") {
		t.Errorf("the first of two is apart as %+v, %v", apart.Article, ok)
	}
	last, err := q.At(n - 1)
	if err != nil || !strings.HasPrefix(last.Article.ID(), "0~") || last.Declared != "0" || last.Article.ID() == apart.Article.ID() {
		t.Errorf("the last article is %q, declared %q: %v", last.Article.ID(), last.Declared, err)
	}
	if got := last.Article.Meta().Changes; len(got) != 1 || !strings.Contains(got[0], `The id "0" is also that of `) {
		t.Errorf("the record says %q", got)
	}
}

func TestHeadsAreWhatReadingSays(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat(`\n`, 10) + strings.Repeat("কথা ", 2000)
	write(t, dir, map[string]string{
		"a.jsonl": `{"text":"প্রথম\nদুই","id":"x"}` + "\n" + `{"meta":{"title":"শিরোনাম \"এক\"","source":"prothom-alo/1.html"},` +
			`"text":"ক","spans":[{"a":[1,{}]},{}]}` + "\n" + `{"text":"` + long + `"}`,
		"b.md": "# মূল কথা\n\nকথা", "c/d.txt": "লেখা",
	})
	q, err := Open([]string{filepath.Join(dir, "a.jsonl"), dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	for i, want := range []Head{{ID: "x", Title: "প্রথম", Name: "a.jsonl:1"},
		{Title: "শিরোনাম \"এক\"", Name: "prothom-alo/1.html", Spans: 2}, {Name: "a.jsonl:3"},
		{ID: "b.md", Title: "মূল কথা", Name: "b.md"}, {ID: "c/d.txt", Title: "লেখা", Name: "c/d.txt"}} {
		head, err := q.Head(i)
		if err != nil {
			t.Fatal(err)
		}
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		if want.ID == "" {
			want.ID = item.Article.ID()
		}
		if want.Title == "" {
			want.Title = item.Article.Meta().Title
		}
		if head != want || head.Title != item.Article.Meta().Title {
			t.Errorf("head %d is %+v, want %+v; its title reads %q", i, head, want, item.Article.Meta().Title)
		}
	}
}
