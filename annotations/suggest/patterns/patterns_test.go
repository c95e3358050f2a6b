package patterns

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/stop"
)

// found lists what is proposed for a text with an emoji before it, as "LABEL text", from a score on.
func found(t testing.TB, text string, schema *annotations.Schema, least float64) []string {
	t.Helper()
	a, err := model.NewArticle("a", "😀 "+text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range (Source{}).Propose(suggest.Text{Article: a, Schema: schema}, model.Range{End: a.Len()}, nil) {
		if p.Score >= least {
			out = append(out, p.Label+" "+a.Slice(p.Range))
		}
	}
	return out
}

// TestFormsAreRecognised gives each form with the text that is proposed, joined by " | "; "" for nothing.
func TestFormsAreRecognised(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// money
		{"দাম ৫ লাখ ২০ হাজার টাকা।", "MONEY ৫ লাখ ২০ হাজার টাকা"},
		{"ক্ষতি পাঁচ লাখ টাকা।", "MONEY পাঁচ লাখ টাকা"},
		{"বারো হাজার টাকায় চলে না", "MONEY বারো হাজার টাকায়"},
		{"৫০০ টাকার নিচে", "MONEY ৫০০ টাকার"},
		{"এক লাখ ১২ হাজার ৫২৯ টাকা উত্তোলন", "MONEY এক লাখ ১২ হাজার ৫২৯ টাকা"},
		{"এক লাখ আট হাজার ২৪৪ কোটি ৭৩ লাখ টাকা আদায়", "MONEY এক লাখ আট হাজার ২৪৪ কোটি ৭৩ লাখ টাকা"},
		{"দেড় লাখ টাকা দাবি", "MONEY দেড় লাখ টাকা"},
		{"সাড়ে তিন কোটি মার্কিন ডলারের প্রকল্প", "MONEY সাড়ে তিন কোটি মার্কিন ডলারের"},
		{"$৫০০ এবং ৳ ১,২০০", "MONEY $৫০০ | MONEY ৳ ১,২০০"},
		{"১০০টাকা দিন", "MONEY ১০০টাকা"},
		{"হাজার কোটি টাকার ভবন", "MONEY হাজার কোটি টাকার"},
		{"১০-১২ টাকা কেজি", "MONEY ১০-১২ টাকা"},
		{"5.5 million নয়, ৫.৫ বিলিয়ন ডলার", "NUMBER 5.5 | MONEY ৫.৫ বিলিয়ন ডলার"},
		{"তিনশ টাকা, দুইশো রুপি", "MONEY তিনশ টাকা | MONEY দুইশো রুপি"},
		{"টাকা নেই, ব্যাংকের টাকাও নেই", ""},

		// numbers
		{"৪০ শতাংশ কম, ২ শতাংশের নিচে", "NUMBER ৪০ শতাংশ | NUMBER ২ শতাংশের"},
		{"৫%\u0301 বেড়েছে", ""},
		{"৭ দশমিক ৯৮ শতাংশ বেড়েছে", "NUMBER ৭ দশমিক ৯৮ শতাংশ"},
		{"১.৫% বেড়েছে", "NUMBER ১.৫%"},
		{"তিনজন আহত, তিনটি হাতি, দুজন নিহত", "NUMBER তিনজন | NUMBER তিনটি | NUMBER দুজন"},
		{"সাতজনের মৃত্যু", "NUMBER সাতজনের"},
		{"নতুন করে ৩১২ জন ভর্তি", "NUMBER ৩১২ জন"},
		{"৫০০ কিলোমিটার দূরে দুই কেজি সোনা", "NUMBER ৫০০ কিলোমিটার | NUMBER দুই কেজি"},
		{"অন্তত ১০ হাজার সৈন্য", "NUMBER ১০ হাজার"},
		{"প্রায় ২০ লাখ মানুষ", "NUMBER ২০ লাখ"},
		{"লঞ্চে দুই শতাধিক যাত্রী", "NUMBER দুই শতাধিক"},
		{"শতাধিক বাড়ি", "NUMBER শতাধিক"},
		{"৫টি দেশ, ৩টিতে, ১২টির", "NUMBER ৫টি | NUMBER ৩টিতে | NUMBER ১২টির"},
		{"মোট ভোটার তিন লাখ এক হাজার ২৮৯ জন।", "NUMBER তিন লাখ এক হাজার ২৮৯ জন"},
		{"চার-পাঁচজন এসেছিল", "NUMBER চার-পাঁচজন"},
		{"৫০ মেট্রিক টন চাল", "NUMBER ৫০ মেট্রিক টন"},
		{"দুই দেশের সম্পর্ক", "NUMBER দুই"},
		{"নয়টি ঘর, নয় হাজার লোক", "NUMBER নয়টি | NUMBER নয় হাজার"},
		{"এক কেজি চাল", "NUMBER এক কেজি"},

		// no numbers
		{"একটি দুর্ঘটনায় একজন মারা যান", ""},
		{"একদিন সে এক ধরনের কথা বলল", ""},
		{"এক দিন এক ব্যক্তি", ""},
		{"এটা ঠিক নয়। বার বার বলেছি", ""},
		{"২৩তম মৃত্যুবার্ষিকী, ১ম স্থান", ""},
		{"৯ নম্বর ওয়ার্ড, ৩৪ ধারায়, ধারা ৩৪", ""},
		{"কোভিড-১৯ ও এফ-১৬", ""},
		{"১৮-দলীয় জোট", ""},
		{"শুনুন\n১. প্রথম কথা", ""},
		{"ফোন 01712345678", ""},
		{"একাধিক লোক, একে একে", ""},

		// dates
		{"১৬ ডিসেম্বর ১৯৭১ বিজয় দিবস", "DATE ১৬ ডিসেম্বর ১৯৭১"},
		{"১৬ই ডিসেম্বর, ২১শে ফেব্রুয়ারি", "DATE ১৬ই ডিসেম্বর | DATE ২১শে ফেব্রুয়ারি"},
		{"১ জানুয়ারি থেকে", "DATE ১ জানুয়ারি"},
		{"গত ২৯ ডিসেম্বর মন্ত্রণালয়", "DATE গত ২৯ ডিসেম্বর"},
		{"৫ জানুয়ারির নির্বাচন", "DATE ৫ জানুয়ারির"},
		{"২৫ বৈশাখ ১৪৩০ বঙ্গাব্দ", "DATE ২৫ বৈশাখ ১৪৩০ বঙ্গাব্দ"},
		{"পয়লা বৈশাখ ও একুশে ফেব্রুয়ারি", "DATE পয়লা বৈশাখ | DATE একুশে ফেব্রুয়ারি"},
		{"১৬ ডিসেম্বর, ১৯৭১ তারিখে", "DATE ১৬ ডিসেম্বর, ১৯৭১"},
		{"ডিসেম্বর ১৬, ১৯৭১", "DATE ডিসেম্বর ১৬, ১৯৭১"},
		{"২০২৩ সালের নির্বাচন, ১৯৭১ সালে", "DATE ২০২৩ সালের | DATE ১৯৭১ সালে"},
		{"২০২৬-২৭ সালের জন্য", "DATE ২০২৬-২৭ সালের"},
		{"২০২৩-২৪ অর্থবছরে", "DATE ২০২৩-২৪ অর্থবছরে"},
		{"১৯৭১-এর চেতনা, ১৯৯০-এর দশকে", "DATE ১৯৭১-এর | DATE ১৯৯০-এর দশকে"},
		{"মে মাসের মধ্যে", "DATE মে মাসের"},
		{"আগামী মে মাসে", "DATE আগামী মে মাসে"},
		{"জানুয়ারি ২০২৪", "DATE জানুয়ারি ২০২৪"},
		{"জুলাই-নভেম্বরে", "DATE জুলাই-নভেম্বরে"},
		{"২১ মার্চ-২০ এপ্রিল", "DATE ২১ মার্চ-২০ এপ্রিল"},
		{"১৬-১৮ জুন", "DATE ১৬-১৮ জুন"},
		{"১৬ তারিখে", "DATE ১৬ তারিখে"},
		{"12/05/2023 ও ১২-০৫-২০২৩, 2023-05-12", "DATE 12/05/2023 | DATE ১২-০৫-২০২৩ | DATE 2023-05-12"},
		{"১২.০৫.২০২৩", "DATE ১২.০৫.২০২৩"},
		{"গত সোমবার, রোববারের", "DATE গত সোমবার | DATE রোববারের"},
		{"গত সোমবার রাতে পুলিশ", "DATE গত সোমবার রাতে"},
		{"গতকাল মঙ্গলবার সকালে", "DATE গতকাল মঙ্গলবার সকালে"},
		{"শনিবার, ১৬ ডিসেম্বর", "DATE শনিবার, ১৬ ডিসেম্বর"},
		{"কাল বুধবার", "DATE কাল বুধবার"},
		{"আজ নয়, গতকালও নয়, কাল", "DATE আজ | DATE গতকালও | DATE কাল"},
		{"গত বছর অন্তত", "DATE গত বছর"},
		{"গত ২৪ ঘণ্টায়", "DATE গত ২৪ ঘণ্টায়"},
		{"তিন বছর ধরে", "DATE তিন বছর"},
		{"দুই-তিন দিন পর", "DATE দুই-তিন দিন"},
		{"নয় মাস যুদ্ধ", "DATE নয় মাস"},
		{"মে দিবস", ""},
		{"কালই বলেছে, মহাকাল", ""},
		{"রাত-দিন, সকাল-সন্ধ্যা হরতাল", ""},
		{"২৩ বছর বয়সী", ""},
		{"জুলাইয়ে গেলেন", "DATE জুলাইয়ে"},
		{"চলতি অর্থবছরে", "DATE চলতি অর্থবছরে"},

		// times of day
		{"সকাল ১০টা থেকে", "DATE সকাল ১০টা"},
		{"রাত ৮টা ৩০ মিনিটে", "DATE রাত ৮টা ৩০ মিনিটে"},
		{"রাত ১টার দিকে আগুন", "DATE রাত ১টার"},
		{"সোমবার রাত নয়টার দিকে", "DATE সোমবার রাত নয়টার"},
		{"বিকেল সাড়ে তিনটার পর", "DATE বিকেল সাড়ে তিনটার"},
		{"রাত দেড়টায়", "DATE রাত দেড়টায়"},
		{"১০টার দিকে তাঁকে", "DATE ১০টার"},
		{"বেলা ১১:৩০ মিনিট", "DATE বেলা ১১:৩০"},
		{"বিকেল ৫-৩০, সকাল ০৮.১৫", "DATE বিকেল ৫-৩০ | DATE সকাল ০৮.১৫"},
		{"১০টা আম", "NUMBER ১০টা"},
	} {
		if got := strings.Join(found(t, c.text, annotations.Default(), .25), " | "); got != c.want {
			t.Errorf("%s: %s; want %s", c.text, got, c.want)
		}
	}
}

