package keymap

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed layouts.txt
var layoutTable string

// layouts reads the table when it is first needed: most starts of the program never see a Bengali letter as a shortcut.
var layouts = sync.OnceValue(func() []*Layout { return mustParseLayouts(layoutTable) })

// Layout is a Bengali keyboard layout: what each key of a US keyboard gives while it is active.
type Layout struct {
	Name  string // stable, for the configuration: "probhat"
	XKB   string // layout and variant as X calls them: "bd(probhat)"
	Title string // for people

	keys    map[string][]string // characters, NFD -> the US keys that give them, best guess first
	silent  []string            // US keys of which nothing is known
	longest int                 // bytes of the longest entry of keys
}

// Layouts lists the layouts that the program knows.
func Layouts() []*Layout { return slices.Clone(layouts()) }

// LayoutNamed finds a layout by its name or its XKB name, in either of X's spellings: "bd(probhat)", "bd+probhat".
func LayoutNamed(name string) (*Layout, bool) {
	for _, l := range layouts() {
		if strings.EqualFold(name, l.Name) || strings.EqualFold(name, l.XKB) || strings.EqualFold(strings.Replace(name, "+", "(", 1)+")",
			l.XKB) {
			return l, true
		}
	}
	return nil, false
}

// Physical is the US key whose character in this layout is text. Precomposed and decomposed forms are one (U+09DF, and
// U+09AF U+09BC). Of several keys that give the same character it is the one without shift, the first in the alphabet.
func (l *Layout) Physical(text string) (usKey string, ok bool) {
	keys := l.PhysicalAll(text)
	if len(keys) == 0 {
		return "", false
	}
	return keys[0], true
}

// PhysicalAll lists every US key whose character in this layout is text, the best guess first.
func (l *Layout) PhysicalAll(text string) []string { return l.keys[norm.NFD.String(text)] }

// Silent lists the US keys of which the layout's table does not tell what they give.
func (l *Layout) Silent() []string { return slices.Clone(l.silent) }

// Split cuts the text of one key message into the keystrokes it is made of: a terminal hands over letters that arrive
// together as one message. The longest entry of the table wins, so that a letter sent decomposed stays one key.
func (l *Layout) Split(text string) []string {
	var keys []string
	for rest := norm.NFD.String(text); rest != ""; {
		n := min(l.longest, len(rest))
		for ; n > 0 && l.keys[rest[:n]] == nil; n-- {
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(rest)
		}
		keys, rest = append(keys, rest[:n]), rest[n:]
	}
	return keys
}

// Gives lists what each US key types where that differs from the US layout.
func (l *Layout) Gives() map[string]string {
	gives := map[string]string{}
	for text, keys := range l.keys {
		for _, key := range keys {
			gives[key] = text
		}
	}
	return gives
}

func mustParseLayouts(table string) []*Layout {
	parsed, err := parseLayouts(table)
	if err != nil {
		panic(err) // the embedded table is wrong: a test finds it
	}
	return parsed
}

func parseLayouts(table string) ([]*Layout, error) {
	var parsed []*Layout
	for i, line := range strings.Split(table, "\n") {
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "layout "); ok {
			fields := strings.Split(rest, " | ")
			if len(fields) != 3 {
				return nil, fmt.Errorf("layouts.txt:%d: want NAME | XKB | title", i+1)
			}
			parsed = append(parsed, &Layout{Name: fields[0], XKB: fields[1], Title: fields[2], keys: map[string][]string{}})
			continue
		}
		if len(parsed) == 0 {
			return nil, fmt.Errorf("layouts.txt:%d: keys before the first layout", i+1)
		}
		l := parsed[len(parsed)-1]
		if rest, ok := strings.CutPrefix(line, "none "); ok {
			l.silent = strings.Fields(rest)
			continue
		}
		for _, pair := range strings.Fields(line) {
			if err := l.add(pair); err != nil {
				return nil, fmt.Errorf("layouts.txt:%d: %w", i+1, err)
			}
		}
	}
	for _, l := range parsed {
		for _, keys := range l.keys {
			slices.SortFunc(keys, byEase)
		}
	}
	return parsed, nil
}

func (l *Layout) add(pair string) error {
	if len(pair) < 3 || pair[1] != ':' {
		return fmt.Errorf("%q is not KEY:CODE", pair)
	}
	var text strings.Builder
	for code := range strings.SplitSeq(pair[2:], "+") {
		r, err := strconv.ParseUint(code, 16, 21)
		if err != nil {
			return fmt.Errorf("%q is not KEY:CODE: %w", pair, err)
		}
		text.WriteRune(rune(r))
	}
	folded := norm.NFD.String(text.String())
	l.keys[folded] = append(l.keys[folded], pair[:1])
	l.longest = max(l.longest, len(folded))
	return nil
}

// byEase puts keys without shift before keys with it, then follows the alphabet.
func byEase(a, b string) int {
	shifted := func(key string) int {
		if strings.Contains(`~!@#$%^&*()_+{}|:"<>?ABCDEFGHIJKLMNOPQRSTUVWXYZ`, key) {
			return 1
		}
		return 0
	}
	if d := shifted(a) - shifted(b); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}
