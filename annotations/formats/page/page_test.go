package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"html"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
)

// record is an article with spans by the words they cover, as "LABEL:word" or "LABEL:word…word"; they are sorted as in a Set.
func record(t testing.TB, text string, spans ...string) *formats.Doc {
	t.Helper()
	a, err := model.NewArticle("a1", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	schema := annotations.Default()
	d := &formats.Doc{Article: a, Annotator: "mina"}
	for i, s := range spans {
		label, words, _ := strings.Cut(s, ":")
		first, last, long := strings.Cut(words, "…")
		start := strings.Index(text, first)
		end := start + len(first)
		if long {
			end = strings.Index(text, last) + len(last)
		}
		l, _ := schema.Label(label)
		d.Spans = append(d.Spans, &annotations.Span{ID: "s" + string(rune('1'+i)), Label: label, Kind: l.Kind,
			Range: model.Range{Start: model.Offset(start), End: model.Offset(end)}})
	}
	return d
}

func write(t testing.TB, docs ...*formats.Doc) string {
	t.Helper()
	var b bytes.Buffer
	w, err := Format().NewWriter(formats.Output{W: &b}, formats.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// textOf is what the first article's text says to a parser of the page, by cutting tags away and reading references.
func textOf(page string) string {
	_, rest, _ := strings.Cut(page, `id="a1-t">`)
	text, _, _ := strings.Cut(rest, "</div>")
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
}

func TestSpansAreCutSoThatElementsNest(t *testing.T) {
	d := record(t, "এক দুই তিন চার\nপাঁচ ছয়", "PER:এক…তিন", "CLAIM:দুই…পাঁচ", "ORG:দুই")
	got := regexp.MustCompile(`<mark class="([eq]) l\d+ (s\d)([ az]*)"[^>]*>`).ReplaceAllString(
		strings.Split(strings.Split(write(t, d), `id="a1-t">`)[1], "</div>")[0], "<$1$2$3>")
	want := "<p><es0 a z>এক <qs1 a><es2 a z>দুই</mark> তিন</mark></mark><qs1> চার\n</mark></p><p><qs1 z>পাঁচ</mark> ছয়</p>"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestThePageHoldsTheTextWhateverItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("কখ গা<>&\"'\n\r\t\u200c\u200d\u202e\u2028;#x-!/=]"))).Filter(func(s string) bool {
			return s != ""
		}).Draw(t, "text")
		a, err := model.NewArticle("a", text, model.Meta{})
		if err != nil {
			t.Skip(err)
		}
		d := &formats.Doc{Article: a}
		for i := range rapid.IntRange(0, 6).Draw(t, "spans") {
			x := a.Index()
			from := x.Snap(rapid.IntRange(0, len(text)-1).Draw(t, "from"))
			to := model.NextCluster(a, x.Snap(rapid.IntRange(int(from), len(text)-1).Draw(t, "to")))
			if to > from {
				d.Spans = append(d.Spans, &annotations.Span{ID: string(rune('a' + i)), Label: "PER", Kind: annotations.Entity,
					Range: model.Range{Start: from, End: to}})
			}
		}
		slices.SortFunc(d.Spans, annotations.CompareSpans)
		var b strings.Builder
		s := newSection(names{annotations.Default()}, d, "a1")
		s.text(&b)
		if got := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(b.String(), "")); got != text {
			t.Fatalf("%q became %q", text, got)
		}
		dec := xml.NewDecoder(strings.NewReader("<x>" + b.String() + "</x>"))
		for {
			if _, err := dec.Token(); err != nil {
				if err.Error() != "EOF" {
					t.Fatalf("elements do not nest: %v\n%s", err, b.String())
				}
				break
			}
		}
	})
}

func TestThePolicyAllowsTheStyleSheetAndNothingElse(t *testing.T) {
	page := write(t, record(t, "<script>alert(1)</script> এক", "PER:এক"))
	sheet := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(page)[1]
	sum := sha256.Sum256([]byte(sheet))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if !strings.Contains(page, `content="`+want+`"`) {
		t.Error("the policy is another one")
	}
	if strings.Contains(page, "<script") || strings.Contains(page, " style=") || strings.Contains(page, "http") &&
		strings.Contains(strings.ReplaceAll(page, "http-equiv", ""), "http") {
		t.Error("the page has something that the policy forbids, or an address")
	}
}

