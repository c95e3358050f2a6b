package width

import "unicode/utf8"

// columns counts an emoji sequence in which a joiner takes joiner columns; false for anything that is not one.
func (e emoji) columns(cluster string, joiner int) (int, bool) {
	first, n := utf8.DecodeRuneInString(cluster)
	if first < 0x80 && n == len(cluster) || 0x300 <= first && first < 0x2000 {
		return 0, false
	}
	if 0x1F1E6 <= first && first <= 0x1F1FF {
		if n == len(cluster) {
			return 1, true
		}
		return e.flagColumns, true
	}
	if !isEmoji(first) {
		if first < 0x80 && cluster[n:] == "\uFE0F\u20E3" {
			return e.keycapColumns, true
		}
		return 0, false
	}
	sum := 0
	for _, r := range cluster {
		switch {
		case r == '\uFE0F':
			if e.variation && sum == 1 {
				sum = 2
			}
		case r == '\u200D':
			sum += joiner
		case 0x1F3FB <= r && r <= 0x1F3FF && sum > 0 && e.modifierJoined:
		case table.RuneWidth(r) == 2:
			sum += e.plain
		default:
			sum += table.RuneWidth(r)
		}
	}
	if e.sequencesJoined {
		sum = min(sum, 2)
	}
	return sum, true
}

// isEmoji reports whether r can begin an emoji sequence. The ranges are wider than Extended_Pictographic; what lies
// between counts the same either way.
func isEmoji(r rune) bool {
	return 0x1F000 <= r && r <= 0x1FAFF || 0x2190 <= r && r <= 0x2BFF || r == 0xA9 || r == 0xAE || r == 0x203C || r == 0x2049 ||
		r == 0x2122 || r == 0x2139
}

// inferEmoji reads the emoji rules off the answers to the telling probes; unknown unless all were answered.
func inferEmoji(widths map[string]int) emoji {
	e := emoji{known: true}
	read := func(form string) int {
		n, ok := widths[form]
		if !ok {
			e.known = false
		}
		return n
	}
	e.plain = read("😀")
	e.variation = read("❤\uFE0F") == 2
	e.keycapColumns = read("1\uFE0F\u20E3")
	e.modifierJoined = read("👍🏽") == e.plain
	e.flagColumns = read("🇧🇩")
	e.sequencesJoined = read("👨\u200D👩\u200D👧") == 2 && e.plain == 2
	if !e.known {
		return emoji{}
	}
	return e
}
