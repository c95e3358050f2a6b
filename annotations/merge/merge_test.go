package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/recordtest"
)

func parse(t *testing.T, more string, spans ...string) *record.Record {
	t.Helper()
	r := record.Parse("d", 1, []byte(`{"id":"a","text":"😀 রহিম ঢাকায়।","spans":[`+strings.Join(spans, ",")+`]`+more+`}`))
	if !r.Sound() {
		t.Fatal(r.Problems)
	}
	return r
}

func span(id string, start, end int, label, more string) string {
	return fmt.Sprintf(`{"id":%q,"start":%d,"end":%d,"label":%q%s}`, id, start, end, label, more)
}

// contents lists what a record says, ids left out, sorted.
func contents(r *record.Record) []string {
	say := func(s *annotations.Span) string {
		return fmt.Sprintf("%d-%d %s %s %v %s", s.Range.Start, s.Range.End, s.Label, s.Kind, s.Attrs, s.Note)
	}
	list := []string{"answer " + string(r.Answer)}
	by := make(map[string]string)
	for _, s := range r.Spans {
		by[s.ID] = say(s)
		list = append(list, say(s))
	}
	for _, rel := range r.Relations {
		list = append(list, fmt.Sprintf("%s: %s -> %s", rel.Label, by[rel.From], by[rel.To]))
	}
	slices.Sort(list)
	return list
}

// brief is a record and its conflicts in one line.
func brief(r Result) string {
	var parts []string
	for _, s := range r.Record.Spans {
		parts = append(parts, strings.TrimSpace(fmt.Sprint(s.ID, " ", s.Label, " ", len(r.Record.Article.Slice(s.Range)), " ",
			s.Attrs["x"], s.Note)))
	}
	for _, rel := range r.Record.Relations {
		parts = append(parts, rel.ID+" "+rel.From+">"+rel.To)
	}
	if r.Record.Answer != "" {
		parts = append(parts, string(r.Record.Answer))
	}
	for _, c := range r.Conflicts {
		parts = append(parts, "! "+string(c.Reason))
	}
	return strings.Join(parts, "; ")
}

