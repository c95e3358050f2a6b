package jump

import (
	"strings"
	"testing"

	"tippani/model"
)

func TestBeginning(t *testing.T) {
	const text = "র\u200d্যাব ৱ \u09dfাক Delhi"
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var words []model.Range
	at := 0
	for _, w := range strings.Fields(text) {
		i := at + strings.Index(text[at:], w)
		words = append(words, model.Range{Start: model.Offset(i), End: model.Offset(i + len(w))})
		at = i + len(w)
	}
	for _, c := range []struct{ name, letters, want string }{
		{"a joiner makes no difference", "র্য", "র\u200d্যাব"},
		{"nor does the normalisation form", "\u09af\u09bcা", "\u09dfাক"},
		{"nor the case of letters", "del", "Delhi"},
		{"letters within a word do not count", "াব", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, w := range beginning(a, words, c.letters) {
				got += a.Slice(w)
			}
			if got != c.want {
				t.Errorf("%q: got %q, want %q", c.letters, got, c.want)
			}
		})
	}
}
