package main

import (
	"os"
	"path/filepath"
	"testing"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/team"
	"tippani/model"
	"tippani/model/source"
)

const finished = `{"id":"a","text":"😀 রহিম যান।","spans":[{"id":"s1","start":2,"end":6,"label":"PER","kind":"entity"}],"answer":"accept","schema":1}
{"id":"b","text":"😀 করিম যান।","spans":[{"id":"s1","start":2,"end":6,"label":"PER","kind":"entity"}],"schema":1}
not a record
`

func learnerOf(t *testing.T, dataset string) *learner {
	t.Helper()
	return &learner{Team: team.New(annotations.Default()), dataset: dataset, keep: true}
}

func proposedFor(t *testing.T, l *learner, text string) []suggest.Proposal {
	t.Helper()
	a, err := model.NewArticle("new", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return l.Propose(suggest.Text{Article: a, Schema: annotations.Default()}, model.Range{End: a.Len()}, func() error { return nil })
}

// TestTheModelFollowsTheDataset is made when it is missing, read when it belongs to what is finished, and made anew when it does not or is
// damaged. Without a dataset there is none.
func TestTheModelFollowsTheDataset(t *testing.T) {
	dataset := filepath.Join(t.TempDir(), "news.annotations.jsonl")
	path := filepath.Join(filepath.Dir(dataset), "news.model")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := proposedFor(t, learnerOf(t, dataset), "রহিম"); len(got) > 0 {
		t.Errorf("nothing is finished, and it proposes %+v", got)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a model of nothing is kept")
	}
	write(dataset, finished)
	l := learnerOf(t, dataset)
	if got := proposedFor(t, l, "রহিম আসেন।"); len(got) == 0 {
		t.Error("what is finished is not proposed")
	}
	if got := proposedFor(t, l, "করিম"); len(got) > 0 && got[0].Source == "repeats@1" {
		t.Errorf("what is not finished is learned: %+v", got)
	}
	made, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again := learnerOf(t, dataset)
	proposedFor(t, again, "রহিম")
	if again.load() == nil {
		t.Error("the model of what is finished is not taken")
	}
	write(path, "damaged")
	proposedFor(t, learnerOf(t, dataset), "রহিম")
	if now, _ := os.ReadFile(path); string(now) != string(made) {
		t.Error("a damaged model is not made anew as it was")
	}
	a, err := model.NewArticle("c", "😀 মিনা যান।", model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	again.Learn(a, nil, func() error { return nil })
	if now, _ := os.ReadFile(path); string(now) == string(made) {
		t.Error("what was learned is not kept")
	}
	if other := learnerOf(t, dataset); proposedFor(t, other, "রহিম") == nil || other.load() == nil {
		t.Error("a model of other articles is not made anew")
	}
}

// TestNobodySeesInAProposalWhatIsStillToBeAnnotated has mina finish an article that rafi has still to do, and one that is none of his.
func TestNobodySeesInAProposalWhatIsStillToBeAnnotated(t *testing.T) {
	dir := t.TempDir()
	dataset, queue := filepath.Join(dir, "d.jsonl"), filepath.Join(dir, "q.jsonl")
	line := func(id, name, annotator string) string {
		return `{"id":"` + id + `","text":"😀 ` + name + ` যান।","spans":[{"id":"s1","start":2,"end":6,"label":"PER","kind":"entity"}],` +
			`"answer":"accept","annotator":"` + annotator + `","schema":1}` + "\n"
	}
	both := line("a", "রহিম", "mina") + line("b", "করিম", "mina") + line("c", "জহির", "mina") + line("c", "জহির", "rafi")
	for path, text := range map[string]string{dataset: both, queue: line("a", "রহিম", "") + line("c", "জহির", "")} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	articles, err := source.Open([]string{queue}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer articles.Close()
	learnt := func(annotator, word string) bool {
		l := learnerOf(t, dataset)
		l.annotator, l.queue = annotator, articles
		for _, p := range proposedFor(t, l, "সেখানে "+word+" আসেন।") {
			if p.Source == "repeats@1" {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		annotator, word string
		want            bool
	}{{"rafi", "রহিম", false}, {"rafi", "করিম", true}, {"rafi", "জহির", true}, {"mina", "রহিম", true}, {"tuli", "জহির", false}} {
		if got := learnt(c.annotator, c.word); got != c.want {
			t.Errorf("%s is shown %s: %v", c.annotator, c.word, got)
		}
	}
}
