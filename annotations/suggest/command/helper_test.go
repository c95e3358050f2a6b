package command

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// modeVariable makes the test binary a program that answers questions, in a way that its value names.
const modeVariable = "TIPPANI_TEST_COMMAND"

func TestMain(m *testing.M) {
	if mode, ok := os.LookupEnv(modeVariable); ok {
		answerQuestions(mode)
		return
	}
	os.Exit(m.Run())
}

type asking struct {
	ID, Text string
	Labels   []string
}

// answerQuestions answers with what stands in the texts: "=LINE" is answered with LINE, where ID stands for the id; other words by what
// the program shall do.
func answerQuestions(mode string) {
	if path, ok := strings.CutPrefix(mode, "count:"); ok {
		f, _ := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		fmt.Fprintln(f, "started")
		defer f.Close()
		answerLines(func(q asking) { fmt.Fprintf(f, "%s %q %v\n", q.ID, q.Text, q.Labels) })
		return
	}
	if mode != "" {
		fmt.Println(mode)
	}
	answerLines(func(asking) {})
}

func answerLines(seen func(asking)) {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		var q asking
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(4)
		}
		seen(q)
		id, _ := json.Marshal(q.ID)
		before, rest, _ := strings.Cut(q.Text, "=")
		verb, path, _ := strings.Cut(before, " ")
		switch verb {
		case "die":
			fmt.Fprintf(os.Stderr, "earlier\nlast \x1b[31mwords\n\n")
			os.Exit(3)
		case "hang":
			for {
				time.Sleep(time.Hour) // whether or not the input ends
			}
		case "huge":
			fmt.Println(`{"id":` + strings.Repeat("x", mostLine))
		case "when":
			for _, err := os.Stat(path); err != nil; _, err = os.Stat(path) {
				runtime.Gosched()
			}
			fallthrough
		default:
			fmt.Println(strings.ReplaceAll(rest, "ID", string(id)))
		}
	}
}
