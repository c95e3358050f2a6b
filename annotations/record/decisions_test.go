package record

import (
	"strings"
	"testing"

	"tippani/annotations"
)

func TestDecisionsAreWrittenAsTheyAreRead(t *testing.T) {
	const line = `{"id":"a","text":"ঢাকা","spans":[],"annotator":"gold","decisions":[{"id":"d1","about":"span","choice":"taken",` +
		`"taken":[{"annotator":"mina","id":"s4"}],"left":[{"annotator":"রাফি","id":"s2"}],"gold":"s1","by":"তানিয়া",` +
		`"time":"2026-01-31T09:30:00Z","how":"majority","reason":"কারণ","odd":[1]}]}`
	r := Parse("d", 1, []byte(line))
	list := r.Decisions()
	if len(list) != 1 || list[0].Left[0] != (annotations.Version{Annotator: "রাফি", ID: "s2"}) || len(list[0].Extra) != 1 {
		t.Fatalf("%+v", list)
	}
	r.KeepDecisions(list)
	want := line[strings.Index(line, `"decisions"`) : len(line)-1]
	if got := string(Append(nil, r)); !strings.Contains(got, want) {
		t.Errorf("%s\ndoes not hold\n%s", got, want)
	}
	r.KeepDecisions(nil)
	if strings.Contains(string(Append(nil, r)), "decisions") {
		t.Error("there are none any more")
	}
}

func TestWhatIsNoDecisionStaysAsItIs(t *testing.T) {
	for _, value := range []string{`"yes"`, `{}`, `[1]`, `[{"id":"d1"}]`, `[{"id":"d1","about":"span","choice":"maybe"}]`,
		`[{"id":"d1","about":"span","choice":"none","left":[{"annotator":"x"}]}]`, `[{"id":7,"about":"span","choice":"none"}]`} {
		r := Parse("d", 1, []byte(`{"id":"a","text":"ঢাকা","spans":[],"decisions":`+value+`}`))
		if r.Decisions() != nil || r.DecisionsFault() == "" {
			t.Errorf("%s was read", value)
		}
		r.KeepDecisions(nil)
		if got := string(Append(nil, r)); !strings.Contains(got, `"decisions":`+value) {
			t.Errorf("%s became %s", value, got)
		}
	}
}
