package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

// crashed is a dataset that a process left without closing it, with six commits in its journal.
func crashed(t testing.TB) (dataset, journal []byte) {
	t.Helper()
	path := prepared(t)
	d := mustOpen(t, path)
	for i := range 6 {
		s := mustSession(t, d, article(t, []string{"a", "b"}[i%2], bengali))
		commit(t, s, annotations.AddSpan(span(t, s, []string{"শিল্পী", "রহিম", "কাজ"}[i/2], "PER")))
	}
	d.release()
	return []byte(content(t, path)), []byte(content(t, path+".journal"))
}

func spansIn(t testing.TB, path string, readOnly bool) (total int, notices []string) {
	t.Helper()
	opt := options()
	opt.ReadOnly = readOnly
	d, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer d.release()
	for _, id := range []string{"a", "b"} {
		r, err := d.Record(id)
		if err == nil {
			total += len(r.Spans)
		} else if !errors.Is(err, record.ErrNone) {
			t.Fatal(err)
		}
	}
	return total, message.Texts(d.Notices())
}

func writeBoth(t testing.TB, path string, dataset, journal []byte) {
	t.Helper()
	if err := errors.Join(os.WriteFile(path, dataset, 0o600), os.WriteFile(path+".journal", journal, 0o600)); err != nil {
		t.Fatal(err)
	}
}

func TestAJournalCutOffAnywhereKeepsItsWholeLines(t *testing.T) {
	dataset, journal := crashed(t)
	path := filepath.Join(t.TempDir(), "d.jsonl")
	for cut := len(journal); cut >= 0; cut -= 2 * stride() {
		writeBoth(t, path, dataset, journal[:cut])
		want := bytes.Count(journal[:cut], []byte(`"changes"`))
		if last := journal[bytes.LastIndexByte(journal[:cut], '\n')+1 : cut]; bytes.Contains(last, []byte(`"changes"`)) {
			want--
		}
		got, notices := spansIn(t, path, cut%64 != 0)
		if got != want {
			t.Fatalf("cut at %d: %d commits, want %d", cut, got, want)
		}
		if torn := cut > 0 && journal[cut-1] != '\n'; torn != strings.Contains(strings.Join(notices, "\n"), "damaged bytes") {
			t.Fatalf("cut at %d: notices %q", cut, notices)
		}
	}
}

func TestATornTailIsPutAsideAndNeverGluedTo(t *testing.T) {
	dataset, journal := crashed(t)
	path := filepath.Join(t.TempDir(), "d.jsonl")
	writeBoth(t, path, dataset, journal[:len(journal)-7])
	d := mustOpen(t, path)
	s := mustSession(t, d, article(t, "b", bengali))
	commit(t, s, annotations.SetAnswer(s.Set(), annotations.Accept))
	for i, line := range strings.Split(strings.TrimSuffix(content(t, path+".journal"), "\n"), "\n") {
		if _, err := unseal([]byte(line)); err != nil {
			t.Errorf("line %d: %v", i+1, err)
		}
	}
	if torn := content(t, path+".journal.torn"); !strings.HasPrefix(torn, `{"crc":`) ||
		!strings.Contains(string(journal), strings.TrimSpace(torn)) {
		t.Errorf("put aside: %q", torn)
	}
	closed(t, d)
	if r := content(t, path); !strings.Contains(r, `"answer":"accept"`) {
		t.Error("what was done afterwards is lost")
	}
}

func TestAFlippedBitCostsItsOwnLineAtMost(t *testing.T) {
	dataset, journal := crashed(t)
	path := filepath.Join(t.TempDir(), "d.jsonl")
	for i := 0; i < len(journal); i += 3 * stride() {
		damaged := bytes.Clone(journal)
		damaged[i] ^= 1 << (i % 7)
		writeBoth(t, path, dataset, damaged)
		least := 3 // the base of the new article may be what is damaged: its three commits wait in the conflict file
		if got, notices := spansIn(t, path, i%64 != 0); got < least || len(notices) == 0 {
			t.Fatalf("bit of byte %d: %d commits, notices %q", i, got, notices)
		}
	}
}

func TestAJournalOfANewerProgramIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.jsonl")
	line := seal(nil, func(o *jsontext.Writer) { o.Number("journal", journalVersion+1) })
	writeBoth(t, path, nil, line)
	_, err := Open(path, options())
	var newer *NewerJournalError
	if !errors.As(err, &newer) || content(t, path+".journal") != string(line) {
		t.Errorf("got %v", err)
	}
}

// draft makes a random transaction that fits the set.
func draft(rt *rapid.T, s *Session, words []string) annotations.Transaction {
	set := s.Set()
	var ids []string
	for sp := range set.Spans() {
		ids = append(ids, sp.ID)
	}
	kind := rapid.IntRange(0, 6).Draw(rt, "kind")
	if len(ids) == 0 && kind != 6 {
		kind = 0
	}
	pick := func(name string) string { return rapid.SampledFrom(ids).Draw(rt, name) }
	switch kind {
	case 1:
		return annotations.RemoveSpan(set, pick("removed"))
	case 2:
		old, _ := set.Span(pick("replaced"))
		now := *old
		now.Note = rapid.StringMatching(`[ক-ঢ"<\x00-\x1f]{0,5}`).Draw(rt, "note")
		now.Range = rangeOf(s.Article(), rapid.SampledFrom(words).Draw(rt, "moved to"))
		return annotations.ReplaceSpan(set, &now)
	case 3:
		return annotations.AddRelation(&annotations.Relation{ID: set.NewRelationID(), From: pick("from"), To: pick("to"),
			Label: "SPEAKER"})
	case 4:
		if t, ok := s.History().Undo(); ok {
			return t
		}
	case 5:
		if t, ok := s.History().Redo(); ok {
			return t
		}
	case 6:
		return annotations.SetAnswer(set, rapid.SampledFrom([]annotations.Answer{"", "accept", "reject"}).Draw(rt, "answer"))
	}
	return annotations.AddSpan(&annotations.Span{ID: set.NewSpanID(), Label: "PER", Kind: annotations.Entity,
		Range: rangeOf(s.Article(), rapid.SampledFrom(words).Draw(rt, "word"))})
}

