package html

import (
	"strings"
	"testing"
)

const mht = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/4\r\nSubject: x\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: " +
	"image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n" +
	"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: " +
	"https://example.org/5\r\n\r\n<p>=E0=A6=\r\n=95=3D\r\n--b--\r\n"

func TestThePageOfAWebArchiveIsFound(t *testing.T) {
	base64 := strings.NewReplacer("quoted-printable", "base64", "<p>=E0=A6=\r\n=95=3D", "PHA+4KaV\r\nPQ==").Replace(mht)
	for _, c := range []struct{ name, data string }{{"quoted-printable", mht}, {"base64", base64}} {
		s, err := FromMHT([]byte(c.data))
		if err != nil || strings.TrimSpace(string(s.Page)) != "<p>ক=" || s.Charset != "utf-8" || s.URL != "https://example.org/4" {
			t.Errorf("%s: %q %+v %v", c.name, s.Page, s, err)
		}
	}
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "is not a web archive"},
		{"a letter", "Subject: x\r\n\r\nক", "without a page"},
		{"no HTML", strings.ReplaceAll(mht, "text/html;", "text/css;"), "without a page"},
		{"cut off", mht[:len(mht)-20], "damaged"},
		{"parts without end", "Content-Type: multipart/related; boundary=b\r\n\r\n" +
			strings.Repeat("--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", 50), "web archive"},
	} {
		if _, err := FromMHT([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want … %s", c.name, err, c.want)
		}
	}
}

func TestXHTMLIsReadAsXMLMeansIt(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"an empty title hides nothing", "<html><head><title/><script src='a>b'/></head><body><p>ক</p></body></html>", "ক"},
		{"an empty anchor does not go on", "<p><a id=\"x\"/>ক<br/>খ<b/>গ</p>", "ক\nখগ"},
		{"CDATA is text", "<p><![CDATA[<ক> & ]]>খ</p>", "<ক> & খ"},
	} {
		page, err := FromXHTML([]byte(c.page))
		if got := textOf(t, string(page)); err != nil || got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzMHT(f *testing.F) {
	f.Add(mht)
	f.Fuzz(func(t *testing.T, data string) {
		s, err := FromMHT([]byte(data))
		if err != nil {
			return
		}
		_, _ = FromXHTML(s.Page)
	})
}
