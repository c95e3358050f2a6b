package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"tippani/model/message"
)

const (
	sentence = "📰 ঢাকায় এক সভায় বক্তারা বলেন, র\u200d্যাব ও ক্\u200cষ নিয\u09bcে এই আলোচনা চলবে, এবং সময়মতো সিদ্ধান্ত জানানো হবে।"
	webPage  = `<html lang="bn"><head><title>খবর</title><meta name="author" content="রহিম"><link rel="canonical" ` +
		`href="https://example.org/1"></head>` +
		`<body><nav><a href="/">প্রথম পাতা</a></nav><article><p>` + sentence + "</p><p>" + sentence + `</p></article></body></html>`
	webText  = sentence + "\n" + sentence
	taken    = "The article was taken out of a web page, as plain text."
	withMenu = taken + "|Characters of the page left out: 9; --page whole takes all of it."
	isBijoy  = "The text was Bijoy (SutonnyMJ) and is now Unicode."
	asLatin  = "The bytes were read as Windows-1252, the encoding of text in Bijoy fonts."
	bijoyRaw = "Avwg evsjvq Mvb MvB| wZwb e‡jb, XvKv kn‡ii gvbyl Avb›`bMi †_‡K wd‡i G‡m‡Qb|"
	bijoyOut = "আমি বাংলায\u09bc গান গাই। তিনি বলেন, ঢাকা শহরের মানুষ আনন্দনগর থেকে ফিরে এসেছেন।"
)

