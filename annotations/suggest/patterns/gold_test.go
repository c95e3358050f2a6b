package patterns

import (
	"os"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
)

var goldLabels = map[string]string{"D": "DATE", "N": "NUMBER", "M": "MONEY"}

// readGold reads a file of the tests of annotations/speaker, in which [D.name …] is a date, N a number, M an amount of money, and other
// brackets are other things.
func readGold(t testing.TB, file string) (text string, gold map[model.Range]string) {
	t.Helper()
	data, err := os.ReadFile("../../speaker/testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	type bracket struct {
		label string
		start int
	}
	var b strings.Builder
	var open []bracket
	gold = map[model.Range]string{}
	for rest := "😀 " + string(data); rest != ""; {
		switch rest[0] {
		case '[', '{':
			head, after, _ := strings.Cut(rest[1:], " ")
			label, _, _ := strings.Cut(head, ".")
			if rest[0] == '{' {
				label = ""
			}
			open, rest = append(open, bracket{goldLabels[label], b.Len()}), after
		case ']', '}':
			last := open[len(open)-1]
			if open, rest = open[:len(open)-1], rest[1:]; last.label != "" {
				gold[model.Range{Start: model.Offset(last.start), End: model.Offset(b.Len())}] = last.label
			}
		default:
			b.WriteByte(rest[0])
			rest = rest[1:]
		}
	}
	return b.String(), gold
}

// TestWhatIsMarkedByHandIsFound measures the patterns on articles that were marked for another purpose: not all numbers in them are.
func TestWhatIsMarkedByHandIsFound(t *testing.T) {
	right, all, proposed := 0, 0, 0
	for _, file := range []string{"bundled.txt", "practice.txt", "heldout.txt"} {
		text, gold := readGold(t, file)
		a, err := model.NewArticle(file, text, model.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		all += len(gold)
		for _, p := range (Source{}).Propose(suggest.Text{Article: a, Schema: annotations.Default()}, model.Range{End: a.Len()}, nil) {
			proposed++
			if gold[p.Range] == p.Label {
				right++
				delete(gold, p.Range)
				continue
			}
			t.Logf("%s: %s %s, %.2f, is not marked so", file, p.Label, a.Slice(p.Range), p.Score)
		}
		for rg, label := range gold {
			t.Logf("%s: %s %s is missing", file, label, a.Slice(rg))
		}
	}
	t.Logf("exact: %d of %d proposed, %d marked", right, proposed, all)
	if float64(right) < .75*float64(proposed) || float64(right) < .85*float64(all) {
		t.Errorf("exact: %d of %d proposed, %d marked", right, proposed, all)
	}
}
