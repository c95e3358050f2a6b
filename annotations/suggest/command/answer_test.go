package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

func TestAProgramAnswersAndIsAskedOnceAboutAnArticle(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	r := newRig(t, "count:"+log, nil)
	text := article(t, "a\n1", "😀\u2028=\n"+
		`{"id":ID,"spans":[{"start":4,"end":6,"label":"PER","score":0.5},{"start":0,"end":1,"label":"ORG","score":1}]}`)
	all := model.Range{End: text.Article.Len()}
	// The answer holds a line feed, so it arrives as two lines, of which the first is empty.
	got := r.Propose(text, all, nil)
	if s := shown(text.Article, got); s != `ORG:entity:😀:1 PER:entity:{":0.5` {
		t.Errorf("proposed %q", s)
	}
	if name := "command:" + filepath.Base(r.opt.Command[0]); got[0].Source != name {
		t.Errorf("the source is %q, want %q", got[0].Source, name)
	}
	got[0].Label = "changed"
	begins := func(start, end model.Offset) string {
		return shown(text.Article, r.Propose(text, model.Range{Start: start, End: end}, nil))
	}
	if a, b, c := begins(0, 4), begins(1, text.Article.Len()), begins(5, 6); a != "ORG:entity:😀:1" || b != `PER:entity:{":0.5` || c != "" {
		t.Errorf("of parts: %q, %q and %q", a, b, c)
	}
	r.ask("b", `={"id":ID,"spans":[]}`)
	r.Close()
	seen, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(seen)), "\nb ")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "started\na\n1 \"😀\\u2028=\\n") || !strings.Contains(lines[0], "[PER ") {
		t.Errorf("the program was asked %q", seen)
	}
	r.says()
	if r.ask("c", "=") != "" {
		t.Error("proposed something after its end")
	}
}

func TestWrongAnswersAreNamedWithTheirLineAndTheRestIsTaken(t *testing.T) {
	const good = `{"start":0,"end":1,"label":"PER","score":0.5}`
	spans := func(list string) string { return `={"id":ID,"spans":[` + list + `]}` }
	one := func(span string) string { return spans(span + "," + good) }
	const begin = "answer line 1: left out 1 of 2 spans, the first since "
	for _, c := range []struct{ name, answer, want, said string }{
		{"no spans", spans(""), "", ""},
		{"unknown label", one(`{"start":0,"end":1,"label":"X","score":0.5}`), "=", begin + `"X" is not a label`},
		{"before the text", one(`{"start":-1,"end":1,"label":"PER","score":0.5}`), "=", begin + "start -1 and end 1"},
		{"behind the text", one(`{"start":0,"end":9999,"label":"PER","score":0.5}`), "=", begin + "start 0 and end 9999"},
		{"empty", one(`{"start":1,"end":1,"label":"PER","score":0.5}`), "=", begin + "start 1 and end 1"},
		{"score above", one(`{"start":0,"end":1,"label":"PER","score":1.5}`), "=", begin + "the score 1.5"},
		{"score below", one(`{"start":0,"end":1,"label":"PER","score":-1}`), "=", begin + "the score -1"},
		{"NaN", one(`{"start":0,"end":1,"label":"PER","score":NaN}`), "=", begin + "start, end or a score"},
		{"infinite", one(`{"start":0,"end":1,"label":"P\"NaN","score":-Infinity}`), "=", begin + "start, end or a score"},
		{"too large a number", one(`{"start":0,"end":1,"label":"PER","score":1e999}`), "=", begin + `{"start"`},
		{"no score", one(`{"start":0,"end":1,"label":"PER"}`), "=", begin + "start, end or a score"},
		{"fraction", one(`{"start":0.5,"end":1,"label":"PER","score":1}`), "=", begin + `{"start":0.5`},
		{"no object", one(`7`), "=", begin + "7 is no span"},
		{"broken off", `={"id":ID,"spans":[`, "", "answer line 1: no answer"},
		{"without spans", `={"id":ID}`, "", "answer line 1: has no spans"},
		{"refused", `={"id":ID,"spans":[],"error":"too\nlong"}`, "", `answer line 1: the command has nothing on "অ": too`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, "", nil)
			want := c.want
			if want != "" {
				want = "PER:entity:" + want + ":0.5"
			}
			if got := r.ask("অ", c.answer); got != want {
				t.Errorf("proposed %q, want %q", got, want)
			}
			if c.said == "" {
				r.says()
			} else {
				r.says(c.said)
			}
		})
	}
}

func TestRangesAreWidenedToClustersAndTrimmed(t *testing.T) {
	for _, c := range []struct {
		text       string
		start, end int
		want, said string
	}{
		{"😀 কি ", 2, 3, "কি", ""},
		{"😀 কি ", 3, 4, "কি", ""},
		{"😀 কি ", 1, 5, "কি", ""},
		{"e\u0301😀", 1, 3, "e\u0301😀", ""},
		{"😀 কি ", 1, 2, "", "only blanks between 1 and 2"},
	} {
		q := newQuestion(article(t, "a", c.text).Article, annotations.Default(), nil, "s")
		got := q.read(line{number: 2, text: fmt.Appendf(nil, `{"id":"a","spans":[{"start":%d,"end":%d,"label":"PER","score":1}]}`,
			c.start, c.end)})
		if want := strings.TrimSuffix("PER:entity:"+c.want+":1", "PER:entity::1"); shown(q.article, got.proposals) != want {
			t.Errorf("%d to %d of %q: %q", c.start, c.end, c.text, shown(q.article, got.proposals))
		}
		if said := got.complaint.String(); c.said != "" && !strings.Contains(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%d to %d of %q: said %q", c.start, c.end, c.text, said)
		}
	}
}

func TestWhatIsNoAnswerIsPassedOverUntilTheAnswerComes(t *testing.T) {
	r := newRig(t, "Loading \x1b[2J the model\n[1]\n\n"+`{"id":"else","spans":[]}`, nil)
	if got := r.ask("a", `={"id":ID,"spans":[{"start":0,"end":1,"label":"PER","score":1}]}`); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
	r.says("answer line 1: no JSON object and passed over: Loading  [2J the model")
}

func TestAHugeLineIsLeftOutAndTheNextAnswerTaken(t *testing.T) {
	r := newRig(t, "", nil)
	if got := r.ask("a", "huge"); got != "" {
		t.Errorf("proposed %q", got)
	}
	r.says("answer line 1: longer than 16 MiB")
	if got := r.ask("b", `={"id":ID,"spans":[{"start":0,"end":1,"label":"PER","score":1}]}`); got != "PER:entity:=:1" {
		t.Errorf("proposed %q", got)
	}
	r.says()
}

func TestAQuestionIsASCIIAndItsIDComesBack(t *testing.T) {
	q := newQuestion(article(t, "a\xff\xfe", "😀\"\\\x00\u0085\u2028অ").Article, annotations.Default(), []string{"PER", "ক"}, "s")
	const want = `{"id":"a\ufffd\ufffd","text":"\ud83d\ude00\"\\\u0000\u0085\u2028\u0985","labels":["PER","\u0995"]}` + "\n"
	if string(q.line) != want {
		t.Errorf("asked %s", q.line)
	}
	if got := q.read(line{text: []byte(`{"id":"a\ufffd\ufffd","spans":[]}`)}); !got.complaint.None() {
		t.Errorf("said %q", got.complaint)
	}
}