func in(t testing.TB, encoding *charmap.Charmap, text string) string {
	out, err := encoding.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFileIsReadAsWhatItIs(t *testing.T) {
	page1252 := func(head, body string) string { return in(t, charmap.Windows1252, "<html>"+head+"<body><p>"+body) }
	for _, c := range []struct {
		name, file, data string
		opt              Options
		text, title      string
		notices          []string
	}{
		{"a web page", "a.html", webPage, Options{}, webText, "খবর", []string{withMenu}},
		{"a web page without ending", "a", "<!-- x --><!DOCTYPE html>" + webPage, Options{}, webText, "খবর", []string{withMenu}},
		{"a web page in UTF-16", "a.HTM", utf16le(webPage), Options{}, webText, "খবর",
			[]string{"The text was UTF-16 (little endian) and is now UTF-8.", withMenu}},
		{"all of a web page", "a.html", webPage, Options{WholePage: true}, "প্রথম পাতা\n" + webText, "খবর",
			[]string{"All text of a web page was taken, as plain text."}},
		{"XHTML", "a.xhtml", `<?xml version="1.0" encoding="UTF-8"?><html><head><title/></head><body><p>` + sentence +
			"</p></body></html>", Options{}, sentence, "", []string{taken}},
		{"a text that begins with a tag", "a", "<b>ক</b>", Options{}, "<b>ক</b>", "<b>ক</b>", nil},
		{"a page called text", "a.txt", "<!DOCTYPE html><p>ক", Options{}, "<!DOCTYPE html><p>ক", "<!DOCTYPE html><p>ক", nil},
		{"a page that declares windows-1252", "a.html", page1252("<meta charset=iso-8859-1>", "L’été œuvre"), Options{}, "L’été œuvre",
			"L’été œuvre",
			[]string{"The text was windows-1252 and is now UTF-8.", taken}},
		{"a page that declares what it is not", "a.html", "<meta charset=windows-1252><p>" + sentence, Options{}, sentence, "",
			[]string{"The page declares the encoding windows-1252, but it is UTF-8 and was read as that.", taken}},
		{"a page in the encoding that the person says", "a.html", "<p>\xca\xd2", Options{Encoding: "koi8-r"}, fromKOI8(t, "\xca\xd2"), "",
			[]string{"The text was koi8-r and is now UTF-8.", taken}},
		{"a page in Bijoy", "a.html", page1252(`<meta charset=x-user-defined><title>evsjv‡`+"`k</title>", bijoyRaw), Options{}, bijoyOut,
			"বাংলাদেশ",
			[]string{"The text was windows-1252 and is now UTF-8.", taken, isBijoy}},
		{"a page in Bijoy that stays", "a.html", page1252(`<meta charset=windows-1252>`, bijoyRaw), Options{Bijoy: BijoyNever}, bijoyRaw,
			"",
			[]string{"The text was windows-1252 and is now UTF-8.", taken}},
		{"a text in Bijoy, in Windows-1252", "a.txt", in(t, charmap.Windows1252, bijoyRaw), Options{}, bijoyOut, "",
			[]string{asLatin, isBijoy}},
		{"a text in Bijoy, decoded before", "a.txt", bijoyRaw, Options{}, bijoyOut, "", []string{isBijoy}},
		{"a text in Bijoy with CRLF", "a.txt", "XvKv‡Z\r\nevsjv‡`k\r\n", Options{}, "ঢাকাতে\nবাংলাদেশ\n", "ঢাকাতে",
			[]string{"2 lines ended in CRLF and now end in LF.", isBijoy}},
		{"English with a little Bijoy", "a.txt", "XvKvq proposal Kiv n‡q‡Q, wZwb e‡jb|", Options{},
			"ঢাকায\u09bc proposal করা হয\u09bcেছে, তিনি বলেন।", "",
			[]string{"The text was Bijoy (SutonnyMJ) and is now Unicode; 1 word that did not read as Bijoy was left as it was."}},
		{"a word that is Bijoy because the person says so", "a.txt", "Kgj", Options{Bijoy: BijoyYes}, "কমল", "কমল",
			[]string{"The text was Bijoy (SutonnyMJ), as you said, and is now Unicode."}},
		{"a word that nothing shows to be Bijoy", "a.txt", "Kgj", Options{}, "Kgj", "Kgj", nil},
		{"Unicode Bengali that the person says is Bijoy", "a.txt", bengali, Options{Bijoy: BijoyYes}, bengali, "", nil},
		{"a text in the encoding that the person says", "a.txt", "\xca\xd2", Options{Encoding: "koi8-r"}, fromKOI8(t, "\xca\xd2"), "",
			[]string{"The text was koi8-r and is now UTF-8."}},
		{"UTF-8, whatever the person says", "a.txt", bengali, Options{Encoding: "koi8-r"}, bengali, "", nil},
		{"UTF-16 without a mark, when the person says so", "a.txt", utf16le(bengali)[2:], Options{Encoding: "utf-16le"}, bengali, "",
			[]string{"The text was utf-16le and is now UTF-8."}},
		{"XML that declares its encoding", "a.txt", "<?xml version='1.0' encoding='koi8-r'?>\xca\xd2", Options{},
			"<?xml version='1.0' encoding='koi8-r'?>" + fromKOI8(t, "\xca\xd2"), "", []string{"The text was koi8-r and is now UTF-8."}},
		{"a web archive", "a.mht", "Snapshot-Content-Location: https://example.org/1\r\nContent-Type: multipart/related; " +
			"boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + webPage + "\r\n--b--", Options{}, webText, "খবর",
			[]string{withMenu}},
	} {
		t.Run(c.name, func(t *testing.T) {
			item, err := fileItem(c.file, "id", []byte(c.data), c.opt)
			if err != nil {
				t.Fatal(err)
			}
			meta := item.Article.Meta()
			if got := item.Article.Text(); got != c.text {
				t.Errorf("text %q, want %q", got, c.text)
			}
			if c.title != "" && meta.Title != c.title {
				t.Errorf("title %q, want %q", meta.Title, c.title)
			}
			if got, want := strings.Join(message.Texts(item.Notices), "|"), strings.Join(c.notices, "|"); got != want ||
				strings.Join(meta.Changes, "|") != want {
				t.Errorf("notices %q, changes %q, want %q", got, meta.Changes, want)
			}
		})
	}
}

func fromKOI8(t testing.TB, koi8 string) string {
	out, err := charmap.KOI8R.NewDecoder().String(koi8)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16le(text string) string {
	var out bytes.Buffer
	out.WriteString(bomUTF16LE)
	for _, r := range text {
		if r >= 0x10000 {
			r -= 0x10000
			hi, lo := 0xd800+r>>10, 0xdc00+r&0x3ff
			out.Write([]byte{byte(hi), byte(hi >> 8), byte(lo), byte(lo >> 8)})
			continue
		}
		out.Write([]byte{byte(r), byte(r >> 8)})
	}
	return out.String()
}

func TestWhatCanNotBeReadIsOneSentence(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		opt              Options
		want             string
	}{
		{"a page without article", "a.html", "<html><script>x</script>", Options{},
			"has no article that could be found; pass --page whole"},
		{"a page with zero bytes", "a.html", "<p>\x00", Options{}, "zero byte at byte 3"},
		{"a page that is not UTF-8 and declares nothing", "a.html", "<p>\xe9", Options{}, "not valid UTF-8 at byte 3"},
		{"a page that declares what is not known", "a.html", "<meta charset=bijoy-52><p>\xe9", Options{}, `the encoding "bijoy-52"`},
		{"a page that declares what can not be read safely", "a.html", "<meta charset=iso-2022-kr><p>\xe9", Options{},
			"can not be read safely"},
		{"a page that is not what it declares", "a.html", "<meta charset=big5><p>ab\xff", Options{}, "is not valid big5 after 24 letters"},
		{"a text that is not what the person says", "a.txt", "ab\xff", Options{Encoding: "euc-jp"}, "is not valid euc-jp after 2 letters"},
		{"a nested page", "a.html", strings.Repeat("<div>", 2000), Options{}, "nested too deeply"},
		{"half a letter in Unicode Bengali", "a.txt", sentence + "\xe0\xa6", Options{}, "is not valid UTF-8 at byte"},
		{"no web archive", "a.mht", "ক", Options{}, "is not a web archive"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := fileItem(c.file, "id", []byte(c.data), c.opt)
			var e *Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), c.file+": ") {
				t.Errorf("error %v, want %s: … %s", err, c.file, c.want)
			}
		})
	}
}

