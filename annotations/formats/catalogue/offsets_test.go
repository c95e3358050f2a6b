package catalogue_test

import (
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestOneSentenceCountedFourWays writes the same two spans after an emoji: each format must count in its own unit.
func TestOneSentenceCountedFourWays(t *testing.T) {
	for _, c := range []struct {
		name, format string
		opt          formats.Options
		want         []string
	}{
		{"Prodigy counts code points, token_end is included", "prodigy", formats.Options{},
			[]string{`{"start":2,"end":13,"token_start":1,"token_end":2,"label":"PER"`,
				`{"start":14,"end":19,"token_start":3,"token_end":3,"label":"GPE"`,
				`"head":2,"child":3,"label":"SPEAKER","head_span":{"start":2,"end":13`}},
		{"spaCy counts code points", "spacy", formats.Options{}, []string{`,{"entities":[[2,13,"PER"],[14,19,"GPE"]]}]`}},
		{"spaCy has a key for overlaps", "spacy", formats.Options{SpansKey: "sc"},
			[]string{`{"spans":{"sc":[[2,13,"PER"],[14,19,"GPE"]]}}`}},
		{"doccano counts UTF-16 units", "doccano", formats.Options{}, []string{`"label":[[3,14,"PER"],[15,20,"GPE"]]`}},
		{"doccano counts clusters when the project does", "doccano", formats.Options{Unit: formats.Clusters}, []string{`"label":[[2,`}},
		{"doccano has relations", "doccano", formats.Options{Form: "relations"},
			[]string{`{"id":0,"start_offset":3,"end_offset":14,"label":"PER"}`,
				`"relations":[{"id":0,"from_id":0,"to_id":1,"type":"SPEAKER"}]`}},
		{"Label Studio counts code points", "labelstudio", formats.Options{},
			[]string{`"value":{"start":2,"end":13,"text":"রহিম উদ্দিন","labels":["PER"]}`,
				`{"type":"relation","from_id":"s1","to_id":"s2","direction":"right","labels":["SPEAKER"]}`}},
		{"GLiNER counts tokens, the last included", "gliner", formats.Options{}, []string{`"ner":[[1,2,"PER"],[3,3,"GPE"]]`}},
		{"CoNLL is IOB2", "conll", formats.Options{},
			[]string{"-DOCSTART-\tO\n\n", "রহিম\tB-PER\nউদ্দিন\tI-PER\nঢাকায়\tB-GPE\nবলেন\tO\n।\tO\n"}},
		{"W3C has position and quotation", "w3c", formats.Options{},
			[]string{`{"type":"TextPositionSelector","start":2,"end":13},{"type":"TextQuoteSelector","exact":"রহিম উদ্দিন",` +
				`"prefix":"📰 "`}},
		{"a table has code points and the words", "csv", formats.Options{}, []string{"span,a1,,,s1,PER,entity,রহিম উদ্দিন,2,13,"}},
		{"CoNLL-U says where no space follows", "conllu", formats.Options{},
			[]string{"# text = 📰 রহিম উদ্দিন ঢাকায় বলেন।\n", "2\tরহিম\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n",
				"5\tবলেন\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"}},
		{"Hugging Face has numbers", "hf-jsonl", formats.Options{Labels: []string{"O", "B-PER", "I-PER", "B-GPE"}},
			[]string{`"ner_tags":[0,1,2,3,0,0]`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := catalogue.ByName(c.format)
			if err != nil {
				t.Fatal(err)
			}
			d := formattest.SentenceDoc(t)
			d.Answer = annotations.Accept
			d.Relations = []*annotations.Relation{{ID: "r1", From: "s1", To: "s2", Label: "SPEAKER"}}
			w, err := formattest.Export(f, c.opt, d)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				want = formattest.Composed(want)
				if !strings.Contains(w.String(), want) {
					t.Errorf("%s is missing in:\n%s", want, w)
				}
			}
		})
	}
}

// TestDirectoriesCountInTheirUnit is the same for formats of several files.
func TestDirectoriesCountInTheirUnit(t *testing.T) {
	for _, c := range []struct{ name, format, file, want string }{
		{"brat counts code points", "brat", "a1.ann", "T1\tPER 2 13\tরহিম উদ্দিন\nT2\tGPE 14 19\tঢাকায়\n"},
		{"brat needs its names declared", "brat", "annotation.conf", "[entities]\nPER\nGPE\n"},
		{"WebAnno counts UTF-16 units", "webanno", "a1.tsv", "1-2\t3-7\tরহিম\t*[1]\ts1[1]\tentity[1]\t*[1]\tPER[1]\t_\t_\t_\t\n"},
		{"WebAnno leaves a single word without number", "webanno", "a1.tsv", "1-4\t15-20\tঢাকায়\t*\ts2\tentity\t*\tGPE\t_\t_\t_\t\n"},
		{"UIMA counts UTF-16 units", "cas", "a1.json", `"begin":3,"end":14,"value":"PER"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := catalogue.ByName(c.format)
			if err != nil {
				t.Fatal(err)
			}
			w, err := formattest.Export(f, formats.Options{}, formattest.SentenceDoc(t))
			if err != nil {
				t.Fatal(err)
			}
			file := w.Files[c.file]
			if file == nil || !strings.Contains(string(file.Data), formattest.Composed(c.want)) {
				t.Errorf("%s is missing in %s:\n%s", c.want, c.file, file.Data)
			}
		})
	}
}