// TestLabelsAreThoseOfTheSchema gives the names of a schema's labels and what then is proposed.
func TestLabelsAreThoseOfTheSchema(t *testing.T) {
	const text = "সোমবার রাত ৮টায় নয়, ১০টায় ৫০ টাকায় ৫ শতাংশ, ৫ কেজি ও ৫টি"
	for _, c := range []struct{ labels, want string }{
		{"tim", "tim সোমবার রাত ৮টায় | tim ১০টায়"},
		{"DATE TIME", "DATE সোমবার রাত ৮টায় | TIME ১০টায়"},
		{"Timex Money", "Timex সোমবার রাত ৮টায় | Timex ১০টায় | Money ৫০ টাকায়"},
		{"CARDINAL", "CARDINAL ৫ শতাংশ | CARDINAL ৫ কেজি | CARDINAL ৫টি"},
		{"CARDINAL PERCENT QUANTITY", "PERCENT ৫ শতাংশ | QUANTITY ৫ কেজি | CARDINAL ৫টি"},
		{"Num", "Num ৫ শতাংশ | Num ৫ কেজি | Num ৫টি"},
		{"PER", ""},
	} {
		schema := &annotations.Schema{}
		for _, n := range strings.Fields(c.labels) {
			schema.Labels = append(schema.Labels, annotations.Label{Name: n, Kind: annotations.Entity})
		}
		if got := strings.Join(found(t, text, schema, 0), " | "); got != c.want {
			t.Errorf("%s: %s; want %s", c.labels, got, c.want)
		}
	}
	quotes := &annotations.Schema{Labels: []annotations.Label{{Name: "DATE", Kind: annotations.Quote}}}
	if got := found(t, text, quotes, 0); len(got) > 0 {
		t.Errorf("a label that is no entity: %v", got)
	}
}