func stateOf(s *Session) string {
	return string(record.EncodeChanges(annotations.Difference(annotations.NewSet(), s.Set()), s.Article(), nil))
}

func TestWhatIsReplayedIsWhatWasInMemory(t *testing.T) {
	words := []string{"😀", "শিল্পী", "রহিম ‘কাজ", "কাজ", "স্ত্রী", "র\u200d্যাব", "উত্তর কোরিয়া", "য\u09bcেন।"}
	dir := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		path := filepath.Join(dir, string(rune('a'+run%26))+strings.Repeat("x", run/26)+".jsonl")
		a := article(t, "a", bengali)
		d := mustOpen(t, path)
		s := mustSession(t, d, a)
		folded := false
		for range rapid.IntRange(0, 12).Draw(rt, "steps") {
			tx := draft(rt, s, words)
			if tx.Origin == (annotations.Origin{}) {
				tx = tx.By(annotations.ByHand("key"))
			}
			if err := s.Commit(tx, 0); err != nil {
				rt.Fatal(err)
			}
			if rapid.IntRange(0, 9).Draw(rt, "fold") == 0 {
				folded = true
				if err := d.Fold(); err != nil {
					rt.Fatal(err)
				}
			}
		}
		want, dirty := stateOf(s), s.dirty
		undo, redo := s.History().Len()
		steps := len(s.log)
		d.release()
		d = mustOpen(t, path)
		again := mustSession(t, d, a)
		if got := stateOf(again); got != want {
			rt.Fatalf("got  %s\nwant %s", got, want)
		}
		if u, r := again.History().Len(); dirty && !folded && (u != undo || r != redo || len(again.log) != steps) {
			rt.Fatalf("history of %d and %d steps, want %d and %d", u, r, undo, redo)
		}
		closed(t, d)
		d = mustOpen(t, path)
		if got := stateOf(mustSession(t, d, a)); got != want {
			rt.Fatalf("after folding: got  %s\nwant %s", got, want)
		}
		d.release()
		_ = os.Remove(path)
	})
}

func FuzzReplay(f *testing.F) {
	dataset, journal := crashed(f)
	f.Add(journal)
	f.Add(journal[:len(journal)/2])
	f.Add(seal(nil, func(o *jsontext.Writer) {
		o.Number("seq", 1)
		o.Text("id", "a")
		o.Raw("changes", []byte(`[{"add":{}}]`))
	}))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, body []byte) {
		// The checksum is made right, so that what lies behind it is tried too.
		var out []byte
		for line := range bytes.SplitSeq(body, []byte("\n")) {
			if len(line) > sumLength && line[len(line)-1] == '}' {
				inner := line[sumLength : len(line)-1]
				out = append(out, seal(nil, func(o *jsontext.Writer) { o.Out = append(o.Out, inner...) })...)
			}
		}
		path := filepath.Join(dir, "d.jsonl")
		writeBoth(t, path, dataset, out)
		opt := options()
		opt.ReadOnly = true
		d, err := Open(path, opt)
		if err != nil {
			return
		}
		defer d.release()
		for id := range d.Keys() {
			if r, err := d.Record(id); err == nil {
				for _, s := range r.Spans {
					if int(s.Range.End) > len(r.Article.Text()) {
						t.Errorf("span %s lies outside the text", s.ID)
					}
				}
			}
		}
	})
}

func FuzzParseRecord(f *testing.F) {
	f.Add([]byte(wantLine))
	f.Add([]byte(strings.SplitN(scriptBefore, "\n", 3)[1]))
	f.Add([]byte(`{"id":"a","text":"ক","spans":[{"start":0,"end":1,"label":"A"}],"relations":[{"from":"","to":""}],"meta":7}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		r := record.Parse("d", 1, line)
		if r.Article == nil {
			if len(r.Problems) == 0 {
				t.Fatal("no record and no problem")
			}
			return
		}
		if len(r.Problems) > 0 {
			return
		}
		out, err := record.Rewrite(record.Body(line), r)
		if err != nil {
			t.Fatal(err)
		}
		again := record.Parse("d", 1, out)
		if len(again.Problems) > 0 || again.Article.Text() != r.Article.Text() || len(again.Spans) != len(r.Spans) ||
			len(again.Relations) != len(r.Relations) || len(again.Extra) != len(r.Extra) {
			t.Fatalf("%s\nbecame %s\n%v", line, out, again.Problems)
		}
		for i, s := range r.Spans {
			if !s.Equal(again.Spans[i]) || model.Trim(r.Article, s.Range) != s.Range {
				t.Fatalf("span %v became %v", s, again.Spans[i])
			}
		}
	})
}
