package patterns

import (
	"strings"
	"tippani/model/find"
)

// daypart reads a part of the day, with the hour or without: সকালে, রাত ৮টা ৩০ মিনিটে, বিকেল সাড়ে তিনটার.
func (l line) daypart(i int) (when, bool) {
	base, ok := stem(dayparts(), l.word(i))
	if !ok {
		return when{}, false
	}
	if to, ok := l.hour(i + 1); ok {
		return when{to, .95, true}, true
	}
	if to, ok := l.schedule(i + 1); ok {
		return when{to, .85, true}, true
	}
	whole := l.hyphen(i+1) || i > 0 && l.hyphen(i-1) // সকাল-সন্ধ্যা
	return when{i + 1, pick(strings.HasSuffix(l.word(i), "ের"), .25, .45), true}, !whole && base != find.Plain("বেলা")
}

// clock reads an hour without a part of the day: ১০টায়, ৮টা ৩০ মিনিটে, 10:30. What counts things is none: ১০টা আম.
func (l line) clock(i int) (when, bool) {
	to, ok := l.hour(i)
	if !ok {
		return when{}, false
	}
	f, _ := l.figures(i)
	end := strings.TrimPrefix(f.rest, find.Plain("টা"))
	switch {
	case f.to < to:
		return when{to, .8, true}, true
	case end == find.Plain("র") && around()[l.word(to)]:
		return when{to, .85, true}, true
	case end == find.Plain("য়"):
		return when{to, .65, true}, true
	case end == "" && (l.word(to) == find.Plain("থেকে") || l.word(to) == find.Plain("পর্যন্ত")):
		return when{to, .65, true}, true
	}
	return when{}, false
}

// schedule is where a time ends that is written as in programmes: ৮-৪০, ০৮.১৫.
func (l line) schedule(i int) (to int, ok bool) {
	t := l.at(i)
	if h, m, found := strings.Cut(t.digits, "."); found {
		return i + 1, len(m) == 2 && m < "60" && token{digits: h}.whole() <= 24 && t.text == ""
	}
	m := l.at(i + 2)
	return i + 3, l.hyphen(i+1) && t.whole() >= 0 && t.whole() <= 24 && t.text == "" && len(m.digits) == 2 && m.digits < "60" &&
		m.text == ""
}

var around = set(`দিকে মধ্যে পর পরে আগে সময় সংবাদ খবর ট্রেন বাস`)

// hour is where the time on a clock ends that begins at i.
func (l line) hour(i int) (to int, ok bool) {
	t := l.at(i)
	if n := t.whole(); n >= 0 && n <= 24 && l.at(i+1).text == ":" && l.at(i+1).tight && l.at(i+2).tight {
		m := l.at(i + 2)
		_, end := stem(classifiers(), m.text)
		return i + 3, len(m.digits) == 2 && m.whole() < 60 && (m.text == "" || end || endings()[m.text])
	}
	f, found := l.figures(i)
	if !found || f.multiples || !strings.HasPrefix(f.rest, find.Plain("টা")) {
		return i, false
	}
	if t.digits != "" && (t.whole() > 24 || t.whole() < 0 && !strings.Contains(t.digits, ".")) {
		return i, false
	}
	if g, ok := l.part(f.to); ok && l.is(g.to, minutes()) {
		return g.to + 1, true
	}
	return f.to, true
}

// duration reads a period: তিন বছর, ২৪ ঘণ্টায়, দুই-তিন দিন. One day is no period but some day.
func (l line) duration(i int) (when, bool) {
	f, ok := l.figures(i)
	if !ok || f.multiples && !f.sure {
		return when{}, false
	}
	word, to := f.rest, f.to
	if word == "" {
		word, to = l.word(f.to), f.to+1
	}
	base, ok := stem(periods(), word)
	switch {
	case !ok, !f.sure && base == find.Plain("দিন"):
		return when{}, false
	case strings.HasPrefix(l.word(to), find.Plain("বয়স")):
		return when{to, .15, false}, true
	}
	return when{to, pick(f.sure, .6, .4), false}, true
}
