package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations/record"
)

const sample = "../../annotations/reanchor/testdata/bengali-ner.tsv"

func TestSentencesAreJoined(t *testing.T) {
	table := strings.ReplaceAll("\ufeffএ B-PER|কাউছার I-PER|ঢাকায় B-LOC|ঢাকা B-LOC|মিনা I-PER|যান O|, O|তাই O||গত TIM|সোমবার TIM|। O||"+
		"||মাসুম I-PER|া B-PER||কর্মী I-PER||শেষ O|", "|", "\n")
	p := plan{articles: 2, sentences: 3}
	all, err := p.table([]byte(strings.ReplaceAll(table, " ", "\t")))
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	var got []string
	for _, s := range all[0].Spans {
		got = append(got, s.ID+" "+s.Label+" "+all[0].Article.Slice(s.Range))
	}
	if want := "s1 PER এ কাউছার,s2 LOC ঢাকায়,s3 LOC ঢাকা,s4 PER মিনা,s5 DATE গত সোমবার,s6 PER মাসুম"; strings.Join(got, ",") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ","), want)
	}
	if got, want := all[0].Article.Text(), "এ কাউছার ঢাকায় ঢাকা মিনা যান, তাই গত সোমবার। মাসুম া"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := all[1].Article.Text(); got != "কর্মী শেষ" || all[1].Article.ID() != "n2" {
		t.Errorf("%s: %q", all[1].Article.ID(), got)
	}
	p.sentences = 1
	if all, err = p.table([]byte("ক\tO\n\nখ\tO\n\nগ\tO\n")); err != nil || len(all) != 2 {
		t.Errorf("%d articles, %v", len(all), err)
	}
}

// made runs the program on the sample and returns what it said and wrote.
func made(t *testing.T, seed uint64, path string) (said string, work, gold []byte, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "trial")
	p := plan{articles: 20, sentences: 15, seed: seed, names: []string{"mina", "rafi"}, dir: dir}
	said, err := p.run(path)
	if err != nil {
		t.Fatal(err)
	}
	work, err = os.ReadFile(filepath.Join(dir, "work.annotations.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	gold, err = os.ReadFile(filepath.Join(dir, "gold.annotations.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return said, work, gold, dir
}

func TestATrialIsSoundAndRepeatable(t *testing.T) {
	said, work, gold, dir := made(t, 1, sample)
	if !strings.HasPrefix(said, "20 articles, ") || !strings.Contains(said, "mina and rafi disagree about ") {
		t.Error(said)
	}
	by := make(map[string]int)
	for line := range bytes.Lines(bytes.Join([][]byte{work, gold}, nil)) {
		r := record.Parse("made", 1, line)
		if len(r.Problems) > 0 || len(r.Spans) == 0 || r.Answer != "accept" {
			t.Fatalf("%v in %s", r.Problems, line)
		}
		by[r.Annotator]++
	}
	if len(by) != 3 || by["mina"] != 20 || by["rafi"] != 20 || by["gold"] != 20 {
		t.Errorf("%v", by)
	}
	if again, same, _, _ := made(t, 1, sample); again != said || !bytes.Equal(same, work) {
		t.Error("the same seed makes something else")
	}
	if _, other, goldAgain, _ := made(t, 2, sample); bytes.Equal(other, work) || !bytes.Equal(gold, goldAgain) {
		t.Error("the seed decides what annotators make, and no more")
	}
	// A gold dataset does as well as the table that it was made from.
	if again, same, _, _ := made(t, 1, filepath.Join(dir, "gold.annotations.jsonl")); again != said || !bytes.Equal(same, work) {
		t.Error("from the dataset something else is made")
	}
	p := plan{articles: 1, sentences: 1, names: []string{"mina"}, dir: dir}
	if _, err := p.run(sample); err == nil {
		t.Error("a trial was written over")
	}
}

func TestWhatIsNoGoldIsRefused(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"empty.tsv": "", "blank.jsonl": "\n", "bad.jsonl": "{}\n"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		p := plan{articles: 1, sentences: 1, names: []string{"mina"}, dir: filepath.Join(dir, "out")}
		if _, err := p.run(path); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
