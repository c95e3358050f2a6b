package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

// TestWordsOfTwoBlocksNeverTouch has the same text in the article of a page, in a whole page and in nodes whose atoms are not set, as
// the extractor makes them.
func TestWordsOfTwoBlocksNeverTouch(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"div", "<div>করিম ঢাকায়</div><div>রহিম সিলেটে</div>", "করিম ঢাকায়\nরহিম সিলেটে"},
		{"two line breaks", "<div>করিম ঢাকায়<br><br>রহিম সিলেটে</div>", "করিম ঢাকায়\n\nরহিম সিলেটে"},
		{"two line breaks between paragraphs", "<p>করিম</p><br><br><p>রহিম</p>", "করিম\nরহিম"},
		{"a table of one cell", "<table><tr><td>করিম ঢাকায়</td></tr></table><table><tr><td>রহিম সিলেটে</td></tr></table>",
			"করিম ঢাকায়\nরহিম সিলেটে"},
		{"a table of one cell with paragraphs", "<table><tr><td><p>করিম</p><p>রহিম</p></td></tr></table>", "করিম\nরহিম"},
		{"cells", "<table><tr><td>করিম</td><td>রহিম</td></tr><tr><td>ক</td><td>খ</td></tr></table>", "করিম\tরহিম\nক\tখ"},
		{"a table's caption", "<table><caption>করিম</caption><tr><td>রহিম</td><td>ক</td></tr></table>", "করিম\nরহিম\tক"},
		{"lists", "<ul><li>করিম</li><li>রহিম<ul><li>ক</li></ul></li></ul>", "করিম\nরহিম\nক"},
		{"definitions", "<dl><dt>করিম</dt><dd>রহিম</dd></dl>", "করিম\nরহিম"},
		{"a text beside a block", "<div>করিম<div>রহিম</div>ক<p>খ</p>গ</div>", "করিম\nরহিম\nক\nখ\nগ"},
		{"a block in an inline element", "<div><span>করিম<div>রহিম</div>ক</span></div>", "করিম\nরহিম\nক"},
		{"a link around blocks", "<div><a href='/x'><h3>করিম</h3><p>রহিম</p></a></div>", "করিম\nরহিম"},
		{"headings", "<h2>করিম</h2>রহিম<h3>ক</h3>", "করিম\nরহিম\nক"},
		{"custom elements", "<my-p>করিম</my-p><my-p>রহিম</my-p>", "করিম\nরহিম"},
		{"custom elements in one another", "<x-body><x-p>করিম <b>ক</b></x-p><x-p>রহিম</x-p></x-body>", "করিম ক\nরহিম"},
		{"a custom element around blocks", "ক<x-box><div>করিম</div></x-box>রহিম", "ক\nকরিম\nরহিম"},
		{"a custom element in a line", "<p>করিম <x-name>রহিম</x-name>কে <x-y>ক</x-y></p>", "করিম রহিমকে ক"},
		{"a style that makes blocks", "<span style='color:red;display:block'>করিম</span><span style='DISPLAY : flex " +
			"!important'>রহিম</span>", "করিম\nরহিম"},
		{"a style that makes lines", "<div>ক <div style='display:inline'>করিম</div><div style='display: inline'>রহিম</div></div>",
			"ক করিমরহিম"},
		{"a rule", "করিম<hr>রহিম", "করিম\nরহিম"},
		{"running text", "<marquee>করিম</marquee>রহিম", "করিম\nরহিম"},
		{"a window that is open", "<dialog open>করিম</dialog>রহিম", "করিম\nরহিম"},
		{"a window that is closed", "<div>করিম<dialog>x</dialog>রহিম</div>", "করিম\nরহিম"},
		{"a caption between", "<div>করিম<figcaption>ছবি</figcaption>রহিম</div>", "করিম\nরহিম"},
		{"a hidden block between", "<div>করিম<div hidden>x</div>রহিম</div>", "করিম\nরহিম"},
		{"scripts disabled", "<p>করিম</p><noscript><p>x</p></noscript><p>রহিম</p>", "করিম\nরহিম"},
		{"details", "<details><summary>করিম</summary>রহিম</details>", "করিম\nরহিম"},
		{"letters in elements stay one word", "<p>ক<b>রি</b><span>ম</span></p>", "করিম"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse([]byte(c.body))
			if err != nil {
				t.Fatal(err)
			}
			want := c.want
			if got := Text(doc); got != want {
				t.Errorf("a whole page: %q, want %q", got, want)
			}
			for n := range doc.Descendants() {
				n.DataAtom = 0
			}
			if got := Text(doc); got != want {
				t.Errorf("nodes that were made: %q, want %q", got, want)
			}
			for n := range doc.Descendants() {
				n.DataAtom = atom.Td
			}
			if got := Text(doc); got != want {
				t.Errorf("nodes that were renamed: %q, want %q", got, want)
			}
			page, err := Article([]byte("<html><body><article><p>" + strings.Repeat(para, 4) + "</p>" + c.body + "<p>" +
				strings.Repeat(para, 4) + "</p></article></body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			if got := wordsOf(page.Text, 4, 4); !strings.HasPrefix(wordsOf(c.want, 0, 0), got) && got != wordsOf(c.want, 0, 0) {
				t.Errorf("an article has the words %q, not %q", got, wordsOf(c.want, 0, 0))
			}
		})
	}
}

