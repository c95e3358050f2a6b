package html

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

const para = "ঢাকায় রোববার সকালে অনুষ্ঠিত এক সভায় বক্তারা বলেন, র\u200d্যাব ও ক্\u200cষ নিয়ে এই আলোচনা চলবে, এবং সময়মতো " +
	"সিদ্ধান্ত জানানো হবে। "

var page = `<!DOCTYPE html>
<!-- saved from url=(0031)https://example.org/saved.html -->
<html lang="bn"><head><meta charset="utf-8"><title>সভার খবর | দৈনিক উদাহরণ</title>
<meta property="og:site_name" content="দৈনিক উদাহরণ"><meta property="og:title" content="সভার খবর">
<meta property="article:published_time" content="2026-01-31T09:30:00+06:00"><meta name="author" content="রহিম  উদ্দিন">
<link rel="canonical" href="https://example.org/news/1"></head>
<body><nav><ul><li><a href="/">প্রথম পাতা</a><li><a href="/x">খেলা</a></ul></nav>
<article><h1>সভার খবর</h1><p>` + strings.Repeat(para, 4) +
	`</p><h2>উপশিরোনাম</h2><figure><img src="a.jpg"><figcaption>ছবি: সংগৃহীত</figcaption></figure>
<p>দ্বিতীয় <b>অনুচ্ছেদ</b>,&nbsp;<a href="/y">সংযোগ</a>সহ।<br>নতুন লাইন, ` + strings.Repeat(para, 3) + `</p><blockquote><p>‘উদ্ধৃতি’ ` +
	para + `</p></blockquote></article>
<aside class="sidebar"><p>আরও পড়ুন</p></aside><footer><p>স্বত্ব ২০২৬</p></footer><script>var x = "ক"</script></body></html>`

func TestTheArticleIsFoundInAPage(t *testing.T) {
	got, err := Article([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	body := "সভার খবর\n" + strings.TrimSpace(strings.Repeat(para, 4)) + "\nউপশিরোনাম\nদ্বিতীয় অনুচ্ছেদ,\u00a0সংযোগসহ।\nনতুন লাইন, " +
		strings.TrimSpace(strings.Repeat(para, 3)) + "\n‘উদ্ধৃতি’ " + strings.TrimSpace(para)
	want := Page{Text: body, Title: "সভার খবর", Byline: "রহিম উদ্দিন", Published: "2026-01-31T09:30:00+06:00", Site: "দৈনিক উদাহরণ",
		URL: "https://example.org/news/1", Language: "bn", Left: Left{Characters: 42}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestAWholePageHasItsMenusToo(t *testing.T) {
	got, err := Whole([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(got.Text, "প্রথম পাতা\nখেলা\nসভার খবর\n") || !strings.HasSuffix(got.Text, "\nআরও পড়ুন\nস্বত্ব ২০২৬") {
		t.Errorf("%q", got.Text)
	}
}

func TestWhereAPageIsFrom(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"the canonical address", page, "https://example.org/news/1"},
		{"og:url", `<meta property="og:url" content="http://a.example/1">`, "http://a.example/1"},
		{"the comment of a browser", "<!DOCTYPE html>\n<!-- saved from url=(0022)https://example.org/2 -->\n<html>",
			"https://example.org/2"},
		{"the comment of SingleFile", "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/3 \n saved " +
			"date: x\n-->", "https://example.org/3"},
		{"no address of another kind", `<link rel=canonical href="javascript:alert(1)"><meta property="og:url" ` +
			`content="file:///etc/passwd">`, ""},
	} {
		doc, err := Parse([]byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if got := described(doc).URL; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAPageWithoutArticleIsASentence(t *testing.T) {
	for _, c := range []struct{ name, page string }{
		{"empty", ""}, {"blank", "<html><body> \n </body></html>"}, {"only scripts", "<script>x</script>"},
		{"only a frame", "<iframe src='file:///etc/passwd'></iframe>"},
	} {
		if _, err := Article([]byte(c.page)); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := Whole([]byte(c.page)); err == nil {
			t.Errorf("%s: the whole page is no error", c.name)
		}
	}
}

func FuzzArticle(f *testing.F) {
	f.Add(page)
	f.Add("<table><tr><td>ক<td><pre>\n\nখ</table><svg><title>গ</title></svg><ruby>ঘ<rt>ঙ")
	f.Add("<b><i><p><a><font><select><template><math><mtext><table><b>ক")
	f.Fuzz(func(t *testing.T, page string) {
		for _, read := range []func([]byte) (Page, error){Article, Whole} {
			p, err := read([]byte(page))
			if err != nil && (p.Text != "" || strings.ContainsAny(err.Error(), "\n\x00")) {
				t.Fatalf("error %q with text %q", err, p.Text)
			}
			if err == nil && strings.TrimSpace(p.Text) == "" {
				t.Fatal("no text and no error")
			}
		}
	})
}

func BenchmarkArticle(b *testing.B) {
	large := strings.Replace(page, "</article>", strings.Repeat("<div class=a><p>"+strings.Repeat(para, 3)+"</p></div>", 3000)+
		"</article>", 1)
	for _, c := range []struct{ name, page string }{{"8 kB", page}, {"4 MB", large}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.page)))
			for b.Loop() {
				if _, err := Article([]byte(c.page)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
