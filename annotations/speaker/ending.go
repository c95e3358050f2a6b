package speaker

import (
	"strings"
	"tippani/model/find"
	"unicode/utf8"
)

// grammar is what the form of a word says about its place in the sentence.
type grammar uint8

const (
	oblique   grammar = iota // রহিমকে, ঢাকায়: no subject
	genitive                 // রহিমের
	uncertain                // an ending that names have too: জব্বার, জয়
	subject                  // no ending
)

// endsLikeCase are last words of names that end like a case does.
var endsLikeCase = set(`
	আনোয়ার শাহরিয়ার জব্বার সাত্তার গাফফার সরকার মজুমদার তালুকদার হাওলাদার হালদার শিকদার সিকদার তরফদার পোদ্দার জোয়ার্দার চাকলাদার
	সরদার সর্দার
	আলমগীর কবীর জাহাঙ্গীর তানভীর কবির বশির নাসির জাকির মনির শাকির সাব্বির শিশির মুনীর মুনির আমীর আমির বাহাদুর কাদের নাসের তাহের
	জুবায়ের যোবায়ের
	জাবের শের মতিউর ঠাকুর শাকুর জহুর মনজুর মঞ্জুর আকতার আখতার আক্তার কুমার আজহার মাজহার ইফতেখার মোক্তার মুক্তার আবরার আনসার দিদার
	সরোয়ার সারোয়ার
	দেলোয়ার হায়দার কায়সার খন্দকার খোন্দকার কর্মকার স্টার টুইটার সেন্টার অবজারভার মিয়ানমার কাতার নাইজার সিঙ্গাপুর রংপুর দিনাজপুর
	ফরিদপুর জামালপুর গাজীপুর
	স্টারমার মিলার পিটার আলেকজান্ডার ফিশার টেলর টার্নার কুপার পার্কার কার্টার ওয়াকার কমিশনার
	রায় বিজয় জয় সঞ্জয় অজয় মন্ত্রণালয় বিশ্ববিদ্যালয় কার্যালয় সচিবালয় বিদ্যালয় মহাবিদ্যালয় হিমালয়
	দে চোয়ে পেলে এমবাপ্পে জিম্বাবুয়ে নরওয়ে`)

// plurals end words that stand for many and are subjects.
var plurals = []string{find.Plain("রা"), find.Plain("গণ")}

// caseOf tells from the last word of a name, with what is joined to it, whether it can be a subject.
func caseOf(last string) grammar {
	w := last
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		switch suffix := w[i+1:]; suffix {
		case find.Plain("এর"), find.Plain("র"), find.Plain("ের"):
			return genitive
		case find.Plain("কে"), find.Plain("তে"), find.Plain("এ"), find.Plain("য়"):
			return oblique
		}
	}
	if endsLikeCase[w] {
		return uncertain
	}
	for _, emphasis := range []string{"ও", "ই"} {
		if rest, ok := strings.CutSuffix(w, emphasis); ok && utf8.RuneCountInString(rest) > 2 && endsInSign(rest) != independent {
			if endsLikeCase[rest] {
				return uncertain
			}
			w = rest
			break
		}
	}
	for _, end := range plurals {
		if strings.HasSuffix(w, end) {
			return subject
		}
	}
	return ending(w)
}

func ending(w string) grammar {
	has := func(end string) bool {
		end = find.Plain(end)
		return strings.HasSuffix(w, end) && utf8.RuneCountInString(w) > utf8.RuneCountInString(end)+1
	}
	switch {
	case has("কে"), has("তে"), has("দেরকে"), has("টিতে"):
		return oblique
	case has("ের"), has("দের"), has("টির"), has("এর"), has("ইর"), has("ওর"), has("’র"):
		return genitive
	case has("র") && endsInSign(strings.TrimSuffix(w, "র")) == dependent:
		return genitive // হাসিনার, রুবিওর; after a consonant the ending is ের, and the র belongs to the name
	case has("য়") && endsInSign(strings.TrimSuffix(w, find.Plain("য়"))) == dependent && !strings.HasSuffix(w, find.Plain("াধ্যায়")):
		return oblique // ঢাকায়
	case has("ে") && !has("য়ে") && !has("জে"):
		return oblique // জাতিসংঘে
	}
	return subject
}

// sign says what a word ends in.
type sign uint8

const (
	consonant   sign = iota
	dependent        // a vowel sign
	independent      // a vowel letter
)

func endsInSign(s string) sign {
	r, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case 0x09BE <= r && r <= 0x09CC || r == 0x09D7:
		return dependent
	case 0x0985 <= r && r <= 0x0994:
		return independent
	}
	return consonant
}