func TestUnion(t *testing.T) {
	rahim, dhaka := span("s1", 2, 6, "PER", ""), span("s2", 7, 11, "GPE", "")
	for _, c := range []struct {
		name string
		keep Keep
		a, b *record.Record
		want string
	}{
		{"the same stands once", Both, parse(t, "", rahim), parse(t, "", span("s7", 2, 6, "PER", "")), "s1 PER 12"},
		{"an id that is taken is replaced", Both, parse(t, "", rahim), parse(t, "", span("s1", 7, 11, "GPE", "")), "s1 PER 12; s2 GPE 12"},
		{"relations follow their spans", Both, parse(t, `,"relations":[{"id":"r1","from":"s2","to":"s1","label":"L"}]`, rahim, dhaka),
			parse(t, `,"relations":[{"id":"r1","from":"s2","to":"s1","label":"L"}]`, span("s2", 2, 6, "PER", ""),
				span("s1", 7, 11, "GPE", "")), "s1 PER 12; s2 GPE 12; r1 s2>s1; r2 s1>s2"},
		{"attributes and notes add up", Both, parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"}`)),
			parse(t, "", span("s1", 2, 6, "PER", `,"note":"টীকা"`)), "s1 PER 12 1টীকা"},
		{"other attributes", Both, parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"}`)),
			parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"2"}`)), "s1 PER 12 1; s2 PER 12 2; ! other attributes, note or keys"},
		{"other attributes, the first", First, parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"}`)),
			parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"2"}`)), "s1 PER 12 1; ! other attributes, note or keys"},
		{"another label", Both, parse(t, "", rahim), parse(t, "", span("s1", 2, 6, "ORG", "")),
			"s1 PER 12; s2 ORG 12; ! other label on the same text"},
		{"another label, the first; relations go to it", First, parse(t, "", rahim),
			parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"L"}]`, span("s1", 2, 6, "ORG", ""), dhaka),
			"s1 PER 12; s2 GPE 12; r1 s1>s2; ! other label on the same text"},
		{"other ends", Both, parse(t, "", dhaka), parse(t, "", span("s2", 7, 13, "GPE", "")),
			"s1 GPE 18; s2 GPE 12; ! same label with other ends"},
		{"nested by one who means it", Both, parse(t, "", dhaka), parse(t, "", dhaka, span("s3", 7, 13, "GPE", "")),
			"s3 GPE 18; s2 GPE 12"},
		{"answers", Both, parse(t, `,"answer":"accept"`), parse(t, ""), "accept"},
		{"other answers", Both, parse(t, `,"answer":"accept"`), parse(t, `,"answer":"reject"`), "! other answers"},
		{"other answers, the first", First, parse(t, `,"answer":"accept"`), parse(t, `,"answer":"reject"`), "accept; ! other answers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(Union([]*record.Record{c.a, c.b}, c.keep)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWhatIsKeptApartIsARecord(t *testing.T) {
	a := parse(t, "", span("s1", 2, 6, "PER", ""))
	b := parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"L"}]`, span("s1", 2, 6, "ORG", ""),
		span("s2", 7, 11, "GPE", ""), span("s3", 13, 14, "MISC", ""))
	r := Union([]*record.Record{a, b}, Apart)
	if got, want := brief(r), "s1 PER 12; s2 GPE 12; s3 MISC 3; ! other label on the same text"; got != want {
		t.Errorf("got %s", got)
	}
	if len(r.Apart) != 1 || brief(Result{Record: r.Apart[0]}) != "s1 ORG 12; s2 GPE 12; r1 s1>s2" {
		t.Errorf("apart: %+v", r.Apart)
	}
}

func TestThreeWay(t *testing.T) {
	rahim, dhaka := span("s1", 2, 6, "PER", ""), span("s2", 7, 11, "GPE", "")
	base := parse(t, "", rahim, dhaka)
	for _, c := range []struct {
		name               string
		base, ours, theirs *record.Record
		want               string
	}{
		{"each changes another span", base, parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			parse(t, "", rahim, span("s2", 7, 13, "GPE", "")), "s1 ORG 12; s2 GPE 18"},
		{"one removes, one adds", base, parse(t, "", rahim), parse(t, "", rahim, dhaka, span("s3", 13, 14, "MISC", "")),
			"s1 PER 12; s3 MISC 3"},
		{"both change one span, in other ways", base, parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			parse(t, "", span("s1", 2, 6, "PER", `,"attrs":{"x":"1"},"note":"ন"`), dhaka), "s1 ORG 12 1ন; s2 GPE 12"},
		{"both relabel one span", base, parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			parse(t, "", span("s1", 2, 6, "MISC", ""), dhaka), "s1 ORG 12; s3 MISC 12; s2 GPE 12; ! other attributes, note or keys"},
		{"both relabel it alike", base, parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka), parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			"s1 ORG 12; s2 GPE 12"},
		{"removed and changed", base, parse(t, "", dhaka), parse(t, "", span("s1", 2, 6, "ORG", ""), dhaka),
			"s1 ORG 12; s2 GPE 12; ! removed in one version, changed or linked in the other"},
		{"both add under one id", base, parse(t, "", rahim, dhaka, span("s3", 13, 14, "A", "")),
			parse(t, "", rahim, dhaka, span("s3", 0, 1, "B", "")), "s4 B 4; s1 PER 12; s2 GPE 12; s3 A 3"},
		{"both add the same", base, parse(t, "", rahim, dhaka, span("s3", 13, 14, "A", "")),
			parse(t, `,"relations":[{"id":"r1","from":"s4","to":"s1","label":"L"}]`, rahim, dhaka, span("s4", 13, 14, "A", "")),
			"s1 PER 12; s2 GPE 12; s3 A 3; r1 s3>s1"},
		{"both add, with another label", nil, parse(t, "", rahim), parse(t, "", span("s1", 2, 6, "ORG", "")),
			"s1 PER 12; s2 ORG 12; ! other label on the same text"},
		{"both add, with other ends", nil, parse(t, "", dhaka), parse(t, "", span("s2", 7, 13, "GPE", "")),
			"s1 GPE 18; s2 GPE 12; ! same label with other ends"},
		{"both add, with another label and other ends", nil, parse(t, "", dhaka), parse(t, "", span("s2", 7, 13, "LOC", "")),
			"s1 LOC 18; s2 GPE 12; ! other label and other ends"},
		{"a removed span that the other links to", base, parse(t, "", rahim),
			parse(t, `,"relations":[{"id":"r1","from":"s2","to":"s1","label":"L"}]`, rahim, dhaka),
			"s1 PER 12; s2 GPE 12; r1 s2>s1; ! removed in one version, changed or linked in the other"},
		{"both relabel a span that has a relation", parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"L"}]`, rahim, dhaka),
			parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"L"}]`, span("s1", 2, 6, "ORG", ""), dhaka),
			parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"L"},{"id":"r2","from":"s2","to":"s1","label":"M"}]`,
				span("s1", 2, 6, "MISC", ""), dhaka),
			"s1 ORG 12; s3 MISC 12; s2 GPE 12; r1 s1>s2; r2 s2>s3; ! other attributes, note or keys"},
		{"one answers", base, parse(t, `,"answer":"accept"`, rahim, dhaka), base, "s1 PER 12; s2 GPE 12; accept"},
		{"both answer otherwise", base, parse(t, `,"answer":"accept"`, rahim, dhaka), parse(t, `,"answer":"ignore"`, rahim, dhaka),
			"s1 PER 12; s2 GPE 12; ! other answers"},
		{"both change the meta", base, parse(t, `,"meta":{"title":"ক"}`, rahim, dhaka), parse(t, `,"meta":{"title":"খ"}`, rahim, dhaka),
			"s1 PER 12; s2 GPE 12; ! other meta or unknown keys"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brief(ThreeWay(c.base, c.ours, c.theirs)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestARecordJoinedWithItselfIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := recordtest.Record(t, recordtest.Article(t))
		want := string(record.Append(nil, r))
		for _, keep := range []Keep{Both, First, Apart} {
			u := Union([]*record.Record{r, r, r}, keep)
			if got := string(record.Append(nil, u.Record)); got != want || len(u.Conflicts) > 0 {
				t.Fatalf("keep %s: %s\nwas %s\nconflicts %v", keep, got, want, u.Conflicts)
			}
		}
		if m := ThreeWay(r, r, r); string(record.Append(nil, m.Record)) != want || len(m.Conflicts) > 0 {
			t.Fatalf("three ways: %s", brief(m))
		}
	})
}

func TestTheOrderOfVersionsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		versions := []*record.Record{recordtest.Record(t, a), recordtest.Record(t, a), recordtest.Record(t, a)}
		want := contents(Union(versions, Both).Record)
		mixed := rapid.Permutation(versions).Draw(t, "order")
		if got := contents(Union(mixed, Both).Record); !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func TestNothingMarkedGoesMissing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		versions := []*record.Record{recordtest.Record(t, a), recordtest.Record(t, a)}
		u := Union(versions, Both)
		for _, v := range versions {
			for _, s := range v.Spans {
				if !slices.ContainsFunc(u.Record.Spans, func(o *annotations.Span) bool {
					return o.Range == s.Range && o.Label == s.Label && (sameContent(o, s) || saysMore(o, s))
				}) {
					t.Fatalf("%s is missing in %s", s.ID, brief(u))
				}
			}
		}
		if r := record.Parse("out", 1, record.Append(nil, u.Record)); !r.Sound() {
			t.Fatal(r.Problems)
		}
	})
}

func TestThreeWayTakesWhatOnlyOneHasChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := recordtest.Article(t)
		base, changed := recordtest.Record(t, a), recordtest.Record(t, a)
		for _, m := range []Result{ThreeWay(base, changed, base), ThreeWay(base, base, changed)} {
			if got, want := string(record.Append(nil, m.Record)), string(record.Append(nil, changed)); got != want ||
				len(m.Conflicts) > 0 {
				t.Fatalf("got %s\nwant %s", got, want)
			}
		}
		other := recordtest.Record(t, a)
		m := ThreeWay(base, changed, other)
		if r := record.Parse("out", 1, record.Append(nil, m.Record)); !r.Sound() {
			t.Fatal(r.Problems)
		}
	})
}

