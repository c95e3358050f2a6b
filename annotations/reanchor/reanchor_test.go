package reanchor

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tippani/annotations"
	"tippani/model"
)

// drawn reads an article with its spans in brackets, which may nest.
func drawn(t testing.TB, text string) (*model.Article, []*annotations.Span) {
	t.Helper()
	var b strings.Builder
	var spans, open []*annotations.Span
	for _, r := range text {
		switch r {
		case '[':
			s := &annotations.Span{ID: fmt.Sprint("s", len(spans)+1), Label: "PER", Kind: annotations.Entity}
			s.Range.Start = model.Offset(b.Len())
			spans, open = append(spans, s), append(open, s)
		case ']':
			open[len(open)-1].Range.End = model.Offset(b.Len())
			open = open[:len(open)-1]
		default:
			b.WriteRune(r)
		}
	}
	a, err := model.NewArticle("a", b.String(), model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a, spans
}

const before = "📰 গত সোমবার ভোরে খুলনার দিঘলিয়া উপজেলায় বন্যা শুরু হয়। ত্রাণ পৌঁছাতে দেরি হচ্ছে বলে অভিযোগ উঠেছে।"
const after = "প্রতিদিন দুপুরে স্বেচ্ছাসেবকেরা রান্না করা খাবার বিতরণ করছেন। নদীর পানি বিপৎসীমার ওপরে বইছে।"

func TestASpanGoesWithItsWords(t *testing.T) {
	for _, c := range []struct {
		name, old, now string
		fates          string // a letter a span: m, u, g
	}{
		{"nothing changed", "[করিম] বলেন, ‘[রাশিয়া]র তেল দরকার।’", "[করিম] বলেন, ‘[রাশিয়া]র তেল দরকার।’", "mm"},
		{"a sentence before it", "কাল [করিম সাহেব] ঢাকায় এসেছেন।", "বৃষ্টি থেমেছে সকালেই। কাল [করিম সাহেব] ঢাকায় এসেছেন।", "m"},
		{"a word beside it", "কাল [করিম] ঢাকায় বাড়ি কিনেছেন।", "পরশু [করিম] ঢাকায় বাড়ি কিনেছেন।", "m"},
		{"words on both sides", "মন্ত্রী শাহজাহান কাল [করিম] নিকট চিঠি পাঠান।", "মন্ত্রী শাহজাহান পরশু [করিম] বরাবর চিঠি পাঠান।", "m"},
		{"composed became decomposed", "মন্ত্রী [রাশি\u09dfা] সফর করেন", "মন্ত্রী [রাশিয\u09bcা] সফর করেন", "m"},
		{"within a word, decomposed", "মন্ত্রী [রাশি\u09dfা]র সঙ্গে আলোচনা করেন", "মন্ত্রী [রাশিয\u09bcা]র সঙ্গে আলোচনা করেন", "m"},
		{"a joiner came", "[র্যাব] অভিযান চালায় রাতভর", "[র\u200d্যাব] অভিযান চালায় রাতভর", "m"},
		{"more space", "কাল [করিম সাহেব] ঢাকায় এসেছেন।", "কাল  [করিম\n\nসাহেব] ঢাকায় এসেছেন।", "m"},
		{"nested spans", "‘[[রাশিয়া] সব সিদ্ধান্তে [পিয়ংইয়ং]কে সমর্থন দেবে]’ — [ল্যাভরভ] জানান",
			"আজ ‘[[রাশিয়া] সব সিদ্ধান্তে [পিয়ংইয়ং]কে সমর্থন দেবে]’ — [ল্যাভরভ] জানান", "mmmm"},
		{"its words were changed", "কাল [করিম সাহেব] ঢাকায় বাড়ি কিনেছেন।", "কাল রহিম সাহেব ঢাকায় বাড়ি কিনেছেন।", "u"},
		{"a word within it", "তিনি বলেন, ‘[এ বছর ধান ভালো হয়েছে সবখানে]’", "তিনি বলেন, ‘এ বছর আমন ধান ভালো হয়েছে সবখানে’", "u"},
		{"it got an ending", "মন্ত্রী কাল [ঢাকা] শহরে ভাষণ দেন।", "মন্ত্রী কাল ঢাকার শহরে ভাষণ দেন।", "u"},
		{"small letters became capitals", "তিনি [us] ডলারে দাম চান", "তিনি US ডলারে দাম চান", "u"},
		{"its words are gone", "কাল [করিম সাহেব] ঢাকায় বাড়ি কিনেছেন।", "কাল ঢাকায় বাড়ি কিনেছেন।", "g"},
		{"its sentence is gone, its words come again elsewhere", "[করিম] ঘুমান দুপুরে। চাচা রহমত মিয়া সেদিন করিম নামে ডাকেন।",
			"চাচা রহমত মিয়া সেদিন করিম নামে ডাকেন।", "g"},
		{"its sentence was written anew with the same name", "গ্রামের মোড়ল [করিম] জমি চাষ করেন হাল দিয়ে।",
			"শহরের দোকানে বসে করিম কাপড় বেচেন।", "u"},
		{"copied: which is it?", "মেলা বসে। [করিম] পুতুল কেনেন।", "মেলা বসে। করিম পুতুল কেনেন। করিম পুতুল কেনেন।", "u"},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, spans := drawn(t, before+"\n\n"+c.old+"\n\n"+after)
			now, want := drawn(t, before+"\n\n"+c.now+"\n\n"+after)
			plan := Make(old, spans, now)
			var fates strings.Builder
			for i, p := range plan.Placements {
				fates.WriteByte(p.Fate[0])
				if p.Fate == Moved && p.At != want[i].Range {
					t.Errorf("%s; should be %q", plan.show(&p), now.Slice(want[i].Range))
				}
				if (p.Fate == Uncertain) != (len(p.Candidates) > 0) || p.Reason == "" {
					t.Errorf("%s: %d candidates, reason %q", p.Fate, len(p.Candidates), p.Reason)
				}
			}
			if fates.String() != c.fates {
				t.Errorf("fates %s, want %s", fates.String(), c.fates)
				for i := range plan.Placements {
					t.Log(plan.show(&plan.Placements[i]))
				}
			}
		})
	}
}

