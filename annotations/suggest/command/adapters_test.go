package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheAdaptersOfTheDocumentationAnswer runs docs/adapters as programs, with stand-ins for the libraries.
func TestTheAdaptersOfTheDocumentationAnswer(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	stubs, _ := filepath.Abs("testdata/python")
	adapters, _ := filepath.Abs("../../../docs/adapters")
	words := strings.Repeat("কথা😀 ", 300)
	texts := []struct{ id, text, want string }{ // P and G: the spans of রহিম and ঢাকা
		{"emoji", "😀 রহিম ঢাকায়।", "P G"},
		{"lines", "রহিম\n\n\u2028ঢাকা\r\n😀রহিম", "P G P"},
		{"none", "😀 যমুনা", ""},
		{"empty", "", ""},
		{"blank", " \n ", ""},
		{"broken", "রহিম ভাঙা", "the model broke here"},
		{"after", "রহিম", "P"},
		{"long", strings.Repeat("😀 রহিম বলেন, “ঢাকা।” ", 400), strings.TrimSuffix(strings.Repeat("P G ", 400), " ")},
		{"one sentence", words + "রহিম " + words + "ঢাকা", "P G"},
		{"one word", strings.Repeat("ক", 3500) + " রহিম", "P"},
	}
	for _, c := range []struct {
		args         []string
		person, city string
	}{
		{[]string{"spacy_tag.py", "bn_model", "--map", "PERSON=PER"}, "PER:entity:রহিম:0.5", "GPE:entity:ঢাকা:0.5"},
		{[]string{"spacy_tag.py", "bn_model", "--spans-key", "sc", "--map", "PERSON=PER"}, "PER:entity:রহিম:0.25", "GPE:entity:ঢাকা:0.25"},
		{[]string{"gliner_tag.py", "bn_model", "--threshold", "0.4", "--ask", "GPE=city"}, "PER:entity:রহিম:0.75", "GPE:entity:ঢাকা:0.75"},
		{[]string{"hf_tag.py", "bn_model", "--map", "PERSON=PER"}, "PER:entity:রহিম:1", "GPE:entity:ঢাকা:1"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			isRead(t, adapters, stubs)
			r := newRig(t, "", func(o *Options) {
				o.Command = append([]string{python, filepath.Join(adapters, c.args[0])}, c.args[1:]...)
				o.Env = append(os.Environ(), "PYTHONPATH="+stubs, "PYTHONDONTWRITEBYTECODE=1", "LC_ALL=C", "PYTHONIOENCODING=ascii")
			})
			for _, x := range texts {
				got := r.ask(x.id, x.text)
				if said := strings.Join(r.said(), " "); x.id == "broken" && got == "" && strings.Contains(said, "RuntimeError: "+x.want) {
					continue
				} else if said != "" {
					t.Errorf("%s: said %q", x.id, said)
				}
				if want := strings.NewReplacer("P", c.person, "G", c.city).Replace(x.want); got != want {
					t.Errorf("%s: %.300q, want %.300q", x.id, got, want)
				}
			}
		})
	}
}

// isRead has go test know that a test reads what its program reads.
func isRead(t *testing.T, directories ...string) {
	t.Helper()
	for _, d := range directories {
		files, _ := filepath.Glob(filepath.Join(d, "*.py"))
		if len(files) == 0 {
			t.Errorf("%s is empty", d)
		}
		for _, f := range files {
			if _, err := os.ReadFile(f); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestAnAdapterWithoutItsLibrarySaysSo(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	r := newRig(t, "", func(o *Options) {
		o.Command = []string{python, "-S", "-B", "../../../docs/adapters/gliner_tag.py", "model"}
	})
	r.ask("a", "রহিম")
	r.says("ended (exit status 1): ModuleNotFoundError: No module named 'gliner'")
}

func TestTheAdapterOfTheDocumentationRuns(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	page, err := os.ReadFile("../../../docs/suggest.md")
	if err != nil {
		t.Fatal(err)
	}
	_, code, _ := strings.Cut(string(page), "```python\n")
	code, _, _ = strings.Cut(code, "```")
	const model = `
class Found:
    start, end, label, score = 0, 1, "PER", 1

def my_model():
    return lambda piece: [Found]

`
	adapters, _ := filepath.Abs("../../../docs/adapters")
	r := newRig(t, "", func(o *Options) {
		o.Command = []string{python, "-B", "-c", model + code}
		o.Env = append(os.Environ(), "PYTHONPATH="+adapters)
	})
	if got := r.ask("a", "😀 রহিম"); got != "PER:entity:😀:1" {
		t.Errorf("proposed %q", got)
	}
	r.says()
}
