package speaker

// pick orders the entities among words[from:to] that may be the subject of p: the better case first, then what the verb agrees
// with, then the nearest to it.
func (z *zone) pick(p predicate, from, to int) []actor {
	var found []actor
	for _, a := range z.actors {
		if a.first >= from && a.last < to && a.form >= uncertain && a.class > unlikely {
			if a.last+1 == p.first {
				a.form = subject
			}
			found = append(found, a)
		}
	}
	sortBy(found, func(a actor) [3]int { return [3]int{-agreement(p, a), -int(a.form), z.away(p, a)} })
	return found
}

// agreement says how well an entity goes with the verb: বলেন is said of people, জানায় of organisations and countries.
func agreement(p predicate, a actor) int {
	switch {
	case p.manner != byVerb:
		return min(int(a.class), int(body))
	case p.honorific && a.class == person, !p.honorific && a.class == body:
		return 3
	case a.class == person, a.class == body, !p.honorific:
		return 2
	}
	return 1
}

// away is how many words lie between an entity and a report.
func (z *zone) away(p predicate, a actor) int {
	if a.last < p.first {
		return p.first - a.last
	}
	return a.first - p.last
}

// owners lists the entities that a noun belongs to: in the genitive before it, or after it as its predicate (অভিযোগ রহিমের).
func (z *zone) owners(p predicate) []actor {
	const near = 4 // words: রহিমের নিজের ভাষায়
	var found []actor
	for _, a := range z.actors {
		before := a.last < p.first && p.first-a.last <= near && !z.crossed(a.last+1, p.first)
		after := a.first > p.last && a.first-p.last <= near && !z.crossed(p.last+1, a.first)
		if (before || after) && a.form == genitive {
			found = append(found, a)
		}
	}
	for _, a := range z.actors { // তাস সূত্র, পুলিশ প্রতিবেদন: without an ending, right before the noun
		if a.form >= uncertain && a.last == p.first-1 {
			found = append(found, a)
		}
	}
	sortBy(found, func(a actor) [3]int { return [3]int{boolean(a.first > p.last), z.away(p, a), 0} })
	return found
}

// authors lists whose document it is that a passive reports from: পুলিশের বিবৃতিতে বলা হয়.
func (z *zone) authors(p predicate) []actor {
	for i := p.first - 1; i >= 0; i-- {
		if documents[z.words[i].text] {
			const near = 4
			var found []actor
			for _, a := range z.actors {
				if a.last < i && i-a.last <= near && a.form != oblique && !z.crossed(a.last+1, i) {
					found = append(found, a)
				}
			}
			sortBy(found, func(a actor) [3]int { return [3]int{i - a.last, 0, 0} })
			return found
		}
	}
	for k := len(z.verbs) - 1; k >= 0; k-- { // তাসের বরাত দিয়ে জানানো হয়
		if v := z.verbs[k]; v.manner == byNoun && v.last < p.first {
			return z.owners(v)
		}
	}
	return nil
}

// document reports whether a passive says what a document holds.
func (z *zone) document(p predicate) bool {
	for _, w := range z.words[:p.first] {
		if documents[w.text] {
			return true
		}
	}
	return false
}

// staff lists the organisations whose people, without names, are the subject of p: পুলিশের কর্মকর্তারা বলেন.
func (z *zone) staff(p predicate, from int) []actor {
	const near = 5 // words
	var found []actor
	for _, a := range z.actors {
		if a.first >= from && a.last < p.first-1 && p.first-a.last <= near && a.form == genitive && a.class == body {
			found = append(found, a)
		}
	}
	sortBy(found, func(a actor) [3]int { return [3]int{z.away(p, a), 0, 0} })
	return found
}

// crossed reports whether a comma or stop lies among words[from:to].
func (z *zone) crossed(from, to int) bool {
	for _, w := range z.words[from:max(to, from)] {
		if w.mark && !quoteMark(w.text) {
			return true
		}
	}
	return false
}

// boundary is where the phrase after a report ends: at the next mark or report, len(words) at the latest.
func (z *zone) boundary(after int) int {
	for i := after; i < len(z.words); i++ {
		if z.words[i].mark && !quoteMark(z.words[i].text) {
			return i
		}
		for _, p := range z.verbs {
			if p.first == i {
				return i
			}
		}
	}
	return len(z.words)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
