package catalogue_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
)

// docTable is the table of docs/formats.md, made from the formats themselves.
func docTable() string {
	columns := []struct {
		head string
		f    formats.Feature
	}{
		{"nested", formats.KeepsNesting}, {"in words", formats.KeepsSubtoken}, {"kinds", formats.KeepsKinds},
		{"attributes", formats.KeepsAttributes},
		{"notes", formats.KeepsNotes},
		{"relations", formats.KeepsRelations}, {"rejected", formats.KeepsRejected}, {"answer", formats.KeepsAnswer},
		{"text", formats.KeepsText}, {"article id", formats.KeepsID},
		{"span ids", formats.KeepsSpanIDs}, {"annotator", formats.KeepsAnnotator}, {"times", formats.KeepsTimes},
		{"meta", formats.KeepsMeta},
		{"unknown keys", formats.KeepsExtra}, {"suggestions", formats.KeepsSuggested},
	}
	var b strings.Builder
	b.WriteString("| format | offsets | reads |")
	for _, c := range columns {
		b.WriteString(" " + c.head + " |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(columns)+3) + "\n")
	all := formats.Options{SpansKey: "sc", Form: "relations"}
	for _, f := range catalogue.Formats() {
		unit := string(f.Unit)
		switch {
		case !f.Reads():
			unit = "–"
		case unit == "":
			unit = "tokens"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |", f.Name, unit, map[bool]string{true: "yes", false: "no"}[f.Reads()])
		for _, c := range columns {
			mark := ""
			switch {
			case f.Keeps.Has(c.f):
				mark = "✓"
			case f.KeepsWith(all).Has(c.f):
				mark = "(✓)"
			}
			b.WriteString(" " + mark + " |")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTheDocumentedTableIsTheFormats(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := docTable(); !strings.Contains(string(doc), want) {
		t.Errorf("docs/formats.md should have this table:\n%s", want)
	}
}
