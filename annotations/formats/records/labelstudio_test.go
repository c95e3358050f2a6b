package records_test

import (
	"os"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// The spans selected with the mouse in every version of Label Studio's frontend, and in those that keep runs of white space.
const (
	frontendSpans = "PER=রহিম উদ্দিন QUOTE=“র\u200d্যাবের অভিযানে ৫ জন আটক হয\u09bcেছে।” ORG=র\u200d্যাবের CLAIM=আটক " +
		"হয\u09bcেছে।”\nঢাকা বিশ্ববিদ্যালয\u09bcের " +
		"ORG=ঢাকা বিশ্ববিদ্যালয\u09bcের LOC=ঢাকা QUOTE=‘ক্\u200cষমা নেই’ PER=রহিম"
	frontendSpaces = "PER=দুই  ফাঁকা ORG=ফাঁকা  শব্দ ORG=শব্দ\tট্যাব CLAIM=ট্যাব\r\nনতুন QUOTE=মোটা CLAIM=ফাঁক।\n\nশেষ LOC=এখানে"
)

func TestLabelStudioFrontendsOwnFiles(t *testing.T) {
	tests := []struct {
		name, file, spans string
		found, mended     int
	}{
		{"code points of the frontend of 2023", "labelstudio-frontend.json", frontendSpans + " " + frontendSpaces, 0, 0},
		{"code points and UTF-16 units in one text of frontend 1.4", "labelstudio-frontend-1.4.json", frontendSpans + " " + frontendSpaces,
			0, 13},
		{"UTF-16 units of frontend 1.0", "labelstudio-frontend-1.0.json", frontendSpans, 1, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + test.file)
			if err != nil {
				t.Fatal(err)
			}
			report := new(formats.Report)
			docs, err := formattest.ImportString(t, "labelstudio", string(data), formats.Options{Report: report})
			if err != nil {
				t.Fatal(err)
			}
			if got := formattest.Spans(docs); got != test.spans {
				t.Errorf("read\n%q, want\n%q", got, test.spans)
			}
			if report.Count(formats.UnitFound) != test.found || report.Count(formats.PositionMended) != test.mended ||
				report.Count(formats.ItemOut)+
					report.Count(formats.SpanOut) != 0 {
				t.Errorf("counted %v", report.Totals())
			}
			d := docs[0]
			per, quote := d.Spans[0], d.Spans[1]
			if quote.Attrs["certainty"] != "unsure" || quote.Note != "উদ্ধৃতি 📰 যাচাই" || per.Attrs != nil || per.Note != "" {
				t.Errorf("the regions are %+v and %+v", per, quote)
			}
			if r := d.Relations; len(r) != 1 || r[0].From != quote.ID || r[0].To != per.ID || r[0].Label != "SPEAKER" {
				t.Errorf("relations %+v", r)
			}
		})
	}
}

func TestMixedUnitsAreMendedOnlyWhereOnePlaceFits(t *testing.T) {
	const task = `[{"data":{"text":"TEXT"},"annotations":[{"result":[{"id":"q","type":"labels","value":{"start":7,"end":END,"text":"ক",` +
		`"labels":["X"]}}]}]}]`
	tests := []struct {
		name, text, end, want string
	}{
		{"one place", "📰📰📰📰 কখ", "8", "X=ক"},
		{"an end that is not the quotation's", "📰📰📰📰 কখ", "12", ""},
		{"two places", "📰📰📰📰 কক", "8", ""},
		{"a place too far on", "📰📰📰📰 খখখক", "8", ""},
		{"a place before both readings", "ক📰📰📰 খ", "8", ""},
		{"no text", "", "8", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs, err := formattest.ImportString(t, "labelstudio", strings.NewReplacer("TEXT", test.text, "END", test.end).Replace(task),
				formats.Options{})
			if got := formattest.Spans(docs); got != test.want || (err == nil) != (test.want != "") {
				t.Errorf("read %q, %v", got, err)
			}
		})
	}
}

// TestOffsetsAreWrittenInTheUnitAskedFor has the formats whose tools do not agree on one.
func TestOffsetsAreWrittenInTheUnitAskedFor(t *testing.T) {
	for _, name := range []string{"labelstudio", "w3c"} {
		f, err := catalogue.ByName(name)
		if err != nil {
			t.Fatal(err)
		}
		for unit, want := range map[formats.Unit]string{"": `"start":2,"end":13`, formats.CodePoints: `"start":2,"end":13`,
			formats.UTF16: `"start":3,"end":14`} {
			w, err := formattest.Export(f, formats.Options{Unit: unit}, formattest.SentenceDoc(t))
			if err != nil || !strings.Contains(w.String(), want) {
				t.Errorf("%s in %q: %v %s", name, unit, err, w)
			}
			if docs, err := formattest.ImportAll(f, w.Input(f), formats.Options{}); err != nil ||
				formattest.Spans(docs) != "PER=রহিম উদ্দিন GPE=ঢাকা\u09df" {
				t.Errorf("%s in %q came back as %s, %v", name, unit, formattest.Spans(docs), err)
			}
		}
	}
}