// TestARelationDoesNotFollowASpanOfAnotherKind joins a version in which a quotation's verb is a cue with one in which the same word
// is a person.
func TestARelationDoesNotFollowASpanOfAnotherKind(t *testing.T) {
	person := parse(t, "", span("s1", 0, 1, "QUOTE", `,"kind":"quote"`), span("s2", 2, 6, "PER", `,"kind":"entity"`))
	cue := parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"CUE"}]`, span("s1", 0, 1, "QUOTE", `,"kind":"quote"`),
		span("s2", 2, 6, "CUE", `,"kind":"cue"`))
	speaker := parse(t, `,"relations":[{"id":"r1","from":"s1","to":"s2","label":"SPEAKER"}]`, span("s1", 0, 1, "QUOTE", `,"kind":"quote"`),
		span("s2", 2, 6, "ORG", `,"kind":"entity"`))
	for _, c := range []struct {
		name      string
		other     *record.Record
		keep      Keep
		relations int
	}{
		{"a cue is no person", cue, First, 0},
		{"both spans stay, and the relation with its own", cue, Both, 1},
		{"an organisation is an entity as a person is", speaker, First, 1},
	} {
		got := Union([]*record.Record{person, c.other}, c.keep)
		if len(got.Record.Relations) != c.relations || len(got.Conflicts) == 0 {
			t.Errorf("%s: %s", c.name, brief(got))
		}
	}
}

// suggestions lists what the spans of a record were made from.
func suggestions(r *record.Record) string {
	var list []string
	for _, s := range r.Spans {
		if s.Suggested != nil {
			list = append(list, fmt.Sprint(s.ID, " ", *s.Suggested))
		}
	}
	return strings.Join(list, ", ")
}

func TestSuggestionsAreKept(t *testing.T) {
	from := func(source string, score float64, more string) string {
		return span("s1", 2, 6, "PER", fmt.Sprintf(`,"suggested":{"source":%q,"score":%g%s}`, source, score, more))
	}
	hand, crf, sure := parse(t, "", span("s1", 2, 6, "PER", "")), parse(t, "", from("crf@3", 0.5, "")),
		parse(t, "", from("llm@1", 0.9, ""))
	corrected := parse(t, "", span("s1", 2, 6, "ORG", `,"suggested":{"source":"crf@3","score":0.5,"changed":true}`))
	for _, c := range []struct {
		name string
		got  Result
		want string
	}{
		{"one marked it unaided", Union([]*record.Record{hand, crf}, Both), "s1 {crf@3 0.5 false}"},
		{"the other way round", Union([]*record.Record{crf, hand}, Both), "s1 {crf@3 0.5 false}"},
		{"two suggestions", Union([]*record.Record{crf, sure}, Both), "s1 {llm@1 0.9 false}"},
		{"two suggestions, the other way round", Union([]*record.Record{sure, crf}, Both), "s1 {llm@1 0.9 false}"},
		{"we corrected it, they wrote a note", ThreeWay(crf, corrected, parse(t, "", from("crf@3", 0.5, `},"note":"ন","x":{"a":1`))),
			"s1 {crf@3 0.5 true}"},
		{"they corrected it", ThreeWay(crf, crf, corrected), "s1 {crf@3 0.5 true}"},
		{"both added it", ThreeWay(nil, crf, hand), "s1 {crf@3 0.5 false}"},
		{"both added it, the other way round", ThreeWay(nil, hand, crf), "s1 {crf@3 0.5 false}"},
	} {
		if got := suggestions(c.got.Record); got != c.want || len(c.got.Conflicts) > 0 || len(c.got.Record.Spans) != 1 {
			t.Errorf("%s: %s, want %s; %v", c.name, got, c.want, c.got.Conflicts)
		}
	}
}
