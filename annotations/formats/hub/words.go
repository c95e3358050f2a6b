package hub

import (
	"cmp"
	"fmt"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model/order"
)

// words writes the card below its front matter.
func (f *figures) words(b *strings.Builder, opt *formats.Options) {
	sum := f.total()
	fmt.Fprintf(b, "\n# %s\n\nBengali articles, annotated by hand in tippani: %s with %s and %s.\n\n", cell(opt.Title),
		formats.Many(sum.records, "record"), formats.Many(sum.spans, "span"), formats.Many(sum.tokens, "token"))
	b.WriteString("## Licence\n\n")
	if opt.License == "" {
		b.WriteString("The licence of the texts and of the annotations is unknown: it was not stated when this was written. Settle it before you " +
			"share or use the dataset.\n\n")
	} else {
		fmt.Fprintf(b, "%s\n\n", cell(opt.License))
	}
	f.figures(b, opt)
	b.WriteString(columnsText)
	f.limits(b)
}

func (f *figures) figures(b *strings.Builder, opt *formats.Options) {
	splits := f.present()
	table := func(title string, heads ...string) {
		heads = append(heads, splits...)
		fmt.Fprintf(b, "## %s\n\n| %s |\n|%s\n", title, strings.Join(heads, " | "), strings.Repeat("---|", len(heads)))
	}
	line := func(of func(split string) int, cells ...string) {
		for _, split := range splits {
			cells = append(cells, fmt.Sprint(of(split)))
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
	in := func(counts map[string]int) func(string) int { return func(split string) int { return counts[split] } }
	table("Figures", "")
	line(func(s string) int { return f.splits[s].records }, "records")
	line(func(s string) int { return f.splits[s].spans }, "spans")
	line(func(s string) int { return f.splits[s].tokens }, "tokens")
	for _, answer := range sortedKeys(f.answers) {
		line(in(f.answers[answer]), map[annotations.Answer]string{annotations.InProgress: "not finished", annotations.Accept: "finished (accept)",
			annotations.Reject: "rejected (reject)", annotations.Ignore: "passed over (ignore)"}[answer])
	}
	b.WriteByte('\n')
	table("Labels", "label", "Bengali", "English", "kind")
	for _, key := range f.labelKeys(opt) {
		l, _ := opt.Schema.Label(key.label)
		bn, en := "", ""
		if l != nil {
			bn, en = l.Display.BN, l.Display.EN
		}
		line(in(f.labels[key]), cell(key.label), cell(bn), cell(en), cell(string(kindOf(opt, key.label, key.kind))))
	}
	b.WriteByte('\n')
	if len(f.relations) > 0 {
		table("Relations", "label", "Bengali", "English")
		for _, label := range sortedKeys(f.relations) {
			bn, en := "", ""
			for _, r := range opt.Schema.Relations {
				if r.Name == label {
					bn, en = r.Display.BN, r.Display.EN
				}
			}
			line(in(f.relations[label]), cell(label), cell(bn), cell(en))
		}
		b.WriteByte('\n')
	}
	table("Annotators", "name")
	for _, name := range sortedKeys(f.annotators) {
		line(in(f.annotators[name]), cell(cmp.Or(name, "not named")))
	}
	b.WriteByte('\n')
}

// labelKeys are the labels that spans have, in the order of the schema, then the others.
func (f *figures) labelKeys(opt *formats.Options) []labelKey {
	place := make(map[string]int)
	for i, l := range opt.Schema.Labels {
		place[l.Name] = i - len(opt.Schema.Labels)
	}
	var keys []labelKey
	for key := range f.labels {
		keys = append(keys, key)
	}
	order.By(keys, func(a, b labelKey) int {
		return cmp.Or(cmp.Compare(place[a.label], place[b.label]), cmp.Compare(a.label, b.label), cmp.Compare(a.kind, b.kind))
	})
	return keys
}

const columnsText = `## Columns

A row is what one annotator says of one article; several rows may have one ` + "`id`" + `. Offsets count Unicode code points of ` + "`text`" + ` from 0, as Python
counts, ends exclusive: ` + "`row[\"text\"][s[\"start\"]:s[\"end\"]] == s[\"text\"]`" + ` for every span.

| column | holds |
|---|---|
| ` + "`id`, `text`" + ` | the article, never normalised |
| ` + "`tokens`, `token_starts`, `token_ends`" + ` | words with their case endings and punctuation marks, and where they stand in the text |
| ` + "`ner_tags`" + ` | IOB2 tags of the names |
| ` + "`quote_tags`, `claim_tags`, `cue_tags`" + ` | IOB2 tags of quotations, claims, and the words that announce a quotation |
| ` + "`spans`" + ` | every span: ` + "`id`, `start`, `end`, `label`, `kind`, `text`, `attributes`, `note`, `suggested`" + ` (what proposed it), ` + "`extra`" + ` |
| ` + "`relations`" + ` | links between spans by their ids: ` + "`id`, `from`, `to`, `label`, `extra`" + ` |
| ` + "`answer`" + ` | ` + "`accept`" + ` (finished), ` + "`reject`, `ignore`" + `; null while it is not finished |
| ` + "`annotator`, `created`, `modified`, `title`, `source`" + ` | where they are known |
| ` + "`meta`, `extra`" + ` | everything else of the record, as JSON objects in text |

`

func (f *figures) limits(b *strings.Builder) {
	b.WriteString("## What to mind\n\n" +
		"* Tags show no span inside or across another of its kind (the longest is shown) and whole words only. ")
	if f.lacking+f.moved == 0 {
		b.WriteString("Here they show every span as it is.\n")
	} else {
		fmt.Fprintf(b, "Here %d of the spans are not shown by them and %d are shown by the whole words that they touch; `spans` has all, with their own ends.\n",
			f.lacking, f.moved)
	}
	unfinished := 0
	for answer, splits := range f.answers {
		for _, n := range splits {
			if answer != annotations.Accept {
				unfinished += n
			}
		}
	}
	if unfinished > 0 {
		fmt.Fprintf(b, "* %d of the records were not finished or were rejected: keep those with `answer == \"accept\"` for training and evaluation.\n",
			unfinished)
	}
	if f.suggested > 0 {
		fmt.Fprintf(b, "* Proposed by a program and taken over unchanged: %s.\n", formats.Many(f.suggested, "span"))
	}
	b.WriteByte('\n')
}
