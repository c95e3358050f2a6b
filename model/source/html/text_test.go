package html

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func textOf(t interface{ Fatal(...any) }, page string) string {
	doc, err := Parse([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return Text(doc)
}

func TestTextIsWhatABrowserShows(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"empty", "", ""},
		{"paragraphs are separated by one line feed", "<p>📰 রহিম</p>\n\n<p>করিম</p>", "📰 রহিম\nকরিম"},
		{"headings, lists and quotations too", "<h1>ক</h1><ul><li>খ<li>গ</ul><blockquote><p>ঘ</blockquote>ঙ", "ক\nখ\nগ\nঘ\nঙ"},
		{"white space collapses", "<p>  রহিম \t\r\n  বলেন  </p>", "রহিম বলেন"},
		{"also across elements", "<p>রহিম <b> বলেন</b> <i> </i>,</p>", "রহিম বলেন ,"},
		{"elements alone make no space", "<p>রা<b>ষ্ট্র</b>ীয়<wbr>তা</p>", "রাষ্ট্রীয়তা"},
		{"a line break is a line feed", "<p>ক <br> খ<br/><br>গ<br></p><p>ঘ", "ক\nখ\n\nগ\nঘ"},
		{"a line break before a paragraph's text is an empty line", "<p>ক<p><br>খ<p> <br> <br> গ", "ক\n\nখ\n\n\nগ"},
		{"no-break spaces stay", "<p>ক&nbsp;&nbsp;খ\u202fগ\u2003ঘ</p>", "ক\u00a0\u00a0খ\u202fগ\u2003ঘ"},
		{"joiners and decomposed letters stay", "<p>র&zwj;্য ক্\u200cষ য&#x9BC; য\u09bc \u09c7\u09be\u00ad</p>",
			"র\u200d্য ক্\u200cষ য\u09bc য\u09bc \u09c7\u09be\u00ad"},
		{"scripts, styles, forms and captions are left out",
			"<head><title>ট</title></head><p>ক<script>1</script><style>2</style><button>3</button><figure><img " +
				"alt='4'><figcaption>5</figcaption></figure>খ", "ক\nখ"},
		{"what is hidden is left out", "<p>ক<span hidden>1</span><span style='color:red; display : " +
			"none'>2</span><template>3</template><noscript>4</noscript>", "ক"},
		{"preformatted text keeps its lines", "<p>ক</p><pre>\n  খ\n\n গ \n</pre><p>ঘ", "ক\n  খ\n\n গ \nঘ"},
		{"cells of a row are separated by tabs",
			"<table><tr><td></td><td>ক</td> <td><p>খ</p></td></tr><tr><td></td><td>গ</td><td>ঘ</td><td></td></tr></table>ঙ",
			"ক\tখ\nগ\tঘ\nঙ"},
		{"ruby annotations are left out", "<ruby>ক<rp>(</rp><rt>ka</rt><rp>)</rp></ruby>", "ক"},
		{"comments and declarations are no text", "<!-- ক --><!DOCTYPE html><?x খ?><![CDATA[গ]]>ঘ", "ঘ"},
		{"entities of a hostile page are only text", "&lt;script&gt;&#27;]0;x&#7;", "<script>\x1b]0;x\x07"},
	} {
		if got := textOf(t, c.page); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEveryLetterOfAParagraphComesThroughOnce(t *testing.T) {
	letters := rapid.SliceOf(rapid.SampledFrom([]string{"ক", "ষ্ট্র", "\u200d", "\u200c", "য\u09bc", "📰", " ", "\n", "\u00a0", "<b>",
		"</b>", "<br>", "</p><p>", "<li>"}))
	rapid.Check(t, func(t *rapid.T) {
		page, want := "<p>", ""
		for _, s := range letters.Draw(t, "parts") {
			page += s
			if !strings.HasPrefix(s, "<") && s != " " && s != "\n" {
				want += s
			}
		}
		got := textOf(t, page)
		solid := strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' {
				return -1
			}
			return r
		}, got)
		if solid != want {
			t.Fatalf("%q gives %q, want the letters of %q", page, got, want)
		}
		if strings.Contains(got, "  ") || strings.TrimFunc(got, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }) != got {
			t.Fatalf("%q gives %q, with white space that is not shown", page, got)
		}
	})
}
