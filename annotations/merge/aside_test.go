package merge

import (
	"strings"
	"testing"

	"tippani/annotations/record"
)

func kept(id, text string) string { return `{"id":"` + id + `","label":"PER","text":"` + text + `"}` }

func asideOf(list ...string) string {
	if len(list) == 0 {
		return ""
	}
	return `,"aside":{"spans":[` + strings.Join(list, ",") + `]}`
}

func keptIn(r *record.Record) string {
	var all []string
	for _, s := range r.Aside().Spans {
		all = append(all, s.ID+" "+s.Text)
	}
	return strings.Join(all, ", ")
}

func TestWhatIsKeptAsideIsJoined(t *testing.T) {
	a := parse(t, asideOf(kept("s5", "করিম"), kept("s6", "খুলনা")))
	b := parse(t, asideOf(kept("s5", "করিম"), kept("s6", "যশোর")), span("s7", 2, 6, "PER", ""))
	got := Union([]*record.Record{a, b}, Both)
	if keptIn(got.Record) != "s5 করিম, s6 খুলনা, s1 যশোর" || len(got.Conflicts) > 0 {
		t.Errorf("%s, %v", keptIn(got.Record), got.Conflicts)
	}
	line, err := record.Rewrite(record.Append(nil, a), got.Record)
	if err != nil || !strings.Contains(string(line), "যশোর") {
		t.Errorf("it is not written: %s %v", line, err)
	}
}

func TestWhatIsKeptAsideInThreeWays(t *testing.T) {
	for _, c := range []struct {
		name               string
		base, ours, theirs []string
		want               string
	}{
		{"they put one aside", nil, nil, []string{kept("s5", "করিম")}, "s5 করিম"},
		{"we placed one, they put one aside", []string{kept("s5", "করিম")}, nil, []string{kept("s5", "করিম"), kept("s6", "খুলনা")},
			"s6 খুলনা"},
		{"both placed one", []string{kept("s5", "করিম")}, nil, nil, ""},
		{"nobody did anything", []string{kept("s5", "করিম")}, []string{kept("s5", "করিম")}, []string{kept("s5", "করিম")}, "s5 করিম"},
	} {
		got := ThreeWay(parse(t, asideOf(c.base...)), parse(t, asideOf(c.ours...)), parse(t, asideOf(c.theirs...)))
		if keptIn(got.Record) != c.want || len(got.Conflicts) > 0 {
			t.Errorf("%s: %s, %v", c.name, keptIn(got.Record), got.Conflicts)
		}
	}
}