func TestASentencePutInAfterASpanDoesNotTakeItsDanda(t *testing.T) {
	old, spans := drawn(t, "বন্যা শুরু হয়। "+before+" [আমি যাব।] "+after)
	now, want := drawn(t, "খরা শুরু হয়। "+before+" [আমি যাব।] সে নাচ জানে। "+after)
	p := Make(old, spans, now).Placements[0]
	if p.Fate != Moved || p.At != want[0].Range {
		t.Errorf("%s %s at %d", p.Fate, p.Reason, p.At)
	}
}

func TestAnEndThatIsInsideALetterNow(t *testing.T) {
	old, spans := drawn(t, before+" মন্ত্রী [ক্\u200c]ষেত দেখতে গ্রামে আসেন। "+after)
	now, _ := drawn(t, before+" মন্ত্রী ক্ষেত দেখতে গ্রামে আসেন। "+after)
	if p := Make(old, spans, now).Placements[0]; p.Fate != Uncertain || p.Reason != PartOfWord {
		t.Errorf("%s %s", p.Fate, p.Reason)
	}
}

func TestCandidatesAreWhereTheSpanMayBe(t *testing.T) {
	for _, c := range []struct{ name, old, now, first string }{
		{"the words that took its place", "কাল [করিম সাহেব] ঢাকায় বাড়ি কিনেছেন।", "কাল রহিম সাহেব ঢাকায় বাড়ি কিনেছেন।", "রহিম সাহেব"},
		{"with what was put in", "তিনি বলেন, ‘[এ বছর ধান ভালো হয়েছে]’", "তিনি বলেন, ‘এ বছর আমন ধান ভালো হয়েছে’",
			"এ বছর আমন ধান ভালো হয়েছে"},
		{"the word with its new ending", "মন্ত্রী কাল [ঢাকা] শহরে ভাষণ দেন।", "মন্ত্রী কাল ঢাকার শহরে ভাষণ দেন।", "ঢাকার"},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, spans := drawn(t, before+" "+c.old+" "+after)
			now, _ := drawn(t, before+" "+c.now+" "+after)
			p := Make(old, spans, now).Placements[0]
			if len(p.Candidates) == 0 || now.Slice(p.Candidates[0].At) != c.first {
				t.Errorf("%+v, want %q first", p, c.first)
			}
		})
	}
}

