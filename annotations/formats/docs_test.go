package formats

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// docTable is the table of docs/formats.md, made from the formats themselves.
func docTable() string {
	columns := []struct {
		head string
		f    Feature
	}{
		{"nested", KeepsNesting}, {"in words", KeepsSubtoken}, {"kinds", KeepsKinds}, {"attributes", KeepsAttributes},
		{"notes", KeepsNotes},
		{"relations", KeepsRelations}, {"rejected", KeepsRejected}, {"answer", KeepsAnswer}, {"text", KeepsText}, {"article id", KeepsID},
		{"span ids", KeepsSpanIDs}, {"annotator", KeepsAnnotator}, {"times", KeepsTimes}, {"meta", KeepsMeta},
		{"unknown keys", KeepsExtra},
	}
	var b strings.Builder
	b.WriteString("| format | offsets | reads |")
	for _, c := range columns {
		b.WriteString(" " + c.head + " |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(columns)+3) + "\n")
	all := Options{SpansKey: "sc", Form: "relations"}
	for _, f := range Formats() {
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
	doc, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := docTable(); !strings.Contains(string(doc), want) {
		t.Errorf("docs/formats.md should have this table:\n%s", want)
	}
}
