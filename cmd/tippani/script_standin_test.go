package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// standin is a program of the scripts. It stands in for programs that users have of their own, and is itself one on every system:
//
//	standin copy FILE NEW               a browser: keeps the page that it is to show
//	standin fail                        any program that fails
//	standin from FILE PROGRAM ARG...    a shell that redirects: the program's standard input is the file, not a pipe
//	standin say LINE                    a command for suggestions that answers nonsense
//	standin tag                         a command for suggestions that finds a PER at the beginning of each article
func standin() {
	if err := standFor(os.Args[1], os.Args[2:]); err != nil {
		if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
			os.Exit(ended.ExitCode())
		}
		fmt.Fprintln(os.Stderr, "standin:", err)
		os.Exit(1)
	}
}

func standFor(role string, args []string) error {
	switch role {
	case "copy":
		content, err := os.ReadFile(args[0])
		if err != nil {
			return err
		}
		return os.WriteFile(args[1], content, 0o600)
	case "from":
		file, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer file.Close()
		c := exec.Command(args[1], args[2:]...)
		c.Stdin, c.Stdout, c.Stderr = file, os.Stdout, os.Stderr
		return c.Run()
	case "say":
		fmt.Println(args[0])
		return nil
	case "tag":
		return tagBeginnings()
	}
	return fmt.Errorf("%s", role)
}

// tagBeginnings answers each article on standard input with one span on its first code point.
func tagBeginnings() error {
	questions := bufio.NewScanner(os.Stdin)
	for questions.Scan() {
		var article struct {
			ID json.RawMessage `json:"id"`
		}
		if err := json.Unmarshal(questions.Bytes(), &article); err != nil {
			return err
		}
		fmt.Printf(`{"id":%s,"spans":[{"start":0,"end":1,"label":"PER","score":0.5}]}`+"\n", article.ID)
	}
	return questions.Err()
}
