package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tippani/model/segment"
)

// Left is what a page shows and its article does not have.
type Left struct {
	Characters int      // code points without white space
	Blocks     []string // the first words of each block of more than a sentence
}

// leftOut compares the lines of what a page shows with those that were taken. Lines that are known otherwise, the title's above all,
// are not missed.
func leftOut(shown, taken string, known ...string) Left {
	have := make(map[string]int)
	for _, line := range append(strings.Split(taken, "\n"), known...) {
		have[solid(line)]++
	}
	var missed []string // in the order of the page; "" where a line was taken
	for _, line := range strings.Split(shown, "\n") {
		key := solid(line)
		if key == "" {
			continue
		}
		if have[key] > 0 {
			have[key]--
			line = ""
		}
		missed = append(missed, line)
	}
	var rest []string // lines taken that stand otherwise on the page: one of them may be several there, or a part of one
	for _, line := range strings.Split(taken, "\n") {
		if key := solid(line); key != "" && have[key] > 0 {
			have[key]--
			rest = append(rest, key)
		}
	}
	var left Left
	work := maxCompared
	for i, line := range missed {
		if work -= len(line) * len(rest); line != "" && work >= 0 {
			missed[i] = without(line, rest)
		}
		left.Characters += utf8.RuneCountInString(solid(missed[i]))
	}
	left.Blocks = sentences(missed)
	return left
}

// maxCompared bounds the bytes of lines in which others are looked for, each for every one that is looked for. Beyond it more is
// counted as left out than was.
const maxCompared = 64 << 20

// solid is a line without its white space, by which lines are compared: the extractor changes spacing.
func solid(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, line)
}

// without takes away from a line what was taken of it. parts are solid; what is used of them is cut off.
func without(line string, parts []string) string {
	key := solid(line)
	for i, part := range parts {
		if part == "" || key == "" {
			continue
		}
		switch at := strings.Index(key, part); {
		case at >= 0: // the line had more
			parts[i] = ""
			line = spaced(line, 0, at) + " " + spaced(line, at+len(part), len(key))
			key = key[:at] + key[at+len(part):]
		case strings.Contains(part, key): // the line became part of a longer one
			parts[i] = strings.Replace(part, key, "", 1)
			line, key = "", ""
		}
	}
	return strings.TrimSpace(line)
}

// spaced is the part of a line between two bytes of its solid form.
func spaced(line string, from, to int) string {
	var b strings.Builder
	at := 0
	for _, r := range line {
		if at >= from && at < to {
			b.WriteRune(r)
		}
		if !unicode.IsSpace(r) {
			at += utf8.RuneLen(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// sentences finds the blocks of more than a sentence: lines that have several, and lines of one each that follow one another.
func sentences(lines []string) []string {
	var found []string
	first, run, named := "", 0, false
	for _, line := range lines {
		n := count(line)
		switch {
		case n == 0:
			run, named = 0, false
			continue
		case n > 1:
			found, named = append(found, words(line)), true
		case run == 0:
			first = words(line)
		case !named:
			found, named = append(found, first), true
		}
		run++
	}
	return found
}

// count is the number of sentences that end in a line.
func count(line string) int {
	n := 0
	for s := segment.NewSentences(line); s.Next(); {
		end := strings.TrimRightFunc(line[s.Start():s.End()], func(r rune) bool {
			return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || r == '"' || r == '\''
		})
		last, _ := utf8.DecodeLastRuneInString(end)
		if strings.ContainsRune("।॥.?!…", last) {
			n++
		}
	}
	return n
}

// words are the first words of a line, as a notice quotes them.
func words(line string) string {
	const most = 5
	fields := strings.Fields(line)
	if len(fields) <= most {
		return strings.Join(fields, " ")
	}
	return strings.Join(fields[:most], " ") + "…"
}