func TestWhatAPageSaysAboutItselfIsInMeta(t *testing.T) {
	item, err := fileItem("a.html", "id", []byte(webPage), Options{})
	if err != nil {
		t.Fatal(err)
	}
	meta := item.Article.Meta()
	var got map[string]string
	if err := json.Unmarshal(meta.Extra, &got); err != nil {
		t.Fatal(err)
	}
	if got["byline"] != "রহিম" || got["url"] != "https://example.org/1" || got["language"] != "bn" || len(got) != 3 ||
		meta.Source != "a.html" {
		t.Errorf("%s %q", meta.Extra, meta.Source)
	}
}

func TestMarkdownStaysAsItIsAndHasATitle(t *testing.T) {
	for _, c := range []struct{ name, text, title, extra string }{
		{"the first heading", "পাঠ\n\n## *রহিম* ও `ক`\u200d [সংযোগ](x) ##\n\n# খ\n", "রহিম ও ক\u200d সংযোগ", ""},
		{"an underlined heading", "শিরোনাম\nএখানে\n===\nপাঠ", "শিরোনাম এখানে", ""},
		{"front matter", "---\ntitle: \"শিরোনাম: এক\"\nauthor: রহিম\ndate: 2026-01-31\ntags: [ক, খ]\nurl: https://example.org/1\n---\n# " +
			"অন্য\n", "শিরোনাম: এক",
			`{"byline":"রহিম","published":"2026-01-31","url":"https://example.org/1"}`},
		{"front matter that says it twice", "---\ntitle: ক\ntitle: খ\n---\n", "ক", ""},
		{"TOML", "+++\ntitle = 'ক'\n+++\nখ", "ক", ""},
		{"front matter that is none", "---\nপাঠ\n\n# খ", "খ", ""},
		{"an alias bomb", "---\na: &a [x,x]\ntitle: *a\nurl: javascript:alert(1)\n---\n# খ", "খ", ""},
		{"no heading", "\n📰 পাঠ **ক**", "📰 পাঠ **ক**", ""},
		{"a heading in code", "```\n# ক\n```\n    # খ\n", "```", ""},
		{"decomposed letters", "# য\u09bc\u09c7\u09be\n", "য\u09bc\u09c7\u09be", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			item, err := fileItem("a.md", "id", []byte(c.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			meta := item.Article.Meta()
			if item.Article.Text() != c.text || meta.Title != c.title || string(meta.Extra) != c.extra || item.Notices != nil {
				t.Errorf("text %q, title %q, extra %s, notices %q", item.Article.Text(), meta.Title, meta.Extra, item.Notices)
			}
		})
	}
}

func FuzzFileItem(f *testing.F) {
	f.Add("a.html", []byte(webPage), "", byte(0))
	f.Add("a.md", []byte("---\ntitle: ক\n---\n# খ\n"), "", byte(1))
	f.Add("a", []byte(in(f, charmap.Windows1252, bijoyRaw)), "windows-1252", byte(2))
	f.Add("a.xhtml", []byte("<?xml version='1.0' encoding='utf-16'?><html><title/>\xff"), "utf-16le", byte(7))
	f.Fuzz(func(t *testing.T, name string, data []byte, encoding string, choices byte) {
		original := bytes.Clone(data)
		opt := Options{Encoding: encoding, Bijoy: Bijoy(choices % 3), ReplaceInvalid: choices&4 != 0, WholePage: choices&8 != 0}
		item, err := fileItem(name, "id", data, opt)
		if err != nil {
			if item.Article != nil || !strings.HasPrefix(err.Error(), name+": ") {
				t.Fatalf("not a sentence about the file: %q", err)
			}
			return
		}
		meta := item.Article.Meta()
		if text := item.Article.Text(); !utf8.ValidString(text) || len(item.Notices) == 0 && text != string(original) {
			t.Fatalf("%q became %q without a word", original, text)
		}
		if meta.Extra != nil && !json.Valid(meta.Extra) {
			t.Fatalf("%s is no JSON", meta.Extra)
		}
	})
}
