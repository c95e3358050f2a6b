package catalogue_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
	"tippani/model"
)

// crlf is a file as programs of Windows write it: LF became CR LF.
func crlf(content []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
}

func crlfOf(files fstest.MapFS) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range files {
		c := *f
		c.Data = crlf(f.Data)
		out[name] = &c
	}
	return out
}

func TestVariantsOfOtherToolsAreTheSameWithCRLF(t *testing.T) {
	for _, v := range allVariants() {
		if strings.Contains(v.content, "\r") {
			continue
		}
		t.Run(v.name, func(t *testing.T) {
			plain, _, plainErr := v.read()
			w := v
			w.content = string(crlf([]byte(v.content)))
			if v.beside != nil {
				w.beside = crlfOf(v.beside)
			}
			docs, report, err := w.read()
			if (err == nil) != (plainErr == nil) || v.refused != "" && !strings.Contains(err.Error(), v.refused) {
				t.Fatalf("with LF %v, with CR LF %v", plainErr, err)
			}
			if diff := cmp.Diff(held(plain), held(docs)); diff != "" {
				t.Errorf("(-LF +CRLF)\n%s", diff)
			}
			if report == nil || err != nil {
				return
			}
			for _, e := range report.Totals() {
				if v.left[e.Loss] != e.Count && !e.Loss.Bookkeeping() {
					t.Errorf("counted %d %s (%s)", e.Count, e.Loss, e.Example)
				}
			}
		})
	}
}

// held is what documents hold. Their line ends are told to be LF, if need be: CSV keeps those of a text as they stand in a cell.
func held(docs []*formats.Doc) (all []formattest.Plain) {
	for _, d := range docs {
		p := formattest.Held(d, ^formats.Feature(0), formats.Options{})
		text := p.Text
		p.Text = strings.ReplaceAll(text, "\r\n", "\n")
		for i := range p.Spans {
			r := &p.Spans[i].Range
			r.Start -= model.Offset(strings.Count(text[:r.Start], "\r\n"))
			r.End -= model.Offset(strings.Count(text[:r.End], "\r\n"))
		}
		all = append(all, p)
	}
	return all
}

func TestEveryFormatIsTheSameWithCRLF(t *testing.T) {
	text := "📰 রহিম উদ্দিন ঢাকা\u09df বলেন।\nকরিম “চট্টগ্রামে” গেলেন।\n\nশেষ।\n"
	at := func(s string) model.Range {
		i := strings.Index(text, s)
		return model.Range{Start: model.Offset(i), End: model.Offset(i + len(s))}
	}
	doc := &formats.Doc{
		Article: formattest.MustArticle(t, "a1", text),
		Spans: []*annotations.Span{
			{ID: "s1", Range: at("রহিম উদ্দিন"), Label: "PER", Kind: annotations.Entity},
			{ID: "s2", Range: at("করিম"), Label: "PER", Kind: annotations.Entity, Note: "এক\nদুই", Attrs: map[string]string{"type": "direct"}},
			{ID: "s3", Range: at("“চট্টগ্রামে”"), Label: "QUOTE", Kind: annotations.Quote},
			{ID: "s4", Range: at("শেষ"), Label: "GPE", Kind: annotations.Entity},
		},
		Relations: []*annotations.Relation{{ID: "r1", Label: "SPEAKER", From: "s3", To: "s2"}},
	}
	for _, f := range catalogue.Formats() {
		if !f.Reads() || f.Name == "hf" {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			opt := formats.Options{Unit: f.Unit}
			w, err := formattest.Export(f, opt, doc)
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(w.Bytes()) {
				t.Skip("the format is no text")
			}
			plain, err := formattest.ImportAll(f, w.Input(f), opt)
			if err != nil {
				t.Fatal(err)
			}
			in := formats.Input{Name: "out", Dir: crlfOf(w.Files)}
			if !f.Directory {
				in.R = bytes.NewReader(crlf(w.Bytes()))
			}
			opt.Report = new(formats.Report)
			docs, err := formattest.ImportAll(f, in, opt)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(held(plain), held(docs)); diff != "" {
				t.Errorf("(-LF +CRLF)\n%s", diff)
			}
			if strings.Contains(docs[0].Article.Text(), "\r") {
				t.Errorf("the text is %q", docs[0].Article.Text())
			}
		})
	}
}

func TestFilesOfOtherToolsAreTheSameWithCRLF(t *testing.T) {
	files, err := filepath.Glob("../*/testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := catalogue.Detect(filepath.Base(path), data, nil)
		if err != nil || !utf8.Valid(data) || strings.HasSuffix(path, ".md") {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			again, err := catalogue.Detect(filepath.Base(path), crlf(data), nil)
			if err != nil || again.Name != f.Name {
				t.Fatalf("with LF %s, with CR LF %s (%v)", f.Name, again.Name, err)
			}
			in := formats.Input{Name: filepath.Base(path), R: bytes.NewReader(data)}
			plain, plainErr := formattest.ImportAll(f, in, formats.Options{})
			in.R = bytes.NewReader(crlf(data))
			docs, err := formattest.ImportAll(f, in, formats.Options{})
			if (err == nil) != (plainErr == nil) {
				t.Fatalf("with LF %v, with CR LF %v", plainErr, err)
			}
			if diff := cmp.Diff(held(plain), held(docs)); diff != "" {
				t.Errorf("(-LF +CRLF)\n%s", diff)
			}
			if len(docs) > 0 {
				read++
			}
		})
	}
	if read < 5 {
		t.Errorf("%d files were read", read)
	}
}
