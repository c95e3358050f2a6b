package catalogue_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestJSONThatGoWouldMendSilentlyIsRefused(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"half of a pair", `{"text":"ক \ud83d খ"}`, "in:1: a string holds half of a surrogate pair"},
		{"the other half", `{"text":"\udcf0"}`, "half of a surrogate pair"},
		{"two first halves", `{"text":"\ud83d\ud83d\udcf0"}`, "half of a surrogate pair"},
		{"bytes that are no UTF-8", "{\"text\":\"ক\xff\"}", "not valid UTF-8"},
		{"UTF-16", "\xff\xfe{\x00", "UTF-16"},
		{"a file cut short", "{\"text\":\"ক\"}\n{\"te", "cut short"},
		{"no JSON", "{\"text\":\"ক\"}\nনা\n", "in:2: this is not JSON"},
		{"no text", "{\"a\":1}", "there is no text"},
		{"an answer that is none", `{"text":"ক","answer":"yes"}`, "answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := formattest.ImportString(t, "prodigy", c.content, formats.Options{}); err == nil ||
				!strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	docs, err := formattest.ImportString(t, "prodigy", `{"text":"\ud83d\udcf0 \\ud83d"}`, formats.Options{})
	if err != nil || docs[0].Article.Text() != `📰 \ud83d` {
		t.Errorf("a whole pair and an escaped backslash: %v", err)
	}
}

// TestAllOutputIsUTF8 exports random articles in every format of text.
func TestAllOutputIsUTF8(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := formattest.Document(t)
		for _, f := range catalogue.Formats() {
			w, err := formattest.Export(f, formats.Options{}, d)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if f.Name != "parquet" && f.Name != "docbin" && !utf8.Valid(w.Bytes()) {
				t.Fatalf("%s wrote bytes that are no UTF-8", f.Name)
			}
			for _, ext := range f.Extensions {
				if strings.HasPrefix(ext, ".json") && !f.Directory {
					for v := json.NewDecoder(strings.NewReader(w.String())); v.More(); {
						var any json.RawMessage
						if err := v.Decode(&any); err != nil {
							t.Fatalf("%s: %v\n%s", f.Name, err, w)
						}
					}
				}
			}
			for name, file := range w.Files {
				if !utf8.Valid(file.Data) && !strings.HasSuffix(name, ".parquet") || strings.HasSuffix(name, ".json") && !json.Valid(file.Data) {
					t.Fatalf("%s wrote a broken %s: %s", f.Name, name, file.Data)
				}
			}
		}
	})
}
