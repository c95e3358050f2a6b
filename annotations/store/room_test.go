package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

// TestSpansThatRepeatTooMuchTextAreRefused marks a long text over and over: each span's line repeats it, and a line that is longer
// than model.MaxRecord could not be read again.
func TestSpansThatRepeatTooMuchTextAreRefused(t *testing.T) {
	a, err := model.NewArticle("a", "😀"+strings.Repeat("ক", 6<<20/3), model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(filepath.Join(t.TempDir(), "d.jsonl"), Options{Annotator: "t"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Abandon()
	s, err := d.Session(a)
	if err != nil {
		t.Fatal(err)
	}
	var many annotations.Transaction
	for i := range model.MaxRecord / (6 << 20) {
		many = annotations.Join(many, annotations.AddSpan(&annotations.Span{ID: fmt.Sprint("s", i+1), Label: "PER",
			Kind: annotations.Entity, Range: model.Range{End: a.Len()}}))
	}
	if err := s.Commit(many, 0); err == nil || !strings.Contains(err.Error(), "would be longer than 32 MiB") {
		t.Fatalf("got %v", err)
	}
	if s.Set().Len() != 0 || d.Unsaved() != 0 {
		t.Error("it was done nevertheless")
	}
	if err := s.Commit(annotations.AddSpan(&annotations.Span{ID: "s1", Label: "PER", Kind: annotations.Entity,
		Range: model.Range{End: 4}}), 0); err != nil {
		t.Error(err)
	}
}
