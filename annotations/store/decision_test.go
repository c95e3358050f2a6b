package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
)

func decision(id string, choice annotations.Choice, reason string) *annotations.Decision {
	return &annotations.Decision{ID: id, About: annotations.AboutSpan, Choice: choice,
		Left: []annotations.Version{{Annotator: "রাফি", ID: "s2"}}, By: "তানিয়া", Reason: reason}
}

func reasons(s *Session) string {
	var list []string
	for d := range s.Set().Decisions() {
		list = append(list, d.ID+"="+d.Reason)
	}
	return strings.Join(list, " ")
}

// TestDecisionsSurviveAKillAndARewrite commits decisions, one of them undone, and opens the dataset as a killed process leaves it and as
// an orderly end does.
func TestDecisionsSurviveAKillAndARewrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	d := mustOpen(t, path)
	a := article(t, "a", bengali)
	s := mustSession(t, d, a)
	commit(t, s, annotations.AddDecision(decision("d1", annotations.None, "এক")))
	commit(t, s, annotations.Join(annotations.AddSpan(span(t, s, "রহিম", "PER")),
		annotations.AddDecision(decision("d2", annotations.Taken, "দুই"))))
	commit(t, s, annotations.ReplaceDecision(s.Set(), decision("d1", annotations.Own, "তিন")))
	commit(t, s, annotations.RemoveDecision(s.Set(), "d2"))
	undo, _ := s.History().Undo()
	if err := s.Commit(undo, 0); err != nil {
		t.Fatal(err)
	}
	const want = "d1=তিন d2=দুই"
	d.release()
	if journal := content(t, path+".journal"); strings.Index(journal, `"journal":3`) > strings.Index(journal, `"decide"`) {
		t.Error("an older program is not told before the first decision that it can't read what follows")
	}
	d = mustOpen(t, path)
	s = mustSession(t, d, a)
	if got := reasons(s); got != want {
		t.Fatalf("after a kill %q", got)
	}
	closed(t, d)
	if _, err := os.Stat(path + ".journal"); err == nil {
		t.Error("the journal stayed")
	}
	d = mustOpen(t, path)
	defer closed(t, d)
	if got := reasons(mustSession(t, d, a)); got != want {
		t.Fatalf("after an orderly end %q", got)
	}
}

func TestDecisionsOfTwoProgramsAreJoined(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	a := article(t, "a", bengali)
	first := mustOpen(t, path)
	s := mustSession(t, first, a)
	commit(t, s, annotations.AddDecision(decision("d1", annotations.None, "এক")))
	closed(t, first)
	// What another program writes while ours is open.
	ours := mustOpen(t, path)
	s = mustSession(t, ours, a)
	commit(t, s, annotations.AddDecision(decision("d2", annotations.None, "আমাদের")))
	line := content(t, path)
	theirs := strings.Replace(line, `"reason":"এক"}`,
		`"reason":"এক"},{"id":"d2","about":"span","choice":"own","reason":"তাদের"}`, 1)
	if theirs == line {
		t.Fatal(line)
	}
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	closed(t, ours)
	again := mustOpen(t, path)
	defer closed(t, again)
	if got, want := reasons(mustSession(t, again, a)), "d1=এক d2=তাদের d3=আমাদের"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
