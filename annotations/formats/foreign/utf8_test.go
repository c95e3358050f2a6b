package foreign

import (
	"strings"
	"testing"

	"tippani/annotations"
)

func TestNamesThatAreNotUTF8AreRefused(t *testing.T) {
	const bad = "ঢা\xff"
	span := func(s annotations.Span) *Doc { return &Doc{Spans: []Span{{}, {Span: s}}} }
	for name, d := range map[string]*Doc{
		"id": {Id: bad}, "annotator": {Annotator: bad}, "created": {Created: bad}, "modified": {Modified: bad},
		"label": span(annotations.Span{Label: bad}), "id of a span": span(annotations.Span{ID: bad}), "note": span(annotations.Span{Note: bad}),
		"name of an attribute":  span(annotations.Span{Attrs: map[string]string{bad: "x"}}),
		"value of an attribute": span(annotations.Span{Attrs: map[string]string{"x": bad}}),
		"label of a relation":   {Relations: []annotations.Relation{{Label: bad}}},
		"end of a relation":     {Relations: []annotations.Relation{{To: bad}}},
	} {
		if err := d.checkNames(); err == nil || !strings.Contains(err.Error(), `"ঢা\xff" is not valid UTF-8; `) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := span(annotations.Span{Label: "ঢা\ufffd", Attrs: map[string]string{"ক": "😀"}}).checkNames(); err != nil {
		t.Error(err)
	}
}