// wordsOf is the words of a text without the paragraphs around.
func wordsOf(text string, before, after int) string {
	fields := strings.Fields(text)
	n := len(strings.Fields(para))
	return strings.Join(fields[n*before:len(fields)-n*after], " ")
}

// TestNoWordsAreJoinedByTheExtractor puts words into blocks and texts in any order and depth: each comes out alone or not at all.
func TestNoWordsAreJoinedByTheExtractor(t *testing.T) {
	open := []string{"<div>", "<p>", "<section>", "<table><tr><td>", "<ul><li>", "<x-a><p>", "<span style='display:block'>",
		"<blockquote>", "<form>", "<aside>", "<header>", "<figure><figcaption>"}
	shut := []string{"</div>", "</p>", "</section>", "</td></tr></table>", "</li></ul>", "</p></x-a>", "</span>", "</blockquote>",
		"</form>", "</aside>", "</header>", "</figcaption></figure>"}
	names := []string{"করিম", "রহিম", "সালমা", "📰", "ঢাকা"}
	rapid.Check(t, func(t *rapid.T) {
		var body strings.Builder
		known := make(map[string]bool)
		var block func(depth int)
		block = func(depth int) {
			for range rapid.IntRange(1, 3).Draw(t, "blocks") {
				k := rapid.IntRange(0, len(open)-1).Draw(t, "element")
				body.WriteString(open[k])
				word := rapid.SampledFrom(names).Draw(t, "word")
				known[word] = true
				body.WriteString(word)
				// HTML ends or ignores the outer one
				if depth < 3 && !strings.HasSuffix(open[k], "<p>") && open[k] != "<form>" && rapid.Bool().Draw(t, "deeper") {
					block(depth + 1)
					word := rapid.SampledFrom(names).Draw(t, "word after")
					known[word] = true
					body.WriteString(word)
				}
				body.WriteString(shut[k])
			}
		}
		block(0)
		for _, c := range []string{body.String(), "<article><p>" + strings.Repeat(para, 4) + "</p><div>" + body.String() + "</div><p>" +
			strings.Repeat(para, 4) + "</p></article>"} {
			for _, w := range strings.Fields(para) {
				known[w] = true
			}
			whole, err := Whole([]byte(c))
			if err != nil {
				t.Fatal(err)
			}
			texts := []string{whole.Text}
			if page, err := Article([]byte(c)); err == nil {
				texts = append(texts, page.Text)
				if solidLen(page.Text)+page.Left.Characters != solidLen(whole.Text) {
					t.Fatalf("%s\n%d characters taken and %d left out, but the page has %d", c, solidLen(page.Text), page.Left.Characters,
						solidLen(whole.Text))
				}
			}
			for _, text := range texts {
				for _, w := range strings.Fields(text) {
					if !known[w] {
						t.Fatalf("%s\nhas %q in %q", c, w, text)
					}
				}
			}
		}
	})
}

func solidLen(s string) int { return len([]rune(solid(s))) }

func TestManyUnknownElementsTakeNoLongTime(t *testing.T) {
	var b strings.Builder
	for range 200_000 {
		b.WriteString("<x-y></x-y>")
	}
	doc, err := Parse([]byte(b.String() + strings.Repeat("<x-z>", 400) + "ক"))
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	s := newShape()
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			s.block(n)
			asked++
		}
	}
	if len(s.room) > asked || len(s.holds) > asked || len(s.room) == 0 {
		t.Errorf("%d elements were asked about %d and %d times", asked, len(s.room), len(s.holds))
	}
}
