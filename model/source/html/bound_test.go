package html

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"tippani/model"
)

func TestHostilePagesAreRefusedOrRead(t *testing.T) {
	fonts := strings.Builder{}
	for i := range 400 {
		fonts.WriteString("<font color=" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ">")
	}
	for _, c := range []struct{ name, page, err string }{
		{"nested a million deep", strings.Repeat("<b>", 1_000_000), "more elements than are read"},
		{"nested a thousand deep", strings.Repeat("<div>", 1000) + "ক", "nested too deeply"},
		{"three million elements", strings.Repeat("<p>", 3_000_000), "more elements than are read"},
		{"tags that are repeated in each paragraph", fonts.String() + strings.Repeat("<p>ক", 20_000), "more elements than are read"},
		{"a tag of 17 MiB", "<p a=" + strings.Repeat("a", 17<<20), "in one piece"},
		{"elements of many attributes", strings.Repeat("<p a b c d e f g h i j k l m n o p q r s t u v w x y z>", 100_000),
			"more elements than are read"},
		{"more text than is read", strings.Repeat("<p>কথা", model.MaxRecord/12+1), "without its pictures"},
		{"larger than is read", strings.Repeat(" ", MaxBytes+1), "at most"},
		{"nested as deep as is read", strings.Repeat("<div>", 500) + "ক", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse([]byte(c.page))
			if c.err == "" {
				if err != nil || Text(doc) != "ক" {
					t.Errorf("error %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("error %v, want … %s", err, c.err)
			}
		})
	}
}

func TestMemoryIsWatchedWhileAPageIsRead(t *testing.T) {
	// The end tags in CDATA are text to the parser and tags to the tokenizer that estimates.
	var page strings.Builder
	page.WriteString("<p>")
	for i := range 300 {
		fmt.Fprintf(&page, "<font color=c%d>", i)
	}
	page.WriteString("<svg><![CDATA[>" + strings.Repeat("</font>", 300) + "]]></svg>" + strings.Repeat("<p>ক", 5000))
	if n, err := estimate([]byte(page.String())); err != nil || n > maxTree {
		t.Fatalf("the page does not fool the estimate any more: %d bytes, error %v", n, err)
	}
	runtime.GC() // what other tests left would be collected while the page grows
	if _, err := parse([]byte(page.String()), 32<<20); err == nil || !strings.Contains(err.Error(), "too much memory") {
		t.Errorf("error %v", err)
	}
}

func TestPicturesInAPageDoNotCount(t *testing.T) {
	picture := "data:image/png;base64," + strings.Repeat("iVBOR+/w", 1<<20)
	for _, c := range []struct{ name, page string }{
		{"in attributes", strings.Repeat(`<p>📰 ক<img src="`+picture+`"></p>`, 5)},
		{"without quotes and in a style", "<style>a{background:url(" + picture + ")}</style><p>📰 ক" +
			strings.Repeat("<img src="+picture+">", 4)},
	} {
		if len(c.page) <= model.MaxRecord {
			t.Fatal("the page is read with its pictures too")
		}
		doc, err := Parse([]byte(c.page))
		if err != nil || !strings.Contains(Text(doc), "📰 ক") {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	spoken := "<p>data:text/plain;base64," + strings.Repeat("QUJD", 1000) + "ক" + strings.Repeat(" ", largePage)
	if doc, err := Parse([]byte(spoken)); err != nil || !strings.Contains(Text(doc), "QUJDক") {
		t.Errorf("a text about base64 was cut: error %v", err)
	}
}
