package annotations

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestDefaultSchemaHasGuidelinesAndKeysForEveryLabel(t *testing.T) {
	schema := Default()
	keys := ""
	for _, l := range schema.Labels {
		keys += l.Key
		if l.Display.BN == "" || l.Display.EN == "" || l.Description.BN == "" || l.Description.EN == "" {
			t.Errorf("%s lacks a name or guideline in one of the languages", l.Name)
		}
	}
	if keys != "1234567890" {
		t.Errorf("keys are %q", keys)
	}
	for _, r := range schema.Relations {
		if got := r.Allows(Class{Claim, "CLAIM"}, Class{Quote, "QUOTE"}); got != (r.Name == "CLAIMANT") {
			t.Errorf("claim to quote by %s: %v", r.Name, got)
		}
	}
	if quote, _ := schema.Label("QUOTE"); !quote.Attributes[0].Allows("indirect") {
		t.Error("QUOTE has no type indirect")
	}
}

func TestASchemaPrintedAsTOMLReadsBackTheSame(t *testing.T) {
	printed, err := Default().TOML()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseSchema("printed.toml", printed)
	if err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	if diff := cmp.Diff(Default(), again, cmpopts.IgnoreUnexported(Schema{})); diff != "" {
		t.Error(diff)
	}
}

func TestKeysInOtherCaseAndInlineTablesAreRead(t *testing.T) {
	schema, err := ParseSchema("x.toml", []byte("label = [{ Name = 'A', KIND = 'entity', attribute = [{ name = 't', value = [{ name = "+
		"'v', display.bn = 'ভ' }] }] }]"))
	if err != nil || schema.Labels[0].Attributes[0].Values[0].Display.BN != "ভ" {
		t.Error(err, schema)
	}
}

