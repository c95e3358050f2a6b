// Command echo shows each key it gets, through Bubble Tea and a terminal.Terminal, for the tests: p panics, i shows its number, f starts
// processes without end, ctrl+z stops, q ends.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/cmd/process"
	"tippani/tui/terminal"
	_ "tippani/tui/terminal/noquery"
	_ "tippani/tui/terminal/noquery/restore"
	"tippani/tui/typed"
)

type late terminal.Answers

type model struct {
	term  *terminal.Terminal
	lines []string
}

func (m *model) Init() tea.Cmd { m.show("ready"); return nil }

func (m *model) View() string { return "" }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		text := msg.String()
		if len(text) > 60 {
			text = fmt.Sprintf("%d bytes", len(text))
		}
		m.show("key " + text)
		switch msg.String() {
		case "q":
			return m, tea.Quit
		case "p":
			panic("as asked")
		case "i":
			m.show(fmt.Sprintf("pid %d.", os.Getpid()))
		case "f":
			go startProcesses()
		case "ctrl+z":
			if err := m.term.Background(); err != nil {
				m.show(err.Error())
			}
		}
	case tea.MouseMsg:
		m.show("mouse " + msg.String())
	case terminal.Size:
		m.show(fmt.Sprintf("size %d %d", msg.Columns, msg.Rows))
	case os.Signal:
		m.show("signal " + msg.String())
		return m, tea.Quit
	case late:
		m.show(fmt.Sprintf("late %d", len(msg.Widths)))
	}
	return m, nil
}

func (m *model) show(line string) {
	m.lines = append(m.lines, line)
	rows := m.lines
	if height := m.term.Size().Rows; len(rows) > height {
		rows = rows[len(rows)-height:]
	}
	m.term.Show(terminal.Frame{Rows: append([]string{}, rows...), CursorVisible: true})
}

func main() { os.Exit(run()) }

func run() int {
	term, err := process.Open(process.Options{In: os.Stdin, Out: os.Stdout, Env: os.Environ()})
	var none *terminal.NoTerminalError
	if errors.As(err, &none) {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer term.Close()
	term.Ask([]string{"স্ত্রী", "বাংলা"})
	m := &model{term: term}
	p := tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler(),
		tea.WithoutCatchPanics())
	go func() {
		for {
			select {
			case <-term.Gone():
				p.Kill()
				return
			case s := <-term.Sizes():
				p.Send(s)
			case s := <-term.Stops():
				p.Send(s)
			case a := <-term.Late():
				p.Send(late(a))
			}
		}
	}()
	go typed.Forward(term.Input(), p.Send)
	if _, err := p.Run(); err != nil {
		return 1
	}
	return 0
}

// startProcesses starts processes in groups of their own, one after the other.
func startProcesses() {
	for {
		cmd := exec.Command("/bin/true")
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		_ = cmd.Run()
	}
}
