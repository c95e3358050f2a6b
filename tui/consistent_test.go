package tui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// anySchema draws label files of a few labels that share names of attributes but not their values, and of relations between
// kinds and single labels.
func anySchema(t *rapid.T) *annotations.Schema {
	s := &annotations.Schema{Name: "drawn"}
	names := []annotations.End{"entity", "quote", "claim", "cue"}
	for i := range rapid.IntRange(1, 7).Draw(t, "labels") {
		l := annotations.Label{Name: string(rune('A' + i)), Kind: rapid.SampledFrom(annotations.Kinds()).Draw(t, "kind")}
		if i%2 == 0 {
			l.Key = fmt.Sprint(i + 1)
		}
		for _, name := range []string{"type", "check"}[:rapid.IntRange(0, 2).Draw(t, "attributes")] {
			a := annotations.Attribute{Name: name}
			for _, v := range []string{"x", "y", "z"}[rapid.IntRange(0, 2).Draw(t, "values"):] {
				a.Values = append(a.Values, annotations.Value{Name: v})
			}
			if rapid.Bool().Draw(t, "default") {
				a.Default = a.Values[0].Name
			}
			l.Attributes = append(l.Attributes, a)
		}
		s.Labels = append(s.Labels, l)
		names = append(names, annotations.End(l.Name))
	}
	ends := rapid.SliceOfN(rapid.SampledFrom(names), 1, 3)
	for i := range rapid.IntRange(0, 4).Draw(t, "relations") {
		s.Relations = append(s.Relations, annotations.RelationType{Name: fmt.Sprint("R", i), From: ends.Draw(t, "from"),
			To: ends.Draw(t, "to")})
	}
	toml, err := s.TOML()
	if err != nil {
		t.Fatal(err)
	}
	if s, err = annotations.ParseSchema("drawn.toml", toml); err != nil {
		t.Fatalf("%v\n%s", err, toml)
	}
	return s
}

// anyKeys draws keys that an annotator presses, those that change something more often.
func anyKeys(t *rapid.T) []string {
	var all []string
	for _, b := range keymap.Default().Bindings() {
		if b.Action != keymap.Quit && b.Action != keymap.Suspend {
			all = append(all, b.Keys...)
		}
	}
	often := []string{"1", "2", "3", "4", "5", "6", "7", "w", "b", "e", "enter", "s", "a", "r", "x", "u", "ctrl+r", "W", "v", "down",
		"tab", "m", "type:কি", "esc"}
	chords := []string{"r enter", "r down enter", "r down down enter", "s enter", "s down enter", "a enter", "a down enter", "e W enter",
		"e B enter", "e + enter", "v w w 1", "v w 2", "enter down enter", "m type:ক enter", "1 w 2 s enter", "u u", "tab x"}
	var out []string
	for range rapid.IntRange(1, 60).Draw(t, "keys") {
		switch rapid.IntRange(0, 3).Draw(t, "sort") {
		case 0:
			out = append(out, rapid.SampledFrom(all).Draw(t, "key"))
		case 1:
			out = append(out, rapid.SampledFrom(often).Draw(t, "key"))
		default:
			out = append(out, strings.Fields(rapid.SampledFrom(chords).Draw(t, "keys"))...)
		}
	}
	return out
}

// TestWhatKeysMadePassesTheCheck presses keys at random, with label files at random, and checks the dataset that comes of it.
// It must hold no two spans of one label on one text either, which the check lets pass because files of other tools have them.
func TestWhatKeysMadePassesTheCheck(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		schema := annotations.Default()
		if rapid.Bool().Draw(rt, "other labels") {
			schema = anySchema(rt)
		}
		keys := anyKeys(rt)
		path := filepath.Join(t.TempDir(), "d.jsonl")
		d := newTrial(t, setup{text: "😀 করিম ঢাকায় রহিমকে বলেন, ‘ভালো আছি।’\n\nসে  গেল।", dataset: path, schema: schema})
		for _, k := range keys {
			if text, ok := strings.CutPrefix(k, "type:"); ok {
				d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
			} else {
				d.Update(keyNamed(k))
			}
			if twins := twinsOf(d.work.pen.Set()); twins != "" {
				rt.Fatalf("after %q of %q: twins: %s", k, keys, twins)
			}
		}
		if err := d.dataset.Close(); err != nil {
			rt.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			rt.Fatal(err)
		}
		err = store.Check(path, bytes.NewReader(data), schema, func(p record.Problem) { rt.Errorf("%s\nafter %q\n%s", p, keys, data) })
		if err != nil {
			rt.Fatal(err)
		}
	})
}

func twinsOf(set *annotations.Set) string {
	all := slices.Collect(set.Spans())
	for i, s := range all {
		for _, o := range all[:i] {
			if s.Range == o.Range && s.Label == o.Label {
				return s.ID + " and " + o.ID + " " + s.Label
			}
		}
	}
	return ""
}

// TestAKeyThatWouldMakeInconsistentDataSaysWhatItDoesInstead has the reason on screen, in both languages.
func TestAKeyThatWouldMakeInconsistentDataSaysWhatItDoesInstead(t *testing.T) {
	for _, c := range []struct{ name, at, keys, spans, en, bn string }{
		{"the label of another span on the word", "করিম", "1 W 2 r enter", "PER:করিম | ORG:করিম", "Not done: “করিম” is Person already",
			"করা গেল না: “করিম” আগে থেকেই ব্যক্তি"},
		{"the ends of another span", "করিম", "W 1 w 1 e B enter", "PER:করিম | PER:বলেন", "Not done: “করিম” is Person already",
			"করা গেল না"},
		{"a linked cue as a person", "বলেন", "enter type:CUE enter w w 9 s enter shift+tab r enter", "PER:বলেন | QUOTE:আছি",
			"its link Cue does not go with that and was removed", "উক্তিসূচক সংযোগ এতে চলে না"},
	} {
		for _, l := range []lang.Lang{lang.English, lang.Bengali} {
			d := newTrial(t, setup{text: "😀 করিম বলেন, ‘ভালো আছি।’", lang: l}).at(c.at).keys(c.keys)
			want := map[lang.Lang]string{lang.English: c.en, lang.Bengali: c.bn}[l]
			if got := d.spans(); got != c.spans || !strings.Contains(d.out.message.Text, want) {
				t.Errorf("%s: %s\n%s", c.name, got, d.out.message.Text)
			}
		}
	}
}
