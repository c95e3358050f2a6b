package patterns

import (
	"strings"
	"tippani/model/find"
)

// figures is a number that was read.
type figures struct {
	to        int
	digits    bool
	multiples bool   // it has a word such as লাখ
	rest      string // what is written on to it: টি, জনের, টাকা
	sure      bool   // it is not only an ambiguous word
}

// part reads one number: digits, or a word.
func (l line) part(i int) (f figures, ok bool) {
	t := l.at(i)
	if t.digits != "" {
		f = figures{to: i + 1, digits: true, rest: t.text, sure: true}
		if multipliers()[f.rest] {
			f.multiples, f.rest = true, ""
		}
		return f, true
	}
	w := l.word(i)
	if w == "" {
		return f, false
	}
	if numerals()[w] {
		return figures{to: i + 1, sure: !ambiguous()[w]}, true
	}
	for _, end := range classifierForms {
		if base, cut := strings.CutSuffix(w, end); cut && numerals()[base] {
			return figures{to: i + 1, rest: end, sure: base != one}, true
		}
	}
	return f, false
}

var (
	one             = find.Plain("এক")
	classifierForms = forms()
)

// forms are the classifiers with the endings they take, the longest first.
func forms() []string {
	var out []string
	for _, end := range []string{"েরও", "ের", "কে", "ও", "ই", "রও", "র", "য়", "তে", "তেই", ""} {
		for _, c := range []string{"টি", "টা", "টো", "জন", "খানা", "খানি"} {
			out = append(out, find.Plain(c+end))
		}
	}
	return out
}

// figures reads a number of any length: ৫ লাখ ২০ হাজার, সাড়ে তিন হাজার, দুই-তিন, শতাধিক.
func (l line) figures(i int) (figures, bool) {
	half := halves()[l.word(i)]
	if half {
		i++
	}
	f, ok := l.part(i)
	if !ok {
		if !half && l.scale(i) {
			g := l.scales(figures{to: i})
			g.sure = strings.HasSuffix(l.word(i), find.Plain("াধিক"))
			return g, true
		}
		return f, false
	}
	f.sure = f.sure || half
	f = l.pointed(l.ranged(f))
	for f.rest == "" {
		before := f.to
		f = l.scales(f)
		if f.to == before {
			break
		}
		next, more := l.part(f.to)
		if !more || f.rest != "" {
			break
		}
		next.digits, next.sure, next.multiples = f.digits, true, true
		f = next
	}
	return f, true
}

// ranged goes on to the second number of a range: ১০-১২, চার-পাঁচ.
func (l line) ranged(f figures) figures {
	if f.rest != "" || !l.hyphen(f.to) {
		return f
	}
	if g, ok := l.part(f.to + 1); ok && g.digits == f.digits {
		g.sure = true
		return g
	}
	return f
}

func (l line) scale(i int) bool { return l.is(i, multipliers()) }

// pointed goes on behind a decimal point that is a word: ৭ দশমিক ৯৮.
func (l line) pointed(f figures) figures {
	if f.rest != "" || l.word(f.to) != point {
		return f
	}
	if g, ok := l.part(f.to + 1); ok {
		g.sure = true
		return g
	}
	return f
}

var point = find.Plain("দশমিক")

// scales goes over the multipliers behind a number.
func (l line) scales(f figures) figures {
	for l.scale(f.to) {
		w := l.word(f.to)
		f.to++
		f.multiples = true
		if !multipliers()[w] {
			f.rest = strings.TrimPrefix(w, bare(w))
			f.sure = true
			break
		}
	}
	f.sure = f.sure || f.multiples
	return f
}

func bare(w string) string {
	base, _ := stem(multipliers(), w)
	return base
}