func TestColoursCanBeRead(t *testing.T) {
	schema := annotations.Default()
	for _, scheme := range []struct {
		name      string
		page, ink colour
	}{{"light", lightPage, lightInk}, {"dark", darkPage, darkInk}} {
		for i := range schema.Labels {
			s := shadesOf(colourOf(schema.Labels[i].Color, i), scheme.page, scheme.ink)
			for what, c := range map[string]float64{"text on an entity": contrast(scheme.ink, s.fill), "text on a passage": contrast(scheme.ink, s.tint),
				"name on the page": contrast(s.name, scheme.page), "name on a passage": contrast(s.name, s.tint)} {
				if c < readable {
					t.Errorf("%s, %s: %s has a contrast of %.2f", scheme.name, schema.Labels[i].Name, what, c)
				}
			}
		}
	}
	for name := range sixteen {
		for _, at := range [][2]colour{{lightPage, lightInk}, {darkPage, darkInk}} {
			if s := shadesOf(colourOf(name, 0), at[0], at[1]); contrast(at[1], s.fill) < readable || contrast(s.name, at[0]) < readable {
				t.Errorf("%s can't be read", name)
			}
		}
	}
}

// TestABrowserSeesTheTextAsItIs opens a page with everything hostile in a browser, which is asked for the text that it sees.
func TestABrowserSeesTheTextAsItIs(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	text := "</div></article><script>document.title='no'</script>\n😀 <b>মোটা</b> &amp; &lt; ক্\u200cষ র\u200d্যাব \u202eউল্টো\u202c \r\nএক\u2028দুই\tতিন\n\n'\"><img src=x onerror=alert(1)>\n" +
		strings.Repeat("লম্বা", 3000) + "\nশেষ"
	d := record(t, text, "PER:মোটা", "QUOTE:ক্\u200cষ…দুই", "ORG:উল্টো")
	slices.SortFunc(d.Spans, annotations.CompareSpans)
	d.Relations = []*annotations.Relation{{ID: "r1", From: d.Spans[1].ID, To: d.Spans[0].ID, Label: "SPEAKER"}}
	d.Spans[0].Note = "</style><script>alert(2)</script>"
	path := filepath.Join(t.TempDir(), "p.html")
	if err := os.WriteFile(path, []byte(write(t, d)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "file://"+path).Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tree := string(out)
	if got := textOf(tree); got != text {
		t.Errorf("the browser sees\n%.600q\nof\n%.600q", got, text)
	}
	if strings.Contains(tree, "<script") || strings.Contains(tree, "<img") {
		t.Error("text became an element")
	}
}

func TestControlsOfDirectionReachNothingAround(t *testing.T) {
	d := record(t, "এক \u202eদুই", "PER:\u202eদুই")
	d.Spans[0].Note, d.Annotator = "\u202eনোট", "\u202eমিনা"
	d.Spans[0].Label = "\u202eX"
	page := write(t, d)
	_, rest, _ := strings.Cut(page, "</div>") // behind the text
	front, _, _ := strings.Cut(page, `id="a1-t"`)
	for _, part := range []string{front, rest} {
		if strings.Contains(part, "\u202e") {
			t.Error("a control stands outside the article's text")
		}
	}
	if !strings.Contains(page, "[RLO]নোট") {
		t.Error("the control of the note is not told")
	}
}

// TestThePageFollowsTheSystem asks a browser for the colour of the page's corner in both schemes.
func TestThePageFollowsTheSystem(t *testing.T) {
	page := write(t, record(t, "এক", "PER:এক"))
	for scheme, want := range map[string]colour{dark: darkPage, light: lightPage} {
		if got := at(shot(t, page, scheme, 300, 200), 2, 2); got.String() != want.String() {
			t.Errorf("scheme %s: the page is %s, want %s", scheme, got, want)
		}
	}
}

// The numbers of Chromium's own setting.
const dark, light = "0", "1"

// shot is a page as a browser shows it, in a window of so many pixels.
func shot(t *testing.T, page, scheme string, width, height int) image.Image {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	path, png := filepath.Join(t.TempDir(), "p.html"), filepath.Join(t.TempDir(), "p.png")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--blink-settings=preferredColorScheme="+scheme,
		fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot="+png, "file://"+path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := os.Open(png)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// at is the colour of a pixel.
func at(img image.Image, x, y int) colour {
	r, g, b, _ := img.At(x, y).RGBA()
	return colour{float64(r) / 65535, float64(g) / 65535, float64(b) / 65535}
}

// The heading of the only article says what the page's says; readers of the screen are told both.
func TestATitleIsNotSeenTwiceHoweverLongItIs(t *testing.T) {
	page := write(t, record(t, strings.Repeat("WWWW ", 60)+"\nএক", "PER:এক"))
	without := regexp.MustCompile(`(<article[^>]*>\n)<h2.*?</h2>`).ReplaceAllString(page, "$1")
	if with, want := shot(t, page, light, 700, 600), shot(t, without, light, 700, 600); page == without || !cmp.Equal(with, want) {
		t.Error("the heading is seen")
	}
}

// The window is so narrow, and the span so far to the right, that beside it there is no room.
func TestWhatASpanIsLinkedToIsSeenWhole(t *testing.T) {
	d := record(t, "রহিম বলেন এই কথাটি কেউ", "PER:রহিম", "QUOTE:এই…কেউ", "CLAIM:কেউ")
	slices.SortFunc(d.Spans, annotations.CompareSpans)
	who, quote, claim := d.Spans[0].ID, d.Spans[1].ID, d.Spans[2].ID
	d.Relations = []*annotations.Relation{{ID: "r1", From: quote, To: who, Label: "SPEAKER"}, {ID: "r2", From: claim, To: who, Label: "CLAIMANT"}}
	page := write(t, d)
	const width, height = 500, 800
	for _, id := range []string{"a1-1", "a1-2"} {
		focused := strings.Replace(page, `id="`+id+`" tabindex="0"`, `id="`+id+`" tabindex="0" autofocus`, 1)
		img := shot(t, focused, light, width, height)
		first, last := width, 0
		for x := range width {
			if at(img, x, height-30).String() != lightPage.String() {
				first, last = min(first, x), max(last, x)
			}
		}
		if first > last || first < 10 || last > width-10 || at(img, first+8, height-30).String() != lightInk.String() {
			t.Errorf("%s: what it is linked to stands from %d to %d of %d pixels", id, first, last, width)
		}
	}
}

// A page with 600 links among 5,600 spans took Chromium a second for each move of the pointer.
func TestLinksLightUpWhereABrowserIsQuickEnough(t *testing.T) {
	linked := func(spans, links int) *formats.Doc {
		d := record(t, strings.Repeat("এক ", spans))
		for i := range spans {
			start := model.Offset(i * len("এক "))
			d.Spans = append(d.Spans, &annotations.Span{ID: fmt.Sprint("s", i), Label: "QUOTE", Kind: annotations.Quote,
				Range: model.Range{Start: start, End: start + model.Offset(len("এক"))}})
		}
		for i := range links {
			d.Relations = append(d.Relations, &annotations.Relation{ID: fmt.Sprint("r", i), From: d.Spans[i].ID, To: d.Spans[0].ID, Label: "SPEAKER"})
		}
		return d
	}
	rules := func(docs ...*formats.Doc) int {
		return strings.Count(write(t, docs...), "{outline:2px solid currentColor")
	}
	if n := rules(linked(300, 200)); n != 200 {
		t.Errorf("%d of 200 links among 300 spans light up", n)
	}
	if n := rules(linked(5600, 600), linked(10, 9)); n != 9 {
		t.Errorf("%d links light up beside an article with too many", n)
	}
}

func TestWhatHasNoSpansHasNoLegend(t *testing.T) {
	for _, page := range []string{write(t), write(t, record(t, "এক")), write(t, record(t, "এক"), record(t, "দুই"))} {
		if strings.Count(page, "<h1>") != 1 || strings.Contains(page, "<ul>") || strings.Contains(page, "(labels)") {
			t.Error(page[strings.Index(page, "<body>"):])
		}
		if strings.Contains(page, `href="#a1"`) != strings.Contains(page, `id="a1"`) {
			t.Error("a link leads nowhere")
		}
	}
}

func TestEachPartOfASpanSaysWhatItIsLinkedTo(t *testing.T) {
	d := record(t, "রহিম এক দুই\nতিন চার", "PER:রহিম", "QUOTE:এক…তিন", "ORG:দুই")
	slices.SortFunc(d.Spans, annotations.CompareSpans)
	for i := range 2 * mostTold {
		d.Relations = append(d.Relations, &annotations.Relation{ID: fmt.Sprint("r", i), From: d.Spans[1].ID, To: d.Spans[0].ID, Label: "SPEAKER"})
	}
	parts := regexp.MustCompile(`<mark class="q[^>]*>`).FindAllString(write(t, d), -1)
	if len(parts) != 2 {
		t.Fatalf("%q", parts)
	}
	for _, p := range parts {
		if n := strings.Count(p, "রহিম"); n != mostTold || !strings.Contains(p, "… +১২\"") {
			t.Errorf("%d partners are told: %s", n, p)
		}
	}
}
