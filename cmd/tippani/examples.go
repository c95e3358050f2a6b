package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// examples are two calls of each command, or more, that its help shows; they run as they stand when the files are there.
var examples = map[string][]string{
	"tippani open": {
		"tippani article.txt                                # writes article.annotations.jsonl beside it",
		"tippani open articles/ -o news.jsonl --lang bn     # a directory into one dataset, the interface in Bengali",
		"curl -s https://example.org/page | tippani - -o page.jsonl",
	},
	"tippani check": {
		"tippani check article.annotations.jsonl",
		"tippani check --lint article.annotations.jsonl     # what looks wrong too",
		"git show HEAD:news.jsonl | tippani check --json -  # an older version, for a program to read",
	},
	"tippani doctor": {
		"tippani doctor                                     # in the terminal in which you annotate",
		"tippani doctor --save widths.json && tippani open --widths widths.json article.txt",
	},
	"tippani labels": {
		"tippani labels > mine.toml                         # a file to change",
		"tippani labels --labels mine.toml --json           # is it right, and what is in it?",
	},
	"tippani keys": {
		"tippani keys                                       # to rebind",
		"tippani keys --markdown --lang bn                  # to read, in Bengali",
	},
	"tippani export": {
		"tippani export news.jsonl --to spacy --kinds entity -o train.spacy.jsonl",
		"tippani export news.jsonl --to conll --labels PER,ORG --answer accept > train.conll",
		"tippani export news.jsonl --to brat -o brat/",
	},
	"tippani view": {
		"tippani view article.txt                           # what was annotated in it",
		"tippani view news.jsonl --annotator mina --kinds quote,claim",
	},
	"tippani import": {
		"tippani import labelled.json                       # writes labelled.annotations.jsonl; the format is told from the content",
		"tippani import old.tsv --from conll --tag-column 2 --annotator mina -o mina.jsonl",
	},
	"tippani stats": {
		"tippani stats news.jsonl",
		"tippani stats mina.jsonl rina.jsonl --kinds entity --answer accept --json",
	},
	"tippani assign": {
		"tippani assign queue.jsonl --to mina,rafi --overlap 2 -o queues/   # both annotate everything",
		"tippani assign queue.jsonl --to mina,rafi,tuli --overlap 2 --share 20% -o queues/   # every fifth twice",
		"tippani assign queue.jsonl --to mina=sports,rafi=city --by meta.desk -o queues/",
	},
	"tippani review": {
		"tippani review news.jsonl                          # decide; gold goes into news.jsonl too",
		"tippani review mina.jsonl rafi.jsonl -o gold.jsonl --auto agree   # first what needs nobody",
		"tippani review news.jsonl --mine mina              # what was decided otherwise",
	},
	"tippani evaluate": {
		"tippani evaluate gold.jsonl predicted.jsonl",
		"tippani evaluate news.jsonl news.jsonl --annotator mina --predictor rina --kinds entity --json",
	},
	"tippani agree": {
		"tippani agree news.jsonl                           # everybody's work in one file",
		"tippani agree mina.jsonl rafi.jsonl --kinds quote --worst 30",
		"tippani agree news.jsonl --annotator gold,mina --units csv > units.csv",
	},
	"tippani split": {
		"tippani split news.jsonl --seed 1                  # news.train.jsonl, news.dev.jsonl, news.test.jsonl",
		"tippani split news.jsonl --train 90 --dev 0 --test 10 --labels PER,ORG -o parts/",
	},
	"tippani diff": {
		"tippani diff old.jsonl new.jsonl",
		"tippani diff news.jsonl --pair mina,rafi               # what the two disagree about",
		"git show HEAD:news.jsonl | tippani diff - news.jsonl   # what has changed since the last commit",
	},
	"tippani merge": {
		"tippani merge mina.jsonl rina.jsonl -o both.jsonl",
		"tippani merge mina.jsonl rina.jsonl --as team --keep apart -o team.jsonl",
	},
	"tippani reanchor": {
		"tippani reanchor news.jsonl articles/              # what an edit of the articles would do to their annotations",
		"tippani reanchor news.jsonl articles/ --write --renamed",
	},
	"tippani train": {
		"tippani train article.annotations.jsonl -o news.model",
		"tippani train week1.jsonl week2.jsonl -o news.model && tippani suggest week3/ --model news.model -o suggested.jsonl",
	},
	"tippani suggest": {
		"tippani suggest articles/ --command \"python3 tag.py\" -o suggested.jsonl",
		"tippani suggest gold.jsonl --command \"python3 tag.py\" --afresh -o predicted.jsonl   # to measure it",
	},
	"tippani completion": {
		"tippani completion bash > ~/.local/share/bash-completion/completions/tippani",
		"tippani completion fish > ~/.config/fish/completions/tippani.fish",
	},
	"tippani completion bash": {
		"source <(tippani completion bash)                  # in this shell",
		"tippani completion bash > ~/.local/share/bash-completion/completions/tippani",
	},
	"tippani completion zsh": {
		"source <(tippani completion zsh)                   # in this shell",
		"tippani completion zsh > \"${fpath[1]}/_tippani\"",
	},
	"tippani completion fish": {
		"tippani completion fish | source                   # in this shell",
		"tippani completion fish > ~/.config/fish/completions/tippani.fish",
	},
	"tippani completion powershell": {
		"tippani completion powershell | Out-String | Invoke-Expression   # in this shell",
		"tippani completion powershell >> $PROFILE",
	},
}

// illustrate gives each command its examples.
func illustrate(root *cobra.Command) {
	for _, c := range root.Commands() {
		if lines := examples[c.CommandPath()]; lines != nil {
			c.Example = "  " + strings.Join(lines, "\n  ")
		}
		illustrate(c)
	}
}
