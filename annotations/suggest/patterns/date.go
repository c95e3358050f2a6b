package patterns

import (
	"strings"
	"tippani/model/find"
)

// when is a part of a date or time of day: where it ends, how sure it is, and whether it is only a time of day.
type when struct {
	to    int
	score float64
	clock bool
}

// date recognises dates, periods and times of day. What follows one on another is one: গত সোমবার রাত ৮টায়.
func (l line) date(i int) (match, bool) {
	at, led := i, false
	switch {
	case leads()[l.word(i)]:
		at, led = i+1, true
	case pointing()[l.word(i)]:
		if l.is(i+1, periods()) {
			return match{i, i + 2, date, .25}, true
		}
		return match{}, false
	}
	m := match{from: i, to: at, class: clock}
	n := 0
	for {
		w, ok := l.when(m.to, led && n == 0)
		if !ok {
			break
		}
		m.to, m.score = w.to, max(m.score, w.score)
		if !w.clock {
			m.class = date
		}
		n++
		if t := l.at(m.to); t.mark && t.text == "," && l.weekday(m.to-1) { // শনিবার, ১৬ ডিসেম্বর
			if _, ok := l.day(m.to + 1); ok {
				m.to++
			}
		}
	}
	switch {
	case n == 0:
		return match{}, false
	case led:
		m.class, m.score = date, max(m.score, .85)
	case n > 1:
		m.score = max(m.score, .85)
	}
	return m, true
}

// today is as often "nowadays", and কাল with an ending a time of some length.
var (
	today     = find.Plain("আজ")
	yesterday = find.Plain("কাল")
	kal       = set(`কাল`)
)

// when reads one part of a date. After গত and the like months and periods stand alone.
func (l line) when(i int, led bool) (when, bool) {
	w := l.word(i)
	switch {
	case w == "" && l.at(i).digits == "":
		return when{}, false
	case l.is(i, relative()), relForms()[w]:
		return when{i + 1, pick(strings.HasPrefix(w, today), .4, .6), false}, true
	case l.is(i, kal()):
		return when{i + 1, pick(w == yesterday, .4, .2), false}, true
	case l.weekday(i):
		return when{i + 1, .9, false}, true
	case led && (l.is(i, periods()) || l.is(i, budgets())):
		return when{i + 1, .8, false}, true
	}
	for _, read := range []func(int) (when, bool){l.numeric, l.day, l.year, l.daypart, l.clock, l.duration} {
		if w, ok := read(i); ok {
			return w, true
		}
	}
	return l.month(i, led)
}

func (l line) weekday(i int) bool { return l.is(i, weekdays()) }

// dayNumber is where the number of a day ends: ১৬, ১৬ই, একুশে, ১৬-১৮.
func (l line) dayNumber(i int) (to int, ok bool) {
	t := l.at(i)
	if n := t.whole(); n >= 1 && n <= 31 && (t.text == "" || daysEnd()[t.text]) {
		if l.hyphen(i + 1) {
			if to, ok := l.dayNumber(i + 2); ok {
				return to, true
			}
		}
		return i + 1, true
	}
	w := l.word(i)
	base := w
	for _, end := range []string{"ই", "ে"} {
		base = strings.TrimSuffix(base, end)
	}
	return i + 1, w != "" && (firsts()[w] || base != w && numerals()[base])
}

var firsts = set(`পয়লা পহেলা একুশে`)

// day reads a day of a month, with the year or without: ১৬ই ডিসেম্বর ১৯৭১, ২৫ বৈশাখ ১৪৩০ বঙ্গাব্দ, ২১ মার্চ-২০ এপ্রিল, ১৬ তারিখ.
func (l line) day(i int) (when, bool) {
	to, ok := l.dayNumber(i)
	if !ok {
		return when{}, false
	}
	if l.is(to, dates()) {
		return when{to + 1, .85, false}, true
	}
	if !l.is(to, months()) {
		return when{}, false
	}
	to++
	if l.hyphen(to) {
		if w, ok := l.day(to + 1); ok {
			return w, true
		}
	}
	return when{l.withYear(to), .95, false}, true
}