func TestAParagraphThatWasMovedTakesItsSpansAlong(t *testing.T) {
	first := "[করিম] বলেন, ধান কাটা শেষ হয়েছে উত্তরের জেলায়।"
	second := "সরকার [চট্টগ্রাম] বন্দরে নতুন জেটি নির্মাণ করবে আগামী শীতে।"
	old, spans := drawn(t, before+"\n"+first+"\n"+second+"\n"+after)
	now, want := drawn(t, second+"\n"+before+"\n"+after+"\n"+first)
	plan := Make(old, spans, now)
	for i, p := range plan.Placements {
		if p.Fate != Moved || p.At != want[1-i].Range {
			t.Error(plan.show(&p))
		}
	}
}

func TestOddTexts(t *testing.T) {
	for _, c := range [][2]string{
		{"[ক]", ""}, {"[ক]", " \n "}, {"[ক]", "ক"}, {"[ক]", "\u200d"}, {"[।]", "।"}, {"[👩‍👩‍👧]", "👩‍👩‍👧 ক"}, {"[ক ক] ক ক", "ক ক ক"},
		{"ক্ষ[।]", "ক্ষ্।"},
		{"[\u200c]", "\u200c"}, {strings.Repeat("[ক] ", 300), strings.Repeat("ক ", 299)},
	} {
		old, spans := drawn(t, c[0])
		now, _ := drawn(t, c[1])
		for _, p := range Make(old, spans, now).Placements {
			for _, at := range append([]Candidate{{At: p.At}}, p.Candidates...) {
				s := *p.Span
				s.Range = at.At
				if (p.Fate == Moved || len(p.Candidates) > 0 && at.Reason != "") && !s.Fault(now).None() {
					t.Errorf("%q → %q: %s", c[0], c[1], s.Fault(now))
				}
			}
		}
	}
}

func TestNormalisationAloneMovesEverything(t *testing.T) {
	data, err := os.ReadFile("../../model/testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	old, _ := drawn(t, string(data))
	var spans []*annotations.Span
	for i, r := range model.AppendTokens(nil, old) {
		spans = append(spans, &annotations.Span{ID: fmt.Sprint("s", i), Label: "L", Kind: annotations.Entity, Range: r})
	}
	for name, form := range map[string]norm.Form{"NFD": norm.NFD, "NFC": norm.NFC} {
		now, _ := drawn(t, form.String(string(data)))
		if moved, uncertain, gone := Make(old, spans, now).Count(); moved != len(spans) {
			t.Errorf("%s: %d moved, %d uncertain, %d gone of %d", name, moved, uncertain, gone, len(spans))
		}
	}
}

// large is an article of some MB with a span on every tenth word, and the same after a few hundred edits all over it.
func large(t testing.TB, size int) (old, now *model.Article, spans []*annotations.Span) {
	data, err := os.ReadFile("testdata/bengali-ner.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		for i, line := range strings.Split(string(data), "\n") {
			word, _, _ := strings.Cut(line, "\t")
			fmt.Fprint(&b, word, " ")
			if i%37 == 0 {
				fmt.Fprintf(&b, "%d ", n*1000+i) // else the text would repeat itself
			}
		}
		b.WriteByte('\n')
	}
	text := b.String()
	old, _ = drawn(t, text)
	for i, r := range model.AppendTokens(nil, old) {
		if i%10 == 0 {
			spans = append(spans, &annotations.Span{ID: fmt.Sprint("s", i), Label: "L", Kind: annotations.Entity, Range: r})
		}
	}
	words := strings.Split(text, " ")
	var edited []string
	for i, w := range words {
		if i%200 == 7 {
			edited = append(edited, "নতুন")
		}
		if i%333 != 5 {
			edited = append(edited, w)
		}
	}
	now, _ = drawn(t, strings.Join(edited, " "))
	return old, now, spans
}

func BenchmarkMake(b *testing.B) {
	for _, size := range []int{1 << 20, 4 << 20} {
		b.Run(fmt.Sprint(size>>20, " MiB"), func(b *testing.B) {
			old, now, spans := large(b, size)
			b.SetBytes(int64(old.Len()))
			b.ReportAllocs()
			for b.Loop() {
				moved, uncertain, gone := Make(old, spans, now).Count()
				b.ReportMetric(float64(moved), "moved")
				b.ReportMetric(float64(uncertain+gone), "listed")
			}
		})
	}
}
