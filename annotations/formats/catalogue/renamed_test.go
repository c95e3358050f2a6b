package catalogue_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

var jsonKey = regexp.MustCompile(`"([A-Za-z_@%-]+)"[ ]*:`)

// TestNoRenamedKeyVanishes renames each key of each variant that is read, one at a time: then there is an error, or something is
// counted, or the key comes back with the record. Where spans or relations are fewer, --strict must fail.
func TestNoRenamedKeyVanishes(t *testing.T) {
	all := slices.Concat(prodigyVariants(), spacyVariants(), doccanoVariants(), labelStudioVariants(), tokenVariants())
	for _, v := range all {
		if v.refused != "" || v.want == "" {
			continue
		}
		before, account, err := v.read()
		if err != nil {
			t.Fatalf("%s: %v", v.name, err)
		}
		places := jsonKey.FindAllStringSubmatchIndex(v.content, -1)
		for _, at := range places {
			changed := v
			key := v.content[at[2]:at[3]]
			changed.content = v.content[:at[2]] + "q" + key + "q" + v.content[at[3]:]
			after, report, err := changed.readAs(v.from)
			if err != nil {
				continue
			}
			harm := slices.ContainsFunc(report.Totals(), func(e formats.Entry) bool {
				return !e.Loss.Bookkeeping() && account.Count(e.Loss) < e.Count
			})
			counted := slices.ContainsFunc(report.Totals(), func(e formats.Entry) bool { return account.Count(e.Loss) != e.Count })
			kept := strings.Contains(formattest.RecordText(after), `"q`+key+`q"`)
			if fewer(before, after) && !harm {
				t.Errorf("%s: %q renamed: %q became %q, counted %v", v.name, key, formattest.Spans(before), formattest.Spans(after),
					report.Totals())
			}
			if !kept && !counted && formattest.RecordText(before) != formattest.RecordText(after) {
				t.Errorf("%s: %q renamed vanishes: counted %v\n%s%s", v.name, key, report.Totals(), formattest.RecordText(before),
					formattest.RecordText(after))
			}
		}
	}
}

func (v variant) readAs(format string) ([]*formats.Doc, *formats.Report, error) {
	f, err := catalogue.ByName(format)
	if err != nil {
		return nil, nil, err
	}
	opt := v.opt
	opt.Report = new(formats.Report)
	in := formats.Input{Name: "a.jsonl", R: strings.NewReader(v.content)}
	if v.beside != nil {
		in.Dir = v.beside
	}
	docs, err := formattest.ImportAll(f, in, opt)
	return docs, opt.Report, err
}

func fewer(before, after []*formats.Doc) bool {
	count := func(docs []*formats.Doc) (n int) {
		for _, d := range docs {
			n += len(d.Spans) + len(d.Relations)
		}
		return n
	}
	return count(after) < count(before) || len(after) < len(before)
}
