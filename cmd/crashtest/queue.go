//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// wordsPerArticle is how many words there are to label; each stands in its article once.
const wordsPerArticle = 60

var titles = []string{"প্রথম খবর", "দ্বিতীয় খবর", "তৃতীয় খবর"}

var ids = []string{"খবর-১", "খবর-২", "খবর-৩"}

// word is the nth word of every article. No word is part of another, so that a search finds exactly it.
func word(n int) string {
	letters := []string{"ক", "খ", "গ", "ঘ", "চ", "ছ", "জ", "ঝ", "ট", "ঠ"}
	return "স্ত" + letters[n/10%10] + "ি" + letters[n%10] + "া"
}

// writeQueue writes the articles as a JSONL queue.
func writeQueue(path string) error {
	var b strings.Builder
	for i, id := range ids {
		var text strings.Builder
		for n := range wordsPerArticle {
			text.WriteString(word(n))
			text.WriteString([]string{" ", ", ", " 😀 ", "। ", "\n\n"}[(n+i)%5])
		}
		line, err := json.Marshal(map[string]any{"id": id, "text": text.String(), "meta": map[string]string{"title": titles[i]}})
		if err != nil {
			return fmt.Errorf("writing the queue: %w", err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
