package source

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func openNamed(t *testing.T, name, text string) (Queue, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	q, err := Open([]string{path}, Options{})
	if err == nil {
		t.Cleanup(func() { q.Close() })
	}
	return q, err
}

// texts lists the texts of a queue's articles, an error in angle brackets.
func texts(q Queue) string {
	var all []string
	n, _ := q.Len()
	for i := range n {
		item, err := q.At(i)
		if err != nil {
			_, reason, _ := strings.Cut(err.Error(), ".json")
			all = append(all, "<"+reason+">")
			continue
		}
		all = append(all, item.Article.Text())
	}
	return strings.Join(all, " | ")
}

func TestAJSONArrayIsAQueue(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one line", `[{"id":"a","text":"📰 ক"},{"id":"b","text":"খ"}]`, "📰 ক | খ"},
		{"written over many lines", "[\n  {\n    \"id\": \"a\",\n    \"text\": \"ক\\nখ\",\n    \"tags\": [\n      1,\n      2\n    ]\n  " +
			"},\n  {\"text\": \"গ\"}\n]\n", "ক\nখ | গ"},
		{"a byte order mark and CRLF", "\ufeff\r\n[\r\n{\"text\":\"ক\"},\r\n{\"text\":\"খ\"}\r\n]\r\n", "ক | খ"},
		{"brackets, commas and quotation marks in strings", `[{"text":"ক],[{\"}","x":"\\"},{"text":"\\\",{"}]`, `ক],[{"} | \",{`},
		{"one article", `[{"text":"ক"}]`, "ক"},
		{"a comma too many at the end", `[{"text":"ক"},]`, "ক"},
		{"an element that is no article", `[{"text":"ক"},7,{"text":"খ"}]`,
			`ক | <#2: is not a JSON object (it does not begin with {); write one object on each line> | খ`},
		{"an element without text", `[{"body":"ক"},{"text":"খ"}]`,
			`<#1: has no "text"; give each record the article's text under that key> | খ`},
		{"nothing between commas", `[{"text":"ক"},,{"text":"খ"}]`, `ক | <#2: is not a JSON object (it ends too early); write one object ` +
			`on each line> | খ`},
		{"no comma between two", `[{"text":"ক"} {"text":"খ"},{"text":"গ"}]`,
			`<#1: is not a JSON object (something follows the closing }); write one object on each line> | গ`},
		{"cut off in an element", `[{"text":"ক"},{"text":"খ`, `ক | <#2: the array does not end; the file may have been cut off>`},
		{"cut off behind an element", `[{"text":"ক"}`, `ক | <#2: the array does not end; the file may have been cut off>`},
		{"cut off behind a comma", `[{"text":"ক"},`, `ক | <#2: the array does not end; the file may have been cut off>`},
		{"something behind it", `[{"text":"ক"}] x`, `ক | <#2: something follows the closing ] of the array; correct the file>`},
		{"one object", "{\n \"text\": \"ক\"\n}", "ক"},
		{"lines of objects", "{\"text\":\"ক\"}\n{\"text\":\"খ\"}\n", "ক | খ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := openNamed(t, "articles.json", c.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(q); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			n, _ := q.Len()
			for i := range n {
				if item, err := q.At(i); err == nil && strings.ContainsAny(string(item.Record.Append(nil)), "\n\r") {
					t.Errorf("the record of %d has line ends: %q", i, item.Record)
				}
			}
		})
	}
}

func TestWhatIsNoArrayOfArticlesIsRefusedWithAReason(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " \n", "is empty"},
		{"no articles", " [ ] ", "is an empty array"},
		{"numbers", "[1,2]", "#1 is a number, true, false or null"},
		{"strings", `["ক","খ"]`, "#1 is a string"},
		{"arrays", `[["ক"]]`, "#1 is an array"},
		{"Label Studio's tasks", `[{"id":1,"data":{"text":"ক"},"annotations":[]}]`, `#1 is an object without "text"`},
		{"an object of something else", `{"articles":[{"text":"ক"}]}`, `is a JSON object without "text", not an array`},
		{"text", "কথা\n", "is not an array of articles"},
		{"a string", `"কথা"`, "is not an array of articles"},
		{"JSON that breaks off", `{"title":`, "is not JSON (it ends too early)"},
		{"an array that breaks off at once", `[`, "the array does not end"},
		{"an array of nothing sound", `[{"a":}]`, "#1 is an object that is not JSON"},
		{"UTF-16", "\xff\xfe[\x00", "is UTF-16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := openNamed(t, "a.json", c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), "a.json") {
				t.Errorf("the file is not named: %v", err)
			}
		})
	}
}

func TestStandardInputMayBeAnArray(t *testing.T) {
	for text, want := range map[string]string{
		`[{"text":"ক"},{"text":"খ"}]`: "ক | খ",
		"[১] কথা":                     "[১] কথা",
	} {
		q, err := Open([]string{"-"}, Options{Stdin: strings.NewReader(text)})
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(q); got != want {
			t.Errorf("%s gives %s, want %s", text, got, want)
		}
		q.Close()
	}
}

// pieces is a file that is read in pieces of a few bytes.
type pieces struct {
	text string
	size int
}

func (p pieces) ReadAt(b []byte, at int64) (int, error) {
	if at >= int64(len(p.text)) {
		return 0, io.EOF
	}
	return copy(b[:min(len(b), p.size)], p.text[at:]), nil
}

func TestElementsAreFoundInPiecesOfAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		element := rapid.SampledFrom([]string{`{"text":"ক"}`, `{"text":"\"[{,"}`, `{"text":"\\"}`,
			"{\n\"text\":\t\"খ\",\"a\":[{},[\"]\"]]}", `7`, `""`, `[]`})
		all := rapid.SliceOfN(element, 1, 8).Draw(t, "elements")
		blank := rapid.SampledFrom([]string{"", " ", "\n"})
		text := blank.Draw(t, "before") + "["
		for i, e := range all {
			if i > 0 {
				text += ","
			}
			text += blank.Draw(t, "blank") + e + blank.Draw(t, "blank")
		}
		text += "]" + blank.Draw(t, "after")
		x := newRecordIndex(pieces{text, rapid.IntRange(1, 9).Draw(t, "size")}, 0, &elementSplitter{})
		if err := x.begin(); err != nil {
			t.Fatal(err)
		}
		if n, exact := x.len(); n != len(all) || !exact {
			t.Fatalf("%q has %d elements, %v, want %d", text, n, exact, len(all))
		}
		for i, want := range all {
			at, ok, _ := x.record(i)
			if got := text[at.start : at.start+at.size]; !ok || strings.TrimSpace(got) != want || at.fault != nil {
				t.Fatalf("element %d of %q is %q %q", i, text, got, at.fault.With())
			}
		}
	})
}

func TestALongArrayIsReadWhileItIsShown(t *testing.T) {
	const count = 60_000
	text := "[" + strings.Repeat(fmt.Sprintf(`{"text":"ক"}%100s,`, ""), count-1) + `{"text":"শেষ"}]`
	q, err := newArray("big", strings.NewReader(text), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	item, err := q.At(count - 1)
	if err != nil || item.Article.Text() != "শেষ" || item.Source != "big#60000" {
		t.Errorf("%+v %v", item, err)
	}
	if n, exact := q.Len(); n != count || !exact {
		t.Errorf("%d %v articles", n, exact)
	}
}
