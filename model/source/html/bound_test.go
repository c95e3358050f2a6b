package html

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestHostilePagesAreRefusedOrRead(t *testing.T) {
	fonts := strings.Builder{}
	for i := range 400 {
		fonts.WriteString("<font color=" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ">")
	}
	for _, c := range []struct{ name, page, err string }{
		{"nested a million deep", strings.Repeat("<b>", 1_000_000), "the most that is read"},
		{"nested a thousand deep", strings.Repeat("<div>", 1000) + "ক", "nested too deeply"},
		{"three million elements", strings.Repeat("<p>", 3_000_000), "the most that is read"},
		{"tags that are repeated in each paragraph", fonts.String() + strings.Repeat("<p>ক", 20_000), "the most that is read"},
		{"a tag of 17 MiB", "<p " + strings.Repeat("a ", 17<<19), "in one piece"},
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
	if n, err := estimate([]byte(page.String())); err != nil || n > maxNodes {
		t.Fatalf("the page does not fool the estimate any more: %d nodes, error %v", n, err)
	}
	runtime.GC() // what other tests left would be collected while the page grows
	if _, err := parse([]byte(page.String()), 32<<20); err == nil || !strings.Contains(err.Error(), "too much memory") {
		t.Errorf("error %v", err)
	}
}
