package html

import "testing"

func TestTheEncodingThatAPageDeclares(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"none", "<html><body>ক", ""},
		{"empty", "", ""},
		{"meta charset", "<!-- ক --><html><head><meta charset=' windows-1252 '>", "windows-1252"},
		{"http-equiv", `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=x-user-defined">`, "x-user-defined"},
		{"XML declaration", `<?xml version="1.0" encoding='ISO-8859-1'?><html>`, "ISO-8859-1"},
		{"not in the body", "<body><meta charset=koi8-r>", ""},
		{"not in a script", "<script>'<meta charset=koi8-r>'</script>", ""},
		{"not by another meta", `<meta name="description" content="text/html; charset=koi8-r">`, ""},
	} {
		if got := Charset([]byte(c.page)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