// BenchmarkParseSchema reads label files of 1,000 and 16,000 labels, sound ones and ones of unknown keys only: the time a label
// stays the same.
func BenchmarkParseSchema(b *testing.B) {
	for _, line := range []string{"color = 'red'", "colour = 'red'"} {
		for _, n := range []int{1_000, 16_000} {
			var data []byte
			for i := range n {
				data = fmt.Appendf(data, "[[label]]\nname = 'L%d'\nkind = 'entity'\n%s\n", i, line)
			}
			b.Run(fmt.Sprintf("%.6s/%d", line, n), func(b *testing.B) {
				for b.Loop() {
					_, _ = ParseSchema("x.toml", data)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/label")
			})
		}
	}
}

func TestAFaultySchemaIsReportedWithPlaceAndRemedy(t *testing.T) {
	const good = "[[label]]\nname = \"ক\"\nkind = \"entity\"\nkey = \"1\"\n"
	for _, c := range []struct{ name, toml, want string }{
		{"no labels", "", "x.toml: the schema has no labels"},
		{"an empty file with a byte order mark", "\uFEFF", "x.toml: the schema has no labels"},
		{"duplicate name", good + strings.Replace(good, "\"1\"", "\"2\"", 1), "x.toml:6:1: the label ক is defined twice"},
		{"duplicate key", good + "[[label]]\nname=\"B\"\nkind=\"claim\"\nkey=\"1\"",
			`x.toml:8:1: the key "1" of label B is already that of ক`},
		{"duplicate key in Bengali digits", good + "[[label]]\nname=\"B\"\nkind=\"claim\"\nkey=\"১\"",
			`x.toml:8:1: the key "১" of label B is already that of ক`},
		{"duplicate key, composed and decomposed", strings.Replace(good, "\"1\"", "\"\u09DF\"", 1) +
			"[[label]]\nname=\"B\"\nkind=\"claim\"\nkey=\"\u09AF\u09BC\"", "x.toml:8:1: the key"},
		{"a key that can't be seen", "[[label]]\nname='A'\nkind='entity'\nkey=\"\\t\"",
			`x.toml:4:1: label A has the key "\t", which no key types so that one sees it`},
		{"a joiner for a key", "[[label]]\nname='A'\nkind='entity'\nkey=\"\\u200d\"",
			`x.toml:4:1: label A has the key "\u200d", which no key types`},
		{"a control character for a key", "[[label]]\nname='A'\nkind='entity'\nkey=\"\\u001b\"",
			`x.toml:4:1: label A has the key "\x1b", which no key types`},
		{"an empty key is none, twice", "[[label]]\nname='A'\nkind='entity'\nkey=''\n[[label]]\nname='A'\nkind='entity'\nkey=''",
			"x.toml:6:1: the label A is defined twice"},
		{"unknown kind", "[[label]]\nname=\"A\"\n  kind=\"thing\"", `x.toml:3:3: label A has the unknown kind "thing"`},
		{"no kind", "[[label]]\nname=\"A\"", `x.toml:1:3: label A has the unknown kind ""`},
		{"bad colour", good + `color = "#12345"`, `x.toml:5:1: label ক has the colour "#12345"`},
		{"key of two letters", "[[label]]\nname='A'\nkind='entity'\nkey='কক'", `x.toml:4:1: label A has the key "কক"`},
		{"attribute without values", good + "[[label.attribute]]\nname='t'", "x.toml:5:3: the attribute t has no values"},
		{"default that is no value", good + "[[label.attribute]]\nname='t'\ndefault='z'\n[[label.attribute.value]]\nname='y'",
			"x.toml:7:1: the default \"z\""},
		{"relation of an unknown kind", good + "[[relation]]\nname='R'\nfrom=['quote']\nto=['entitty']",
			`x.toml:8:1: the relation R names "entitty", which is neither a kind nor a label`},
		{"relation to a label that another relation's name is", good + "[[relation]]\nname='R'\nfrom=['ক']\nto=['R']",
			`x.toml:8:1: the relation R names "R", which is neither`},
		{"relation to a label in other letters", good + "[[relation]]\nname='R'\nfrom=['entity']\nto=['entity', 'খ']",
			`x.toml:8:1: the relation R names "খ"`},
		{"relation without from", good + "[[relation]]\nname='R'\nto=['entity']", `x.toml:5:3: the relation R has no "from"`},
		{"unknown key", good + "colour = 'red'", `x.toml:5:1: the key "colour" is unknown here`},
		{"unknown key of an inline table", good + "display = { bn = 'ক', fr = 'k' }", `x.toml:5:25: the key "fr" is unknown here`},
		{"unknown key of an inline table in an array", good + "attribute = [{ name = 't', value = [{ name = 'v', nane = 'w' }] }]",
			`x.toml:5:51: the key "nane" is unknown here`},
		{"unknown part of a dotted key", good + "description.fr = 'k'", `x.toml:5:13: the key "fr" is unknown here`},
		{"unknown table", good + "[label.description]\nbn = 'ক'\n[labels]\nname = 'x'", `x.toml:7:2: the key "labels" is unknown here`},
		{"the first of many unknown keys", good + strings.Repeat("[[label]]\nnane = 'x'\n", 5000),
			`x.toml:6:1: the key "nane" is unknown here`},
		{"a syntax error", good + "color = red", "x.toml:5:9: "},
		{"a name with a control character", "[[label]]\nname=\"A\\u001b\"\nkind='entity'", "x.toml:2:1: the label name"},
		{"a number for a name", "[[label]]\nname=1", "x.toml:2:6: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseSchema("x.toml", []byte(c.toml))
			var fault *SchemaError
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), c.want) || fault.Remedy == "" {
				t.Errorf("got %v\nwant %s…", err, c.want)
			}
		})
	}
}

func TestTheEndsOfARelationAreKindsOrLabels(t *testing.T) {
	schema, err := ParseSchema("x.toml", []byte(`
[[label]]
name = "ব্যক্তি"
kind = "entity"
[[label]]
name = "তারিখ"
kind = "entity"
[[label]]
name = "quote"
kind = "claim"
[[label]]
name = "উক্তি"
kind = "quote"
[[relation]]
name = "বক্তা"
from = ["quote"]
to = ["ব্যক্তি", "cue"]
`))
	if err != nil {
		t.Fatal(err)
	}
	speaker, _ := schema.Relation("বক্তা")
	said := Class{Quote, "উক্তি"}
	for _, c := range []struct {
		name     string
		from, to Class
		want     bool
	}{
		{"the label named", said, Class{Entity, "ব্যক্তি"}, true},
		{"another label of its kind", said, Class{Entity, "তারিখ"}, false},
		{"a label that was read from a file, of a kind named", said, Class{Cue, "আগের"}, true},
		{"a word that is a kind and a label means the kind", Class{Claim, "quote"}, Class{Entity, "ব্যক্তি"}, false},
		{"the wrong way round", Class{Entity, "ব্যক্তি"}, said, false},
	} {
		if got := speaker.Allows(c.from, c.to); got != c.want {
			t.Errorf("%s: %v to %v is %v", c.name, c.from, c.to, got)
		}
	}
}
