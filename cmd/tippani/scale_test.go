//go:build unix

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// BenchmarkScale runs whole commands on a dataset of TIPPANI_SCALE megabytes (default 100), on one core and on all:
//
//	TIPPANI_SCALE=1000 go test ./cmd/tippani -run '^$' -bench Scale -benchtime 1x -timeout 30m
func BenchmarkScale(b *testing.B) {
	dir := b.TempDir()
	megabytes, err := strconv.Atoi(os.Getenv("TIPPANI_SCALE"))
	if err != nil {
		megabytes = 100
	}
	largeDataset(b, filepath.Join(dir, "d.jsonl"), megabytes*1e6, "PER")
	largeDataset(b, filepath.Join(dir, "e.jsonl"), megabytes*1e6, "ORG")
	commands := []string{"check d.jsonl", "stats d.jsonl", "split d.jsonl -o parts --force", "diff d.jsonl e.jsonl",
		"merge d.jsonl e.jsonl -o merged.jsonl --force"}
	for _, format := range []string{"prodigy", "spacy", "doccano", "labelstudio", "gliner", "hf-jsonl", "w3c", "csv", "conll", "conllu",
		"parquet", "claimreview"} {
		commands = append(commands, "export d.jsonl --to "+format+" -o d."+format+" --force")
		if format != "claimreview" {
			commands = append(commands, "import d."+format+" --from "+format+" -o imported.jsonl --force")
		}
	}
	for _, command := range commands {
		for _, cores := range []string{"1", ""} {
			name := map[string]string{"1": "one core", "": "all cores"}[cores]
			b.Run(strings.Fields(command)[0]+" "+formatOf(command)+"/"+name, func(b *testing.B) {
				runLarge(b, dir, cores, strings.Fields(command))
			})
		}
	}
}

func formatOf(command string) string {
	for _, flag := range []string{"--to ", "--from "} {
		if _, rest, ok := strings.Cut(command, flag); ok {
			return strings.Fields(rest)[0]
		}
	}
	return "native"
}

// runLarge reports megabytes of input a second of time and of processor, and the most memory held.
func runLarge(b *testing.B, dir, cores string, args []string) {
	info, err := os.Stat(filepath.Join(dir, args[1]))
	if err != nil {
		b.Fatal(err)
	}
	var wall, used time.Duration
	var memory int64
	for b.Loop() {
		cmd := exec.Command(built(b), args...)
		cmd.Dir, cmd.Env = dir, append(varsIn(dir), "GOMAXPROCS="+cores)
		forgetPeak()
		start := time.Now()
		out, err := cmd.CombinedOutput()
		wall += time.Since(start)
		if err != nil && args[0] != "diff" { // which says by its status that there are differences
			b.Fatalf("%v: %.2000s", err, out)
		}
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		used += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		memory = max(memory, int64(usage.Maxrss)<<10)
	}
	read := float64(info.Size()) * float64(b.N) / 1e6
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(read/wall.Seconds(), "MB/s")
	b.ReportMetric(read/used.Seconds(), "MB/cpu-s")
	b.ReportMetric(float64(memory)/1e6, "MB-peak")
}

// forgetPeak makes this process small: Linux counts what it has held as held by the program that it starts.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // elsewhere the figure is a bound
}

// largeDataset writes a dataset of articles of about 4 kB of news, their words shuffled so that no two are alike, with a name
// every ten words and a quote with its speaker in each paragraph: 28 spans an article.
func largeDataset(b *testing.B, path string, size int, label string) {
	b.Helper()
	news, err := os.ReadFile("../../model/source/bundled/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	words := strings.Fields(string(news))
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriterSize(f, 1<<20)
	random := rand.New(rand.NewPCG(1, 2)) // the same articles in every dataset
	var line []byte
	for n := 0; size > 0; n++ {
		r := largeRecord(b, n, words, random, label)
		line = append(record.Append(line[:0], r), '\n')
		size -= len(line)
		if _, err := out.Write(line); err != nil {
			b.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
}

func largeRecord(b *testing.B, n int, words []string, random *rand.Rand, label string) *record.Record {
	r := &record.Record{Annotator: "মিনা", Created: "2026-01-31T09:30:00Z", Modified: "2026-01-31T09:30:00Z", Tool: "tippani",
		Answer: annotations.Accept}
	var text strings.Builder
	span := func(start int, label string, kind annotations.Kind) string {
		id := "s" + strconv.Itoa(len(r.Spans)+1)
		r.Spans = append(r.Spans, &annotations.Span{ID: id, Label: label, Kind: kind,
			Range: model.Range{Start: model.Offset(start), End: model.Offset(text.Len())}})
		return id
	}
	for range 4 {
		begin, speaker := text.Len(), ""
		for i := range 60 {
			if i > 0 {
				text.WriteByte(' ')
			}
			at := text.Len()
			text.WriteString(words[random.IntN(len(words))])
			if i%10 == 5 {
				speaker = span(at, label, annotations.Entity)
			}
		}
		quote := span(begin, "QUOTE", annotations.Quote)
		r.Relations = append(r.Relations, &annotations.Relation{ID: "r" + strconv.Itoa(len(r.Relations)+1), From: quote, To: speaker,
			Label: "SPEAKER"})
		text.WriteString("।\n")
	}
	a, err := model.NewArticle(fmt.Sprint("article-", n), strings.TrimSpace(text.String()), model.Meta{})
	if err != nil {
		b.Fatal(err)
	}
	r.Article = a
	return r
}