func TestOnlyWhatWasAskedForIsProposed(t *testing.T) {
	const first, second = "😀 ৫ টাকা।", "১০ টাকা।"
	a, err := model.NewArticle("a", first+" "+second+"\n৭ টাকা।", model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	text := suggest.Text{Article: a, Schema: annotations.Default()}
	over := model.Range{Start: model.Offset(len(first) + 1), End: model.Offset(len(first) + 1 + len(second))}
	got := Source{}.Propose(text, over, nil)
	if len(got) != 1 || a.Slice(got[0].Range) != "১০ টাকা" || got[0].Source != "patterns@1" || got[0].Kind != annotations.Entity {
		t.Errorf("%+v", got)
	}
	if got := (Source{}).Propose(text, model.Range{End: a.Len()}, func() error { return stop.ErrCancelled }); len(got) > 0 {
		t.Errorf("stopped, and yet %v", got)
	}
}

// TestAnyTextGivesWholeSpans puts numbers, marks and combining code points together at random.
func TestAnyTextGivesWholeSpans(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"৫", "12", "২০২৩", "১৬", "ই", " ", "-", "/", ":", ".", ",", "%", "$", "(", ")", "।", "লাখ", "কোটি",
		"টাকা", "ডিসেম্বর",
		"সাল", "গত", "সোমবার", "রাত", "টায়", "দুই", "এক", "সাড়ে", "দশমিক", "জন", "😀", "\u09be", "\u200d", "\u0301", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		a, err := model.NewArticle("a", strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "pieces"), ""), model.Meta{})
		if err != nil {
			t.Skip()
		}
		end := model.Offset(0)
		for _, p := range (Source{}).Propose(suggest.Text{Article: a, Schema: annotations.Default()}, model.Range{End: a.Len()}, nil) {
			whole := a.Index().Snap(int(p.Range.Start)) == p.Range.Start && a.Index().Snap(int(p.Range.End)) == p.Range.End
			if p.Range.Empty() || !whole || model.Trim(a, p.Range) != p.Range || p.Range.Start < end || p.Score <= 0 || p.Score > 1 {
				t.Fatalf("%q: %+v", a.Text(), p)
			}
			end = p.Range.End
		}
	})
}

func BenchmarkPropose(b *testing.B) {
	part := "গতকাল মঙ্গলবার রাত ৮টায় ঢাকায় পাঁচ লাখ টাকা ও তিনটি গাড়ি উদ্ধার করেছে পুলিশ, জানিয়েছেন ১২ জন কর্মকর্তা।\n"
	a, err := model.NewArticle("a", strings.Repeat(part, 2000), model.Meta{})
	if err != nil {
		b.Fatal(err)
	}
	text, n := suggest.Text{Article: a, Schema: annotations.Default()}, model.CountTokens(a)
	for b.Loop() {
		Source{}.Propose(text, model.Range{End: a.Len()}, nil)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
