package catalogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// variants are the options under which formats hold more.
var variants = map[string][]formats.Options{
	"spacy":   {{SpansKey: "sc"}},
	"doccano": {{}, {Form: "relations"}, {Unit: formats.CodePoints}, {Unit: formats.Clusters}},
}

// TestEveryFormatGivesBackWhatItKeeps is the promise of the package: dataset, format, dataset is the identity on what
// the format's Keeps names. Formats of tokens have their own test.
func TestEveryFormatGivesBackWhatItKeeps(t *testing.T) {
	for _, f := range catalogue.Formats() {
		options := variants[f.Name]
		if options == nil {
			options = []formats.Options{{}}
		}
		for _, opt := range options {
			keeps := f.KeepsWith(opt)
			if !f.Reads() || !keeps.Has(formats.KeepsText|formats.KeepsNesting|formats.KeepsSubtoken) {
				continue
			}
			if opt.Unit == "" {
				opt.Unit = f.Unit
			}
			t.Run(f.Name+opt.Form+opt.SpansKey+string(opt.Unit), func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { roundTrip(t, f, keeps, opt) })
			})
		}
	}
}

func roundTrip(t *rapid.T, f formats.Format, keeps formats.Feature, opt formats.Options) {
	var docs []*formats.Doc
	var want []formattest.Plain
	for i := range rapid.IntRange(1, 3).Draw(t, "articles") {
		d := formattest.Document(t)
		if f.Directory && i > 0 {
			break
		}
		docs = append(docs, d)
		if rejected := d.Answer == annotations.Reject || d.Answer == annotations.Ignore; !rejected || keeps.Has(formats.KeepsRejected) {
			want = append(want, formattest.Held(d, keeps, opt))
		}
	}
	w, err := formattest.Export(f, opt, docs...)
	if err != nil {
		t.Fatal(err)
	}
	if f.Directory && len(want) == 0 {
		return
	}
	back, err := formattest.ImportAll(f, w.Input(f), opt)
	if err != nil {
		t.Fatalf("%v\n%s%v", err, w.String(), w.Files)
	}
	var got []formattest.Plain
	for _, d := range back {
		got = append(got, formattest.Held(d, keeps, opt))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the format gave back something else (-wrote +read):\n%s\n%s", diff, w.String())
	}
}