var dates = set(`তারিখ`)

// withYear is where the year behind a month ends; where the month ends when there is none.
func (l line) withYear(to int) int {
	at := to
	if l.is(at, mas()) {
		at++
		to = at
	}
	if l.at(at).mark && l.at(at).text == "," {
		at++
	}
	if w, ok := l.year(at); ok && len(l.at(at).digits) == 4 {
		return w.to
	}
	return to
}

var mas = set(`মাস`)

// month reads a month without a day, or with it behind: ডিসেম্বর ২০২৩, মে মাসের, ডিসেম্বর ১৬, ১৯৭১.
func (l line) month(i int, led bool) (when, bool) {
	base, ok := stem(months(), l.word(i))
	if !ok {
		return when{}, false
	}
	to := i + 1
	if l.hyphen(to) {
		if w, ok := l.month(to+1, true); ok {
			return when{w.to, .85, false}, true
		}
	}
	if day, ok := l.dayNumber(to); ok && l.at(to).digits != "" && l.at(day).text == "," {
		if with := l.withYear(day); with > day {
			return when{with, .95, false}, true
		}
	}
	switch with := l.withYear(to); {
	case with > to:
		return when{with, .9, false}, true
	case led, !shy()[base]:
		return when{to, .65, false}, true
	}
	return when{}, false
}

// year reads a year: ২০২৩ সালের, ২০২৩-২৪ অর্থবছরে, ১৯৭১-এ, ১৯৯০-এর দশকে.
func (l line) year(i int) (when, bool) {
	t := l.at(i)
	n := t.whole()
	if n < 0 || len(t.digits) != 4 && len(t.digits) != 2 {
		return when{}, false
	}
	long := len(t.digits) == 4 && n >= 1000 && n < 2200
	to := i + 1
	if t.text != "" {
		return when{to, .7, false}, long && n >= 1900 && endings()[t.text]
	}
	if l.hyphen(to) && long {
		switch next := l.at(to + 1); {
		case endings()[next.text] && next.digits == "":
			if to += 2; l.is(to, decades()) {
				to++
			}
			return when{to, .85, false}, true
		case next.whole() >= 0 && next.text == "" && (len(next.digits) == 2 || len(next.digits) == 4) && l.is(to+2, years()):
			return when{to + 3, .95, false}, true
		}
	}
	switch {
	case l.is(to, years()):
		return when{to + 1, .95, false}, true
	case long && n >= 1900 && n < 2100 && !t.tight:
		return when{to, pick(n%1000 == 0, .3, .5), false}, true
	}
	return when{}, false
}

// numeric reads a date in digits only: 12/05/2023, ১২-০৫-২০২৩, 2023.05.12.
func (l line) numeric(i int) (when, bool) {
	t := l.at(i)
	if parts := strings.Split(t.digits, "."); len(parts) == 3 && calendar(parts) {
		return when{i + 1, .9, false}, true
	}
	sep := l.at(i + 1)
	if !sep.mark || !sep.tight || sep.text != "/" && sep.text != "-" || l.at(i+3).text != sep.text || !l.at(i+4).tight {
		return when{}, false
	}
	ok := calendar([]string{t.digits, l.at(i + 2).digits, l.at(i + 4).digits}) && !(l.at(i+5).tight && l.at(i+5).text == sep.text)
	return when{i + 5, .9, false}, ok
}

// calendar reports whether three numbers are a day, a month and a year, in either order.
func calendar(parts []string) bool {
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	d, m := token{digits: parts[0]}.whole(), token{digits: parts[1]}.whole()
	return d >= 1 && d <= 31 && m >= 1 && m <= 31 && min(d, m) <= 12 && (len(parts[2]) == 4 || len(parts[2]) == 2)
}
